import { createReader, isPlain } from './spellings.ts';

/** What is searched for. */
interface Pattern {
  /** Counted from 0. */
  readonly id: number;
  /** In small letters. */
  readonly folded: string;
}

/**
 * A text is known by so many of its first characters: where the others do not follow it was cut off. Half a secret is no less
 * secret.
 */
const maxKnownBy = 100;
const maxRemembered = 100_000;

/** Patterns by their first two code points. */
type Patterns = ReadonlyMap<number, ReadonlyMap<number, readonly Pattern[]>>;

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Builds the function that finds these texts, of two characters or more, in another text, in any spelling and in small or
 * large letters. The places come in order; those that overlap or touch are one. The time grows with the length of the text,
 * not with the number of ways in which it can be read.
 */
export function createFinder(texts: ReadonlySet<string>): (text: string) => readonly Range[] {
  const patterns = createPatterns(texts);
  return (text) => new Search(text, patterns).findAll();
}

function createPatterns(texts: ReadonlySet<string>): Patterns {
  const patterns = new Map<number, Map<number, Pattern[]>>();
  for (const [id, text] of [...texts].entries()) {
    const folded = foldAll(text);
    const first = folded.codePointAt(0) ?? 0;
    const second = folded.codePointAt(lengthOf(first));
    if (second === undefined) continue;
    const starting = patterns.get(first) ?? new Map<number, Pattern[]>();
    const alike = starting.get(second) ?? [];
    alike.push({ id, folded });
    starting.set(second, alike);
    patterns.set(first, starting);
  }
  return patterns;
}

/** A character as it is compared: as a small letter. */
function fold(point: number): number {
  if (point < 0x80) return point >= 0x41 && point <= 0x5a ? point + 0x20 : point;
  const lower = String.fromCodePoint(point).toLowerCase();
  const folded = lower.codePointAt(0) ?? point;
  return lower.length === String.fromCodePoint(folded).length ? folded : point;
}

function foldAll(text: string): string {
  // Most are ASCII, and as a whole they are folded in no time.
  if (/^[\0-\x7F]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, (character) => String.fromCodePoint(fold(character.codePointAt(0) ?? 0))).join('');
}

/** In code units. */
function lengthOf(point: number): number {
  return point > 0xffff ? 2 : 1;
}

interface Place {
  /** How many code units of the pattern stand before it. */
  readonly index: number;
  readonly at: number;
}

/** One text while it is searched. */
class Search {
  readonly #text: string;
  readonly #patterns: Patterns;
  readonly #read: ReturnType<typeof createReader>;
  /** What {@link #follow} has found, by pattern and place. */
  readonly #known = new Map<string, number | null>();

  constructor(text: string, patterns: Patterns) {
    this.#text = text;
    this.#patterns = patterns;
    this.#read = createReader(text);
  }

  findAll(): readonly Range[] {
    const found: Range[] = [];
    for (let start = 0; start < this.#text.length; start += 1) {
      const end = this.#mayStart(start) ? this.#findEnd(start) : null;
      if (end === null) continue;
      const last = found.at(-1);
      if (last === undefined || start > last.end) found.push({ start, end });
      else found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    }
    return found;
  }

  /** Tells most places of a text apart at a glance. */
  #mayStart(at: number): boolean {
    const [unit, next] = [this.#text.charCodeAt(at), this.#text.charCodeAt(at + 1)];
    if (!isPlain(unit)) return true;
    const starting = this.#patterns.get(fold(unit));
    return starting !== undefined && (!isPlain(next) || starting.has(fold(next)));
  }

  /** Where the longest text that is searched for and starts at a place ends; null when none does. */
  #findEnd(start: number): number | null {
    let longest: number | null = null;
    for (const first of this.#read(start)) {
      const starting = this.#patterns.get(fold(first.point));
      if (starting === undefined) continue;
      for (const second of this.#read(first.end)) {
        const index = lengthOf(first.point) + lengthOf(second.point);
        for (const pattern of starting.get(fold(second.point)) ?? []) {
          const end = this.#follow(pattern, { index, at: second.end });
          if (end !== null) longest = Math.max(longest ?? 0, end);
        }
      }
    }
    return longest;
  }

  /** Where this pattern ends at the latest when its characters from a place on stand there; null when they do not. */
  #follow(pattern: Pattern, from: Place): number | null {
    const { id, folded } = pattern;
    const last = Math.min(folded.length, maxKnownBy);
    const { index, at } = this.#followPlain(folded, { ...from, last });
    if (index >= last) return this.#followFurther(folded, { index, at });
    if (isPlain(this.#text.charCodeAt(at))) return null;
    // A place is reached on many ways; without this the time would grow with all of them.
    const key = `${id} ${index} ${at}`;
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    let longest: number | null = null;
    for (const { point, end } of this.#read(at)) {
      if (fold(point) !== folded.codePointAt(index)) continue;
      const after = this.#follow(pattern, { index: index + lengthOf(point), at: end });
      if (after !== null) longest = Math.max(longest ?? 0, after);
    }
    if (this.#known.size > maxRemembered) this.#known.clear();
    this.#known.set(key, longest);
    return longest;
  }

  /** Goes on while the text agrees and holds nothing that could mean something else. */
  #followPlain(folded: string, { index, at, last }: Place & { readonly last: number }): Place {
    let length = 0;
    while (index + length < last) {
      const unit = this.#text.charCodeAt(at + length);
      if (!isPlain(unit) || fold(unit) !== folded.charCodeAt(index + length)) break;
      length += 1;
    }
    return { index: index + length, at: at + length };
  }

  /** Where the text ceases to agree with a pattern. */
  #followFurther(folded: string, from: Place): number {
    const { index, at } = this.#followPlain(folded, { ...from, last: folded.length });
    // All readings go on side by side.
    let places = new Set([at]);
    for (const character of folded.slice(index)) {
      const next = new Set<number>();
      for (const place of places) {
        for (const { point, end } of this.#read(place)) if (fold(point) === character.codePointAt(0)) next.add(end);
      }
      if (next.size === 0) break;
      places = next;
    }
    return Math.max(...places);
  }
}
