import { describe, expect, it, test } from 'vitest';
import { joinWords, Problems, quote, quoteAll } from '../../src/plan/problem.ts';

it('begins with the name of the input and ends as a sentence does', () => {
  const problems = new Problems();
  problems.add('seed', '"x" is not a number');
  problems.add('config', 'missing. Name a file.');
  problems.add('service', 'did you mean `runloop`?');
  problems.note({ input: 'max-credits', text: 'max-credit: there is no such input.' });
  expect(problems.found).toEqual([
    { input: 'seed', text: 'seed: "x" is not a number.' },
    { input: 'config', text: 'config: missing. Name a file.' },
    { input: 'service', text: 'service: did you mean `runloop`?' },
    { input: 'max-credits', text: 'max-credit: there is no such input.' },
  ]);
  expect([problems.has('seed'), problems.has('max-credits'), problems.has('model')]).toEqual([true, true, false]);
});

describe('what the user wrote', () => {
  it('is quoted on one line', () => expect(quote('x\n"y"')).toBe(String.raw`"x\n\"y\""`));

  it('is not quoted when it is long: half a secret in it would not be found', () => {
    expect(quote('\u{1f511}'.repeat(101))).toBe('a text of 101 characters');
    expect(quote('\u{1f511}'.repeat(100))).toBe(`"${'\u{1f511}'.repeat(100)}"`);
  });

  test.each([
    [['a'], '"a"'],
    [['a', 'b', 'a'], '"a" and "b"'],
    [['a', 'b', 'c', 'd', 'e'], '"a", "b", "c", "d" and "e"'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], '"a", "b", "c", "d", "e" and 2 more'],
  ])('%j is %s', (texts, shown) => expect(quoteAll(texts)).toBe(shown));
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'a, b or c'],
])('%j are joined as %j', (words, text) => expect(joinWords(words, 'or')).toBe(text));
