import { describe, expect, it, test } from 'vitest';
import type { JobState, ServiceFailure } from '../../src/services/service.ts';
import { type Case, judgeBenchmark } from '../../src/verdict/judge.ts';
import type { Reason } from '../../src/verdict/reason.ts';
import { createBenchmark, createCase, createJob, failureOf, read, scored } from '../fixtures/cases.ts';

const timedOut = { code: 'timed-out', timeoutMs: 3_600_000 } as const;
const isLate: Reason = { code: 'not-finished', why: timedOut };
const gone = failureOf('GET /jobs/a answered 404', 'not-found');
const waiting: JobState = { state: 'waiting', progress: null };
const running: JobState = { state: 'running', progress: { done: 2, total: 6, what: 'prompts', message: null } };
const archived: JobState = { state: 'unrecognised', raw: 'archived' };

describe('the score against the threshold', () => {
  test.each<[number, number, 'passed' | 'failed']>([
    [80, 80, 'passed'],
    [79.99, 80, 'failed'],
    [80.01, 80, 'passed'],
    [66.67, 66.67, 'passed'],
    [66.66, 66.67, 'failed'],
    [79.995, 80, 'passed'],
    [79.9949, 80, 'failed'],
    [0, 0, 'passed'],
    [0, 0.01, 'failed'],
    [100, 100, 'passed'],
    [99.99, 100, 'failed'],
  ])('%d against %d: %s', (pct, thresholdPct, verdict) => {
    const judged = judgeBenchmark(createCase([scored(pct)], { benchmark: createBenchmark({ thresholdPct }) }), null);
    expect(judged.verdict).toBe(verdict);
    // What is shown is what is judged.
    expect((judged.scorePct ?? 0) >= thresholdPct).toBe(verdict === 'passed');
  });

  it('says why it failed, and nothing when it passed', () => {
    expect(judgeBenchmark(createCase([scored(79.99, null, 6)]), null)).toMatchObject({
      scorePct: 79.99,
      passed: null,
      scored: 6,
      intervalPct: null,
      reason: { code: 'below-threshold', scorePct: 79.99, thresholdPct: 80 },
    });
    expect(judgeBenchmark(createCase([scored(100)]), timedOut).reason).toBeNull();
  });
});

describe('several jobs are pooled by their counts', () => {
  test.each<[string, readonly JobState[], object]>([
    [
      '2 of 3 is 66.67',
      [scored(100, 1, 1), scored(50, 1, 2)],
      { verdict: 'failed', scorePct: 66.67, passed: 2, scored: 3 },
    ],
    ['not by the mean of their scores', [scored(100, 9, 9), scored(0, 0, 1)], { verdict: 'passed', scorePct: 90 }],
    ['halves are rounded up as the services do', [scored(0.13, 1, 800), scored(0.13, 1, 800)], { scorePct: 0.13 }],
    [
      'without counts there is no score',
      [scored(100, 1, 1), scored(100)],
      {
        verdict: 'error',
        scorePct: null,
        reason: { code: 'counts-unknown', jobId: 'b' },
      },
    ],
  ])('%s', (_, states, judged) => {
    expect(judgeBenchmark(createCase(states), null)).toMatchObject(judged);
  });

  it('2 of 3 passes a threshold of 66.67', () => {
    const benchmark = createBenchmark({ thresholdPct: 66.67 });
    expect(judgeBenchmark(createCase([scored(100, 1, 1), scored(50, 1, 2)], { benchmark }), null).verdict).toBe(
      'passed',
    );
  });
});

/** One job that was never read. */
function unread(lost: ServiceFailure | null): Case {
  return createCase([], { evidence: [{ id: 'a', job: null, lost }], expectedJobs: 1 });
}

describe('every error has its reason', () => {
  test.each<[Case, Reason]>([
    [createCase([{ state: 'failed', reason: 'out of memory' }]), { code: 'job-failed', text: 'out of memory' }],
    [createCase([{ state: 'failed', reason: null }]), { code: 'job-failed', text: null }],
    [
      createCase([{ state: 'failed', reason: null, fault: { code: 'nothing-scored' } }]),
      { code: 'no-valid-score', fault: { code: 'nothing-scored' } },
    ],
    [createCase([{ state: 'cancelled', reason: 'by its owner' }]), { code: 'job-cancelled', text: 'by its owner' }],
    [createCase([{ state: 'timed-out', reason: 'after 1 h' }]), { code: 'job-timed-out', text: 'after 1 h' }],
    [createCase([waiting]), isLate],
    [createCase([running]), isLate],
    [createCase([archived]), { code: 'state-unrecognised', raw: 'archived', why: timedOut }],
    [unread(null), isLate],
    [unread(gone), { code: 'job-unreadable', failure: gone }],
    [createCase([], { expectedJobs: 2 }), isLate],
    [createCase([], { expectedJobs: 0 }), isLate],
    [createCase([scored(100)], { expectedJobs: 2 }), { code: 'jobs-missing', found: 1, expected: 2, why: timedOut }],
    [
      createCase([scored(100), scored(100)], { expectedJobs: 1 }),
      { code: 'jobs-missing', found: 2, expected: 1, why: timedOut },
    ],
    [
      createCase([scored(100)], {
        objections: [
          { code: 'benchmark-unknown', jobId: 'x' },
          { code: 'age-unknown', maxAgeMs: 1 },
        ],
      }),
      { code: 'benchmark-unknown', jobId: 'x' },
    ],
    [createCase([scored(100), { state: 'failed', reason: 'x' }, running]), { code: 'job-failed', text: 'x' }],
  ])('%j', (given, reason) => {
    expect(judgeBenchmark(given, timedOut)).toMatchObject({ verdict: 'error', scorePct: null, reason });
  });

  it.each(['failed', 'cancelled', 'timed-out'] as const)('a job that %s shows why, in its own words', (state) => {
    const judged = judgeBenchmark(createCase([{ state, reason: 'out of memory' }]), null);
    const reason = { code: `job-${state}`, text: 'out of memory' };
    expect(judged.jobs).toMatchObject([{ id: 'a', state, scorePct: null, reason }]);
  });

  it('a job that is not finished tells why the last look at it failed', () => {
    const failing = failureOf('GET /jobs/a failed: ECONNREFUSED', 'unreachable');
    for (const job of [createJob(running), null]) {
      const evidence = [{ id: 'a', job, lost: null, failing }];
      const judged = judgeBenchmark(createCase([], { evidence, expectedJobs: 1 }), timedOut);
      expect(judged.reason).toEqual({ code: 'not-finished', why: timedOut, failure: failing });
      expect(judgeBenchmark(createCase([], { evidence, expectedJobs: 1 }), null)).toMatchObject({ verdict: 'running' });
    }
  });

  it('a job that this run had stopped says so, whether or not it was ever read', () => {
    const stopped = { code: 'fail-fast' } as const;
    for (const job of [createJob({ state: 'cancelled', reason: null }), null]) {
      const evidence = [{ id: 'a', job, lost: null, stopped }];
      const reason = { code: 'job-stopped', why: stopped };
      expect(judgeBenchmark(createCase([], { evidence, expectedJobs: 1 }), null)).toMatchObject({
        verdict: 'error',
        reason,
        jobs: [{ id: 'a', reason }],
      });
    }
  });

  it('a job that was read before it was lost shows its last state', () => {
    const evidence = [{ id: 'a', job: createJob(running), lost: gone }];
    const reason = { code: 'job-unreadable', failure: gone };
    expect(judgeBenchmark(createCase([], { evidence, expectedJobs: 1 }), null)).toMatchObject({
      verdict: 'error',
      reason,
      jobs: [{ id: 'a', state: 'running', reason, progress: { done: 2, total: 6 } }],
    });
  });
});

describe('while the run goes on', () => {
  test.each([
    createCase([waiting]),
    createCase([running]),
    createCase([archived]),
    createCase([scored(100), running]),
    createCase([scored(100)], { expectedJobs: 2 }),
    createCase([], { evidence: [{ id: 'a', job: null, lost: null }], expectedJobs: 1 }),
    createCase([], { expectedJobs: 0 }),
  ])('%j is running', (given) => {
    expect(judgeBenchmark(given, null)).toMatchObject({ verdict: 'running', scorePct: null, reason: null });
  });

  it('what cannot pass any more is an error at once', () => {
    const states: readonly JobState[] = [running, { state: 'failed', reason: 'x' }];
    expect(judgeBenchmark(createCase(states), null)).toMatchObject({
      verdict: 'error',
      reason: { code: 'job-failed', text: 'x' },
    });
  });
});

describe('the name is', () => {
  const evidence = [read(createJob(running)), read(createJob(running, { id: 'b', benchmarkName: 'reported' }))];
  test.each<[string, Partial<Case>, string | null]>([
    ["the suite file's", { benchmark: createBenchmark({ name: 'mine' }), evidence, name: 'listed' }, 'mine'],
    ["the service's list's, whatever a job says: the plan showed it", { evidence, name: 'listed' }, 'listed'],
    ["a job's, where no list tells", { evidence, name: null }, 'reported'],
    ["the service's list's", { name: 'listed' }, 'listed'],
    ["the service's list's, while no job was read", { ...unread(null), name: 'listed' }, 'listed'],
    ['unknown', {}, null],
  ])('%s', (_, differences, name) => {
    expect(judgeBenchmark(createCase([], differences), null).name).toBe(name);
  });
});

it('shows what a service tells of a job', () => {
  const job = createJob(scored(83.333, 5, 6), { durationMs: 1200, credits: 6 });
  expect(judgeBenchmark(createCase([], { evidence: [read(job)], expectedJobs: 1 }), null).jobs).toEqual([
    {
      id: 'a',
      state: 'scored',
      scorePct: 83.33,
      passed: 5,
      scored: 6,
      durationMs: 1200,
      credits: 6,
      progress: null,
      createdAt: null,
      details: [],
      reason: null,
    },
  ]);
});

describe('a job that this run did not start', () => {
  const createdAt = new Date('2024-06-01T12:00:00Z');
  const details = [{ name: 'agent', scorePct: 50, note: null }];
  const evidence = [read(createJob(running, { createdAt, details })), { id: 'b', job: null, lost: null }];
  const jobsOf = (differences: Partial<Case>) =>
    judgeBenchmark(createCase([], { evidence, ...differences }), null).jobs;

  it('is shown with its age, as far as it is known', () => {
    const benchmark = createBenchmark({ work: { kind: 'existing', jobId: 'a' } });
    expect(jobsOf({ benchmark })).toMatchObject([
      { createdAt, details },
      { createdAt: null, details: [] },
    ]);
  });

  it('is shown as created at an unknown time, when the service does not tell', () => {
    const benchmark = createBenchmark({ work: { kind: 'existing', jobId: 'a' } });
    expect(jobsOf({ benchmark, evidence: [read(createJob(running))] })).toMatchObject([{ createdAt: 'unknown' }]);
  });

  it('is shown so also when an earlier run started it', () => {
    expect(jobsOf({ evidence: evidence.map((item) => ({ ...item, isEarlier: true })) })).toMatchObject([
      { createdAt, details },
      { createdAt: null, details: [] },
    ]);
  });

  it('is shown with the endpoint that it ran against, without what may be secret in it', () => {
    const benchmark = createBenchmark({ work: { kind: 'existing', jobId: 'a' } });
    const item = read(createJob(running, { details, endpointUrl: 'https://u:p@model.example.com/v1?key=secret#x' }));
    const endpoint = { name: 'endpoint', scorePct: null, note: 'https://model.example.com/v1' };
    expect(jobsOf({ benchmark, evidence: [item] })).toMatchObject([{ details: [endpoint, ...details] }]);
    expect(jobsOf({ evidence: [item] })).toMatchObject([{ details }]);
  });

  it('is told from one of its own, which is as new as can be', () => {
    expect(jobsOf({})).toMatchObject([
      { createdAt: null, details },
      { createdAt: null, details: [] },
    ]);
  });
});
