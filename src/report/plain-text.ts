import { toOneLine } from '../text/one-line.ts';

export { toOneLine };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** No script needs more; an endless cluster would otherwise pass every limit that counts what is seen. */
const maxGraphemeLength = 16;

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
