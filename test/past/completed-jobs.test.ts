import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { fetchCompletedJobs } from '../../src/past/completed-jobs.ts';
import { type BenchmarkService, ServiceError } from '../../src/services/service.ts';

const never = new AbortController().signal;
const list = (completed: BenchmarkService['completed'], own: { limitMs?: number; cancelled?: AbortSignal } = {}) =>
  fetchCompletedJobs({
    service: completed === undefined ? {} : { completed },
    limit: 200,
    limitMs: own.limitMs ?? 10_000,
    clock: systemClock,
    cancelled: own.cancelled ?? never,
  });
const untilAborted: BenchmarkService['completed'] = (_asked, signal) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });

function failWith(error: Error): NonNullable<BenchmarkService['completed']> {
  return async () => {
    throw error;
  };
}

describe('the completed jobs of an account', () => {
  test('are asked for once, with a limit', async () => {
    const asked: number[] = [];
    const completed = async ({ limit }: { readonly limit: number }) => {
      asked.push(limit);
      return { jobs: [], mayBeCut: true };
    };
    expect([await list(completed), asked]).toEqual([{ jobs: [], mayBeCut: true }, [200]]);
  });

  test('are not known, and it is said why, where the service refuses, is silent, or the run is cancelled', async () => {
    const refuse = failWith(new ServiceError('unavailable', 'GET /jobs answered 503'));
    const silent = { why: 'the service did not answer in time' };
    expect(await list(refuse)).toEqual({ why: 'GET /jobs answered 503' });
    expect(await list(untilAborted, { limitMs: 1 })).toEqual(silent);
    expect(await list(untilAborted, { cancelled: AbortSignal.abort() })).toEqual(silent);
  });

  test('are not asked for where the service keeps no list', async () => {
    expect(await list(undefined)).toBeNull();
  });

  test('never hide a fault of ours', async () => {
    await expect(list(failWith(new TypeError('oops')))).rejects.toThrow('oops');
  });
});
