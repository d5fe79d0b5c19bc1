import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPrintableAscii, joinLines, toOneLine } from '../../src/text/one-line.ts';

/** Words of ASCII as they come, with everything between them that is no word. */
const asciiTexts = fc.array(fc.constantFrom('word', 'A1', '-', '.', ' ', '  ', '\t', '\n', '\r\n', '\u{1B}[31m', '\0'));

test('a text of ASCII is its words, with one space in place of all that stands between them', () => {
  fc.assert(
    fc.property(asciiTexts, (pieces) => {
      const text = pieces.join('');
      const words = text.replaceAll('\u{1B}[31m', '').split(/[\0 \t\r\n]+/);
      expect(toOneLine(text)).toBe(words.filter((word) => word !== '').join(' '));
    }),
  );
});

test.each([
  ['a b', 'a b', 'a b'],
  [' a  b ', 'a b', 'a b'],
  ['a\n  b', 'a b', 'ab'],
  ['a\u{200B}b', 'ab', 'ab'],
  ['é\u{A0}ü', 'é ü', 'é ü'],
])('%j is one line, and joined one without its breaks', (text, line, joined) => {
  expect([toOneLine(text), joinLines(text)]).toEqual([line, joined]);
});

test.each([
  ['', true],
  [' ~', true],
  ['\t', false],
  ['\u{7F}', false],
  ['é', false],
])('whether %j is printable ASCII: %s', (text, isPrintable) => {
  expect(isPrintableAscii(text)).toBe(isPrintable);
});
