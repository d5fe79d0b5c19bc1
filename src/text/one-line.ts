import { stripVTControlCharacters } from 'node:util';
import { lazyPattern } from './lazy-pattern.ts';

/** Characters that take no room of their own: zero width, bidi controls, tags, variation selectors, soft hyphens. */
const invisible = lazyPattern(String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}]`, 'gu');
/** Control characters (CR, LF, NEL, NUL, ESC, …), line and paragraph separators, every kind of space. */
const blank = lazyPattern(String.raw`[\p{Cc}\p{Z}]+`, 'gu');
/** More than two marks on one letter write over the lines above and below. */
const piledMarks = lazyPattern(String.raw`(\p{M}{2})\p{M}+`, 'gu');
/** Code points that no document may hold; lone surrogates are replaced before. */
const nonCharacters = lazyPattern(String.raw`\p{Noncharacter_Code_Point}`, 'gu');

/** A control character, or what ends a line, with what indents the next one. */
const lineBreak = lazyPattern(String.raw`[\p{Cc}\u2028\u2029][\p{Cc}\p{Z}]*`, 'gu');

/**
 * Makes one visible line of any text: no control, invisible or bidi character, no line break, single spaces, well-formed Unicode.
 *
 * It is not escaped: each renderer escapes for its own format. No renderer takes anything else out of a text, so a secret that
 * cannot be found in this line cannot be read in what is rendered either.
 */
export function toOneLine(text: string): string {
  if (isPrintableAscii(text) && !/^ | $| {2}/.test(text)) return text;
  return stripVTControlCharacters(text)
    .toWellFormed()
    .replace(invisible(), '')
    .replace(nonCharacters(), '\u{FFFD}')
    .replace(blank(), ' ')
    .replace(piledMarks(), '$1')
    .trim();
}

/**
 * The one line that a text was before it was broken into lines, or between whose characters control characters stand: nothing is in their
 * place.
 */
export function joinLines(text: string): string {
  return toOneLine(isPrintableAscii(text) ? text : stripVTControlCharacters(text).replace(lineBreak(), ''));
}

/** Whether a text has nothing but what keyboards have: most do. */
export function isPrintableAscii(text: string): boolean {
  return !/[^ -~]/.test(text);
}
