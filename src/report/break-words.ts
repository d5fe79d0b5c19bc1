import { lazyPattern } from '../text/lazy-pattern.ts';
import { isPrintableAscii } from '../text/one-line.ts';

/** Stands for `<wbr>` until the text is escaped: where a line may break, but a copied name stays whole. Cannot come from outside. */
export const breakHere = '\u{AD}';

const separator = lazyPattern(String.raw`(?<=\p{L})[_/](?=\p{L})`, 'gu');

/** Names of several words may break between them. */
export function breakNames(line: string): string {
  // The same, without the tables of Unicode.
  const between = isPrintableAscii(line) ? /(?<=[A-Za-z])[_/](?=[A-Za-z])/g : separator();
  return line.replaceAll(between, `$&${breakHere}`);
}

const dot = lazyPattern(String.raw`(?<=[\p{L}\p{N}]{2})\.(?=[\p{L}\p{N}]{2})`, 'gu');
const inLongWord = lazyPattern(String.raw`([^\s\u{AD}-]{24})(?=[^\s\u{AD}\p{M}/_-])`, 'gu');

/** Long words may break: addresses after a dot, others anywhere. */
export function breakLongWords(line: string): string {
  const longWord = /[^\s\u{AD}-]{25,}/gu;
  if (line.search(longWord) < 0) return line;
  const dotted = line.replaceAll(longWord, (word) => word.replaceAll(dot(), `.${breakHere}`));
  return dotted.replaceAll(inLongWord(), `$1${breakHere}`);
}

const beforeDigit = lazyPattern(String.raw`-(?=\p{N})|[/_](?=[^\s\u{AD}\p{M}])`, 'gu');

/** Browsers break after a hyphen by themselves, but not before a digit. */
export function breakWideWords(line: string, wordPx: number): string {
  return line
    .replaceAll(/[^\s\u{AD}/_-]+/gu, (word) => partsOf(word, wordPx).join(breakHere))
    .replaceAll(beforeDigit(), `$&${breakHere}`);
}

const markedLetter = lazyPattern(String.raw`\P{M}\p{M}*|\p{M}+`, 'gu');

/** A word in as few even parts as fit. */
function partsOf(word: string, maxPx: number): readonly string[] {
  const letters = isPrintableAscii(word) ? word.split('') : (word.match(markedLetter()) ?? []);
  for (let count = 1; count < letters.length; count += 1) {
    const size = Math.ceil(letters.length / count);
    const parts = Array.from({ length: Math.ceil(letters.length / size) }, (_, index) =>
      letters.slice(index * size, (index + 1) * size),
    );
    if (parts.every((part) => part.reduce((sum, letter) => sum + pxOf(letter), 0) <= maxPx))
      return parts.map((part) => part.join(''));
  }
  return letters;
}

const small = lazyPattern(String.raw`^\p{Ll}`, 'u');
const capital = lazyPattern(String.raw`^\p{Lu}`, 'u');

/** How wide a letter of 14 pixels is at most, roughly. */
function pxOf(letter: string): number {
  if (/^[a-z0-9]/.test(letter)) return /^[filjrt]/.test(letter) ? 5 : /^[mw]/.test(letter) ? 12 : 8;
  if (/^[.,:;'|!()[\]]/.test(letter)) return 5;
  if (/^[A-Z]/.test(letter)) return /^[MW]/.test(letter) ? 14 : 11;
  return small().test(letter) ? 9 : capital().test(letter) ? 11 : 14;
}

const rightToLeft = lazyPattern(
  String.raw`[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]`,
  'u',
);

/** Whether a text has letters that would reorder the figures beside them, unless isolated. */
export function runsRightToLeft(line: string): boolean {
  return !isPrintableAscii(line) && rightToLeft().test(line);
}
