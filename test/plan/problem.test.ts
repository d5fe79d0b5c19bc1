import { expect, it } from 'vitest';
import { Problems } from '../../src/plan/problem.ts';

it('names the input, what came, and what to do', () => {
  const problems = new Problems();
  problems.add('seed', { came: 'x\n"y"', expected: 'must be a number' });
  problems.add('thresholds', { holds: ['a', 'b', 'a'], expected: 'must be percentages' });
  problems.add('config', { expected: 'is missing; name a file' });
  expect(problems.found).toEqual([
    { input: 'seed', text: String.raw`Input seed is "x\n\"y\"": must be a number.` },
    { input: 'thresholds', text: 'Input thresholds holds "a", "b": must be percentages.' },
    { input: 'config', text: 'Input config is missing; name a file.' },
  ]);
  expect([problems.has('seed'), problems.has('model')]).toEqual([true, false]);
});

it('cuts between characters, not inside one', () => {
  const problems = new Problems();
  problems.add('title', { came: '\u{1f511}'.repeat(101), expected: 'must be short' });
  problems.add('title', { came: '\u{1f511}'.repeat(100), expected: 'must be short' });
  expect(problems.found.map(({ text }) => text)).toEqual([
    `Input title is "${'\u{1f511}'.repeat(100)}…": must be short.`,
    `Input title is "${'\u{1f511}'.repeat(100)}": must be short.`,
  ]);
});
