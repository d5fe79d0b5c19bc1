import { expect, test } from 'vitest';
import { lazyPattern } from '../../src/text/lazy-pattern.ts';

test('a pattern is read when it is first used, and once', () => {
  const broken = lazyPattern('(', 'u');
  expect(broken).toThrow(SyntaxError);
  const letters = lazyPattern(String.raw`\p{L}+`, 'gu');
  expect(letters()).toBe(letters());
  expect('día 1, night 2'.match(letters())).toEqual(['día', 'night']);
});
