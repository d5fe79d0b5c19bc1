import { isPrintableAscii, toOneLine } from '../text/one-line.ts';

export { toOneLine };

/**
 * Characters of which each is seen as one, whatever stands beside it: ASCII, the letters of Latin, Greek and Cyrillic, punctuation,
 * arrows, signs of mathematics, blocks, kana, CJK ideographs. A test holds each of them against `Intl.Segmenter`.
 */
const plain =
  /^[ -~\u{A1}-\u{AC}\u{AE}-\u{2FF}\u{370}-\u{482}\u{48A}-\u{52F}\u{2010}-\u{2027}\u{2030}-\u{205E}\u{2070}-\u{20CF}\u{2100}-\u{2BFF}\u{3001}-\u{3029}\u{3041}-\u{3096}\u{30A1}-\u{30FF}\u{4E00}-\u{9FFF}]*$/u;
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
  const line = toOneLine(near);
  const isWhole = near.length === text.length;
  const isShort = line.length <= maxGraphemeLength || isPrintableAscii(line);
  if (isWhole && isShort && line.length <= maxLength) return line;
  const shown = graphemesOf(line, maxLength + 1);
  if (isWhole && shown.length <= maxLength) return shown.join('');
  return `${shown
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}…`;
}

let segmenter: Intl.Segmenter | null = null;

/** The first characters as a reader counts them. The segmenter takes 15 ms and 3 MB to open, so that plain text goes without it. */
function graphemesOf(line: string, most: number): readonly string[] {
  if (plain.test(line)) return line.slice(0, most).split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const shown: string[] = [];
  for (const { segment } of segmenter.segment(line)) {
    shown.push(segment.length > maxGraphemeLength ? '\u{FFFD}' : segment);
    if (shown.length === most) break;
  }
  return shown;
}
