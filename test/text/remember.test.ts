import { expect, test } from 'vitest';
import { remember } from '../../src/text/remember.ts';

test('what a text comes to is found out once, and anew when much else was asked', () => {
  const asked: string[] = [];
  const lengthOf = remember((text: string) => {
    asked.push(text);
    return text === '' ? null : text.length;
  });
  expect(['ab', 'c', 'ab', '', ''].map(lengthOf)).toEqual([2, 1, 2, null, null]);
  expect(asked).toEqual(['ab', 'c', '']);
  for (let number = 0; number < 200; number += 1) lengthOf(String(number));
  expect(lengthOf('ab')).toBe(2);
  expect(asked.filter((text) => text === 'ab')).toHaveLength(2);
});

test('what is no text is known by what JSON makes of it', () => {
  const asked: object[] = [];
  const countOf = remember((given: { readonly numbers: readonly number[] }) => {
    asked.push(given);
    return given.numbers.length;
  });
  expect([[1, 2], [1, 2], [2]].map((numbers) => countOf({ numbers }))).toEqual([2, 2, 1]);
  expect(asked).toHaveLength(2);
});
