import { expect, test } from 'vitest';
import { remember } from '../../src/text/remember.ts';

test('what a text comes to is found out once, and anew when much else was asked', () => {
  const asked: string[] = [];
  const lengthOf = remember((text) => {
    asked.push(text);
    return text === '' ? null : text.length;
  });
  expect(['ab', 'c', 'ab', '', ''].map(lengthOf)).toEqual([2, 1, 2, null, null]);
  expect(asked).toEqual(['ab', 'c', '']);
  for (let number = 0; number < 100; number += 1) lengthOf(String(number));
  expect(lengthOf('ab')).toBe(2);
  expect(asked.filter((text) => text === 'ab')).toHaveLength(2);
});
