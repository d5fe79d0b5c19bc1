/** One thing wrong with what the user gave. `text` is a full sentence that names the input, what came and what to do. */
export interface Problem {
  readonly input: string;
  readonly text: string;
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

  /** `came` is left out for secrets and where nothing came. */
  add(input: string, problem: { readonly came?: string; readonly expected: string }): void {
    const shown = problem.came === undefined ? '' : ` is ${quote(problem.came)}`;
    this.#found.push({ input, text: `Input ${input}${shown}: ${problem.expected}.` });
  }
}

const longestShown = 100;

function quote(text: string): string {
  const points = Array.from(text);
  const shown = points.length > longestShown ? `${points.slice(0, longestShown).join('')}…` : text;
  return JSON.stringify(shown);
}
