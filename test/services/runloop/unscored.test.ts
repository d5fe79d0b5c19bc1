import { describe, expect, test } from 'vitest';
import { completed, outcomeOf, type Result, read, specOf } from '../../fixtures/runloop-views.ts';

const failedBy = (exception_type: string): Result => ({
  state: 'FAILED',
  failure_reason: { exception_type, exception_message: 'why' },
});
const jobOf = (results: readonly Result[], scenarios = results.length) =>
  completed({ benchmark_outcomes: [outcomeOf(results)], job_spec: specOf(scenarios) });

describe('what ended without a score', () => {
  test.each<[string, readonly Result[], number, readonly { readonly reason: string; readonly count: number }[]]>([
    ['is nothing where all completed', [1, 0], 2, []],
    ['is not what the agent failed', [1, { state: 'FAILED' }, failedBy('NonZeroAgentExitCodeError')], 3, []],
    [
      'is what the sandbox ended',
      [1, failedBy('SandboxCrashedError')],
      2,
      [{ reason: 'SandboxCrashedError', count: 1 }],
    ],
    ['is what ran out of time', [1, { state: 'TIMEOUT' }], 2, [{ reason: 'timed out', count: 1 }]],
    ['is what was cancelled', [1, { state: 'CANCELED' }], 2, [{ reason: 'cancelled', count: 1 }]],
    ['is what has no outcome', [1], 3, [{ reason: 'no outcome', count: 2 }]],
    [
      'is told by why, the most frequent first',
      [{ state: 'TIMEOUT' }, failedBy('DevboxError'), failedBy('DevboxError'), failedBy('VerifierTimeoutError'), 1],
      5,
      [
        { reason: 'DevboxError', count: 2 },
        { reason: 'timed out', count: 1 },
        { reason: 'VerifierTimeoutError', count: 1 },
      ],
    ],
  ])('%s', (_, results, scenarios, unscored) => {
    expect(read(jobOf(results, scenarios)).unscored).toEqual(unscored);
  });

  test('is told apart in the details', () => {
    const { details } = read(jobOf([1, { state: 'FAILED' }, failedBy('SandboxCrashedError'), { state: 'TIMEOUT' }]));
    expect(details[0]?.note).toBe('1 of 4 scenarios completed, 1 failed, 1 ended by SandboxCrashedError, 1 timed out');
  });

  test('comes without secrets', () => {
    const job = read(jobOf([1, failedBy('SandboxError-hunter2')]), {
      redact: (text) => text.replaceAll('hunter2', '***'),
    });
    expect(job.unscored).toEqual([{ reason: 'SandboxError-***', count: 1 }]);
  });

  test('is told of the judged agent alone, and not at all without a score', () => {
    const outcomes = [outcomeOf([1, failedBy('SandboxError')], 'good'), outcomeOf([0, 0], 'bad')];
    const job = completed({ benchmark_outcomes: outcomes, job_spec: specOf(2, ['good', 'bad']) });
    expect(read(job).unscored).toEqual([]);
    expect(read(job, { agent: 'good' }).unscored).toEqual([{ reason: 'SandboxError', count: 1 }]);
    expect(read({ ...job, state: 'failed' }).unscored).toBeUndefined();
  });
});

describe('what the mean leaves out', () => {
  test('is whatever did not complete, with completed-scenarios', () => {
    const metric = 'completed-scenarios';
    const results = [1, { state: 'FAILED' }, { state: 'TIMEOUT' }, 1] as const;
    expect(read(jobOf(results, 5), { metric }).leftOut).toEqual({ scenarios: 3, of: 5 });
    expect(read(jobOf([1, 1]), { metric }).leftOut).toBeUndefined();
    expect(read(jobOf(results, 5)).leftOut).toBeUndefined();
  });
});
