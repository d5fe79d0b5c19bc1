import { describe, expect, test } from 'vitest';
import type { Cause } from '../../src/notice.ts';
import { chooseCause } from '../../src/verdict/cause.ts';
import type { RunVerdict } from '../../src/verdict/judge.ts';

const all: readonly Cause[] = [
  'input',
  'internal',
  'cancelled',
  'uncertain-payment',
  'key',
  'credits',
  'threshold',
  'service',
  'timeout',
  'job',
  'inconclusive',
];
/** What is left of the causes once this one and those before it are gone. */
const after = (cause: Cause) => new Set(all.slice(all.indexOf(cause) + 1));

describe('the cause', () => {
  test.each<[RunVerdict, readonly Cause[], Cause | null]>([
    ['passed', all, null],
    ['planned', all, null],
    ['error', all, 'input'],
    ['failed', ['threshold', 'service', 'job'], 'threshold'],
    ['failed', ['service', 'timeout', 'job'], null],
    ['failed', ['threshold', 'key'], 'key'],
    ['error', ['threshold', 'job', 'timeout', 'service'], 'service'],
    ['error', ['threshold', 'job', 'timeout'], 'timeout'],
    ['error', ['threshold', 'job'], 'job'],
    ['error', ['threshold'], null],
    ['inconclusive', ['inconclusive', 'job'], 'inconclusive'],
    ['inconclusive', ['inconclusive', 'credits'], 'credits'],
    ['error', [], null],
  ])('of a run that is %s for %j is %s', (verdict, causes, expected) => {
    expect(chooseCause(verdict, new Set(causes))).toBe(expected);
  });

  test('is the first that applies, whatever the verdict is', () => {
    for (const verdict of ['failed', 'error', 'inconclusive'] as const) {
      const [first, ...others] = all.slice(0, 6);
      expect(chooseCause(verdict, new Set(all))).toBe(first);
      for (const [nth, cause] of others.entries()) expect(chooseCause(verdict, after(all[nth] ?? cause))).toBe(cause);
    }
  });
});
