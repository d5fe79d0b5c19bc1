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
