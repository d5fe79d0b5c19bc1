/** One thing wrong with what the user gave. `text` is a full sentence that names the input, what came and what to do. */
export interface Problem {
  readonly input: string;
  readonly text: string;
}

/** What is wrong with an input. Neither `came` nor `holds` is given for secrets and where nothing came. */
interface Complaint {
  /** The whole text of the input. */
  readonly came?: string;
  /** The wrong entries of a list. */
  readonly holds?: readonly string[];
  /** What is wrong and what to do; completes "Input x", or follows what came. */
  readonly expected: string;
}

/** Gathers all problems of one run, so that they are reported together. */
export class Problems {
  readonly #found: Problem[] = [];

  get found(): readonly Problem[] {
    return this.#found;
  }

  has(input: string): boolean {
    return this.#found.some((problem) => problem.input === input);
  }

  add(input: string, { came, holds, expected }: Complaint): void {
    const shown = came !== undefined ? ` is ${quote(came)}:` : holds !== undefined ? ` holds ${quoteAll(holds)}:` : '';
    this.#found.push({ input, text: `Input ${input}${shown} ${expected}.` });
  }
}

const longestShown = 100;
const mostShown = 5;

/** A text of the user's as it may stand in a sentence: in quotes, on one line, cut to a length. */
export function quote(text: string): string {
  const points = Array.from(text);
  const shown = points.length > longestShown ? `${points.slice(0, longestShown).join('')}…` : text;
  return JSON.stringify(shown);
}

function quoteAll(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  const shown = distinct.slice(0, mostShown).map(quote).join(', ');
  return distinct.length > mostShown ? `${shown} and ${distinct.length - mostShown} more` : shown;
}
