import { stripVTControlCharacters } from 'node:util';

/** Characters that take no room of their own: zero width, bidi controls, tags, variation selectors, soft hyphens. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Control characters (CR, LF, NEL, NUL, ESC, …), line and paragraph separators, every kind of space. */
const blank = /[\p{Cc}\p{Z}]+/gu;
/** More than two marks on one letter write over the lines above and below. */
const piledMarks = /(\p{M}{2})\p{M}+/gu;
/** Code points that no document may hold; lone surrogates are replaced before. */
const nonCharacters = /\p{Noncharacter_Code_Point}/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** No script needs more; an endless cluster would otherwise pass every limit that counts what is seen. */
const maxGraphemeLength = 16;

/**
 * Makes one visible line of any text: no control, invisible or bidi character, no line break, single spaces, well-formed Unicode.
 *
 * It is not escaped: each renderer escapes for its own format.
 */
export function toOneLine(text: string): string {
  return stripVTControlCharacters(text)
    .toWellFormed()
    .replace(invisible, '')
    .replace(nonCharacters, '\u{FFFD}')
    .replace(blank, ' ')
    .replace(piledMarks, '$1')
    .trim();
}

/**
 * Makes one visible line of at most `maxLength` characters as a reader counts them, the ellipsis included.
 *
 * It cuts between graphemes and must come before escaping, or it would cut an escape in two.
 */
export function cutToOneLine(text: string, maxLength: number): string {
  // What is far beyond the limit is not even looked at: remote texts can be megabytes.
  const near = text.slice(0, maxLength * maxGraphemeLength);
  const shown: string[] = [];
  let isCut = near.length < text.length;
  for (const { segment } of graphemes.segment(toOneLine(near))) {
    if (shown.length === maxLength) {
      isCut = true;
      break;
    }
    shown.push(segment.length > maxGraphemeLength ? '\u{FFFD}' : segment);
  }
  if (!isCut) return shown.join('');
  return `${shown
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}…`;
}
