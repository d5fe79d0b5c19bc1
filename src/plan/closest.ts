/** Which of the words that exist was meant by one that does not. */
import { joinWords } from './problem.ts';

/** So many letters still look like a slip; in a short word two are half of it. */
const maxSlips = ({ length }: string) => Math.min(2, Math.floor(length / 3));

interface ClosestOptions<Word> {
  readonly words: readonly Word[];
  /** How far from a word what was written may be. */
  readonly maxDistanceOf?: (word: string) => number;
}

/** The word that was most likely meant; null when none is near. Case, hyphens, underscores and plurals are ignored. */
export function findClosest<Word extends string>(
  given: string,
  { words, maxDistanceOf = maxSlips }: ClosestOptions<Word>,
): Word | null {
  const near = words.flatMap((word) => {
    const distance = distanceBetween(toCore(given), toCore(word));
    return distance <= maxDistanceOf(toCore(word)) ? { word, distance } : [];
  });
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.word ?? null;
}

/** A question for the end of a message that says that there is no such word; empty when nothing like it is known. */
export function didYouMean(given: string, words: readonly string[]): string {
  const word = findClosest(given, { words });
  return word === null ? '' : `. Did you mean \`${word}\`?`;
}

/** What is written for yes and no in other places. */
const booleans: readonly (readonly [meant: string, words: RegExp])[] = [
  ['true', /^(yes|y|on|1)$/i],
  ['false', /^(no|n|off|0)$/i],
];

/** The same question about a word that is neither `true` nor `false`. */
export function didYouMeanBoolean(given: string): string {
  const [meant] = booleans.find(([, words]) => words.test(given)) ?? [];
  return meant === undefined ? didYouMean(given, ['true', 'false']) : `. Did you mean \`${meant}\`?`;
}

/** Says that a word is none of those that are allowed, in words that follow it. */
export function renderNoneOf(given: string, words: readonly string[]): string {
  return `is not ${words.length > 2 ? 'one of ' : ''}${joinWords(words, 'or')}${didYouMean(given, words)}`;
}

function toCore(word: string): string {
  const parts = word.toLowerCase().split(/[-_\s]+/);
  return parts.map((part) => (part.length > 2 ? part.replace(/s$/, '') : part)).join('');
}

/** How many letters were added, left out, replaced or swapped with their neighbour (optimal string alignment). */
function distanceBetween(a: string, b: string): number {
  let [beforeLast, last]: [readonly number[], readonly number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [(row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1)];
      row.push(Math.min(...steps, isSwapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
