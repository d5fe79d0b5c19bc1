/** Chance that is the same for the same seed (sfc32). Independent parts of a run throw dice of their own. */
export class Dice {
  readonly #label: string;
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(label: string) {
    this.#label = label;
    [this.#a, this.#b, this.#c] = [hash(`${label} a`), hash(`${label} b`), hash(`${label} c`)];
    for (let warming = 0; warming < 12; warming += 1) this.next();
  }

  /** Dice that do not depend on how often these are thrown. */
  fork(label: string): Dice {
    return new Dice(`${this.#label}/${label}`);
  }

  /** From 0 to 1. */
  next(): number {
    const mixed = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + mixed;
    return (mixed >>> 0) / 2 ** 32;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  int(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.next());
  }

  /** Spread evenly over the orders of magnitude. */
  spread(low: number, high: number): number {
    return Math.exp(this.between(Math.log(low), Math.log(high)));
  }

  pick<T>(items: readonly T[]): T {
    const at = Math.floor(items.length * this.next());
    // Undefined may be one of the items.
    for (const item of items.slice(at, at + 1)) return item;
    throw new Error(`nothing to pick from (${this.#label})`);
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    return items
      .map((item) => ({ item, rank: this.next() }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  }
}

/** FNV-1a with a final mix. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  return state ^ (state >>> 13);
}
