import { expect, test } from 'vitest';
import { isFinal, ServiceError } from '../../src/services/service.ts';

test.each(['scored', 'failed', 'cancelled', 'timed-out'] as const)('a job that is %s is over', (state) => {
  expect(isFinal({ state })).toBe(true);
});

test.each(['waiting', 'running', 'unrecognised'] as const)('a job that is %s may still get a score', (state) => {
  expect(isFinal({ state })).toBe(false);
});

test('an error of a service keeps its name and its cause for whoever looks for the reason', () => {
  const cause = new Error('reset');
  expect(new ServiceError('unavailable', 'GET /jobs failed', { cause })).toMatchObject({
    name: 'ServiceError',
    kind: 'unavailable',
    message: 'GET /jobs failed',
    cause,
    retryAfterMs: null,
  });
});
