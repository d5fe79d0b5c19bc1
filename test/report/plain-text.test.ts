import { expect, test } from 'vitest';
import { cutToOneLine, toOneLine } from '../../src/report/plain-text.ts';

test.each([
  ['  a \n', 'a'],
  ['a\uFFFFb', 'a\uFFFDb'],
  ['a\uD800b', 'a\uFFFDb'],
  [`z${'\u0301'.repeat(7)}`, 'z\u0301\u0301'],
])('%j is the line %j', (text, line) => {
  expect(toOneLine(text)).toBe(line);
});

test.each([
  [16, '\u1100'.repeat(16)],
  [17, '\uFFFD'],
])('one character of %i units is shown as %j: an endless one would pass every limit', (length, shown) => {
  expect(cutToOneLine('\u1100'.repeat(length), 5)).toBe(shown);
});

test('a text that goes on far beyond its limit is cut there, even where only blanks follow', () => {
  expect(cutToOneLine(`a${' '.repeat(200)}b`, 5)).toBe('a…');
});

test('every character that is counted without the segmenter is one for the segmenter too, whatever stands beside it', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const countOf = (text: string) => [...graphemes.segment(text)].length;
  const wrong: string[] = [];
  for (let code = 0x20; code <= 0xffff; code += 1) {
    const text = toOneLine(String.fromCharCode(code).repeat(20));
    const isJoined = text.length === 20 && countOf(`a${text.slice(0, 2)}漢`) < 4;
    if (isJoined && cutToOneLine(text, 17) === `${text.slice(0, 16)}…`) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['a short text with marks and signs ✅', 100, 'a short text with marks and signs ✅'],
  ['👩🏽 and 👨🏿 and 👩🏽 and 👨🏿', 7, '👩🏽 and…'],
  ['e\u0301'.repeat(30), 20, `${'e\u0301'.repeat(19)}…`],
  ['🇩🇪'.repeat(30), 20, `${'🇩🇪'.repeat(19)}…`],
  ['plain words in a row', 12, 'plain words…'],
])('%j has at most %i characters as a reader counts them', (text, maxLength, shown) => {
  expect(cutToOneLine(text, maxLength)).toBe(shown);
});
