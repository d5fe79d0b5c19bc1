import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  breakHere,
  breakLongWords,
  breakNames,
  breakWideWords,
  runsRightToLeft,
} from '../../src/report/break-words.ts';

const shown = (line: string) => line.replaceAll(breakHere, '|');

test.each([
  ['needle_in/haystack', 'needle_|in/|haystack'],
  ['v1_2/x', 'v1_2/x'],
  ['größe_über', 'größe_|über'],
  ['a_-b', 'a_-b'],
])('%j may break between its words', (line, broken) => {
  expect(shown(breakNames(line))).toBe(broken);
});

test('a name of ASCII may break where one of other letters may', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const withOther = `${name} é`;
      expect(`${breakNames(name)} é`).toBe(breakNames(withOther));
    }),
  );
});

test.each([
  ['x'.repeat(24), 'x'.repeat(24)],
  ['x'.repeat(25), `${'x'.repeat(24)}|x`],
  ['https://model.example.com/v1', 'https://model.|example.|com/v1'],
  ['short words, and many of them', 'short words, and many of them'],
])('%j may break where it is too long for a line', (line, broken) => {
  expect(shown(breakLongWords(line))).toBe(broken);
});

test.each([
  ['abcdef', 24, 'abc|def'],
  ['WWW', 28, 'WW|W'],
  ['e\u{301}e\u{301}', 8, 'e\u{301}|e\u{301}'],
  ['run-1_b', 100, 'run-|1_|b'],
])('%j may break into parts of %d pixels', (line, px, broken) => {
  expect(shown(breakWideWords(line, px))).toBe(broken);
});

test.each([
  ['plain', false],
  ['größe', false],
  ['שלום', true],
  ['مرحبا', true],
])('whether %j runs from right to left: %s', (line, doesRun) => {
  expect(runsRightToLeft(line)).toBe(doesRun);
});
