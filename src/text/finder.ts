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
  return (text) => findAll(text, patterns);
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

function findAll(text: string, patterns: Patterns): readonly Range[] {
  const search: Search = { text, read: createReader(text), patterns, known: new Map() };
  const found: Range[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const end = mayStart(text, start, patterns) ? findEnd(start, search) : null;
    if (end === null) continue;
    const last = found.at(-1);
    if (last === undefined || start > last.end) found.push({ start, end });
    else found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return found;
}

/** Tells most places of a text apart at a glance. */
function mayStart(text: string, at: number, patterns: Patterns): boolean {
  const [unit, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  if (!isPlain(unit)) return true;
  const starting = patterns.get(fold(unit));
  return starting !== undefined && (!isPlain(next) || starting.has(fold(next)));
}

interface Search {
  readonly text: string;
  readonly read: ReturnType<typeof createReader>;
  readonly patterns: Patterns;
  /** What {@link follow} has found, by pattern and place. */
  readonly known: Map<string, number | null>;
}

/** Where the longest text that is searched for and starts at a place ends; null when none does. */
function findEnd(start: number, search: Search): number | null {
  const { read, patterns } = search;
  let longest: number | null = null;
  for (const first of read(start)) {
    const starting = patterns.get(fold(first.point));
    if (starting === undefined) continue;
    for (const second of read(first.end)) {
      for (const pattern of starting.get(fold(second.point)) ?? []) {
        const index = lengthOf(first.point) + lengthOf(second.point);
        const end = follow(pattern, { index, at: second.end }, search);
        if (end !== null) longest = Math.max(longest ?? 0, end);
      }
    }
  }
  return longest;
}

interface Place {
  /** How many code units of the pattern stand before it. */
  readonly index: number;
  readonly at: number;
}

/** Where this pattern ends at the latest when its characters from a place on stand there; null when they do not. */
function follow(pattern: Pattern, from: Place, search: Search): number | null {
  const { id, folded } = pattern;
  const { read, known } = search;
  const last = Math.min(folded.length, maxKnownBy);
  const { index, at } = followPlain(folded, { ...from, last }, search);
  if (index >= last) return followFurther(folded, { index, at }, search);
  if (isPlain(search.text.charCodeAt(at))) return null;
  // A place is reached on many ways; without this the time would grow with all of them.
  const key = `${id} ${index} ${at}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let longest: number | null = null;
  for (const { point, end } of read(at)) {
    if (fold(point) !== folded.codePointAt(index)) continue;
    const after = follow(pattern, { index: index + lengthOf(point), at: end }, search);
    if (after !== null) longest = Math.max(longest ?? 0, after);
  }
  if (known.size > maxRemembered) known.clear();
  known.set(key, longest);
  return longest;
}

/** Goes on while a text agrees and holds nothing that could mean something else. */
function followPlain(
  folded: string,
  { index, at, last }: Place & { readonly last: number },
  { text }: Pick<Search, 'text'>,
): Place {
  let length = 0;
  while (index + length < last) {
    const unit = text.charCodeAt(at + length);
    if (!isPlain(unit) || fold(unit) !== folded.charCodeAt(index + length)) break;
    length += 1;
  }
  return { index: index + length, at: at + length };
}

/** Where a text ceases to agree with a pattern. */
function followFurther(folded: string, from: Place, search: Search): number {
  const { index, at } = followPlain(folded, { ...from, last: folded.length }, search);
  // All readings go on side by side.
  let places = new Set([at]);
  for (const character of folded.slice(index)) {
    const next = new Set<number>();
    for (const place of places) {
      for (const meant of search.read(place)) if (fold(meant.point) === character.codePointAt(0)) next.add(meant.end);
    }
    if (next.size === 0) break;
    places = next;
  }
  return Math.max(...places);
}
