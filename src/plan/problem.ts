/** One thing wrong with what the user gave. `text` names the input, then what came, then what to do: full sentences. */
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

  /** Notes what is wrong with an input: words that follow its name and a colon. */
  add(input: string, says: string): void {
    const end = /[.?!]$/.test(says) ? '' : '.';
    this.note({ input, text: `${input}: ${says}${end}` });
  }

  note(problem: Problem): void {
    this.#found.push(problem);
  }
}

const maxLength = 100;
const maxShown = 5;

/**
 * A text of the user's as it may stand in a sentence: whole, in quotes and on one line, since of a secret in it half would not be found.
 */
export function quote(text: string): string {
  const { length } = Array.from(text);
  return length > maxLength ? `a text of ${length} characters` : JSON.stringify(text);
}

/** Several texts of the user's, each once: `"a", "b" and "c"`. */
export function quoteAll(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  const more = distinct.length - maxShown;
  return joinWords([...distinct.slice(0, maxShown).map(quote), ...(more > 0 ? [`${more} more`] : [])], 'and');
}

/** `a, b and c`. */
export function joinWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
