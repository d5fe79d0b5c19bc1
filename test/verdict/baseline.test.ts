import { describe, expect, test } from 'vitest';
import type { BaselineSource, Comparing } from '../../src/plan/baseline.ts';
import type { AgentRun } from '../../src/plan/plan.ts';
import type { FoundResult, ResultsEntry } from '../../src/plan/results-file.ts';
import type { Job, JobFacts, JobState } from '../../src/services/service.ts';
import { type BaselineRun, factsOf, findBaseline, sourceOf } from '../../src/verdict/baseline.ts';
import type { Evidence } from '../../src/verdict/judge-job.ts';
import { createBenchmark, createJob, failureOf, scored } from '../fixtures/cases.ts';

const startedAtMs = Date.UTC(2026, 2, 8);
const dayMs = 86_400_000;
const comparing: Comparing = { allowedDropPct: 0, onRegression: 'fail', maxAgeMs: 7 * dayMs, endpointUrl: null };
const common = {
  comparing,
  benchmarkId: '1',
  units: 20,
  areJobsFinal: false,
  ownIds: new Set<string>(),
  startedAtMs,
  firstJobAtMs: null,
  listed: null,
  endpointUrl: null,
  isSeeded: false,
  run: null,
  canRun: false,
};
const createdAt = new Date(startedAtMs - dayMs);
const ofJob: BaselineSource = { kind: 'job', jobId: 'base' };

/** What a job comes to as a baseline. */
function judge(state: JobState, facts: Partial<JobFacts> = {}, own: readonly string[] = []) {
  const job: Job = createJob(state, { id: 'base', createdAt, ...facts });
  return findBaseline({ ...common, source: ofJob, look: { job }, ownIds: new Set(own) });
}

const told = {
  code: 'found',
  benchmarkId: '1',
  scorePct: 90,
  passed: 45,
  scored: 50,
  scenarioMeansPct: null,
  jobIds: ['a', 'b'],
  createdAtMs: createdAt.getTime(),
} as const satisfies FoundResult;

/** What a results document comes to as a baseline. */
function judgeResult(result: FoundResult, own: readonly string[] = []) {
  return findBaseline({
    ...common,
    source: { kind: 'results', result: result },
    look: null,
    ownIds: new Set(own),
  });
}

const none = (code: string, rest: object = {}) => ({ kind: 'none', why: { code, ...rest } });

describe('a job is a baseline', () => {
  test('when it has a valid score with counts', () => {
    expect(judge(scored(90, 45, 50))).toEqual({
      kind: 'found',
      baseline: {
        source: 'job',
        scorePct: 90,
        passed: 45,
        scored: 50,
        scenariosPct: null,
        jobIds: ['base'],
        createdAt,
      },
    });
  });

  test('also by the scores of its scenarios alone', () => {
    const score = { pct: 75, passed: null, scored: null, isMean: true, scenariosPct: [[50], [100]] };
    expect(judge({ state: 'scored', score })).toMatchObject({
      kind: 'found',
      baseline: { scorePct: 75, scenariosPct: [[50], [100]] },
    });
  });

  test.each<[string, () => unknown, object]>([
    ['not before it is read', () => findBaseline({ ...common, source: ofJob, look: null }), { kind: 'pending' }],
    [
      'not where it cannot be read',
      () => findBaseline({ ...common, source: ofJob, look: { failure: failureOf('gone', 'not-found') } }),
      none('baseline-unread', { failure: failureOf('gone', 'not-found') }),
    ],
    ['not while it runs', () => judge({ state: 'running', progress: null }), none('baseline-unfinished')],
    ['not in a state that is not known', () => judge({ state: 'unrecognised', raw: 'x' }), none('baseline-unfinished')],
    [
      'not where it failed',
      () => judge({ state: 'failed', reason: 'no' }),
      none('baseline-without-score', { reason: { code: 'job-failed', text: 'no' } }),
    ],
    [
      'not where its counts lie',
      () => judge(scored(90, 10, 50)),
      none('baseline-without-score', {
        reason: { code: 'counts-contradict-score', jobId: 'base', pct: 90, passed: 10, scored: 50 },
      }),
    ],
    [
      'not where more passed than were scored',
      () => judge(scored(100, 51, 50)),
      none('baseline-without-score', {
        reason: { code: 'counts-contradict-score', jobId: 'base', pct: 100, passed: 51, scored: 50 },
      }),
    ],
    ['not without counts', () => judge(scored(90)), none('baseline-without-counts')],
    [
      'not where half of it was not scored',
      () => judge(scored(100, 2, 2), { size: 10 }),
      none('baseline-without-score', { reason: { code: 'too-few-scored', jobId: 'base', scored: 2, size: 10 } }),
    ],
    [
      'not of another benchmark',
      () => judge(scored(90, 45, 50), { benchmarkId: '2' }),
      none('baseline-of-another', { benchmarkId: '2' }),
    ],
    [
      'not where its age is not told',
      () => judge(scored(90, 45, 50), { createdAt: null }),
      none('baseline-age-unknown'),
    ],
    [
      'not where it is too old',
      () => judge(scored(90, 45, 50), { createdAt: new Date(startedAtMs - 7 * dayMs - 1) }),
      none('baseline-too-old', { ageMs: 7 * dayMs + 1, maxAgeMs: 7 * dayMs }),
    ],
    ['not of itself', () => judge(scored(90, 45, 50), {}, ['base']), none('baseline-itself')],
  ])('%s', (_, judged, expected) => {
    expect(judged()).toEqual(expected);
  });

  test('whose age is measured by the clock of its service', () => {
    const old = new Date(startedAtMs - 7 * dayMs + 1000);
    expect(judge(scored(90, 45, 50), { createdAt: old, clockAheadMs: 1001 })).toMatchObject({ kind: 'none' });
    expect(judge(scored(90, 45, 50), { createdAt: old, clockAheadMs: 1000 })).toMatchObject({ kind: 'found' });
  });

  test('that does not say which benchmark it ran only where that of this run is not known either', () => {
    expect(judge(scored(90, 45, 50), { benchmarkId: null })).toEqual(none('baseline-benchmark-unknown'));
    const job = createJob(scored(90, 45, 50), { id: 'base', createdAt, benchmarkId: null });
    const finding = { ...common, benchmarkId: null, source: ofJob, look: { job } };
    expect(findBaseline(finding)).toMatchObject({ kind: 'found' });
  });

  test('not where its score can be read in two ways', () => {
    const other = { pct: 100, passed: 50, scored: 50 };
    const score = { pct: 90, passed: 45, scored: 50, otherReading: other };
    expect(judge({ state: 'scored', score })).toEqual(none('baseline-without-counts'));
  });
});

describe('a results document is a baseline', () => {
  test('where it tells counts, or the scores of scenarios', () => {
    expect(judgeResult(told)).toEqual({
      kind: 'found',
      baseline: {
        source: 'results',
        scorePct: 90,
        passed: 45,
        scored: 50,
        scenariosPct: null,
        jobIds: ['a', 'b'],
        createdAt,
      },
    });
    expect(judgeResult({ ...told, passed: null, scored: null, scenarioMeansPct: [80, 100] })).toMatchObject({
      kind: 'found',
      baseline: { scenariosPct: [[80], [100]] },
    });
  });

  test.each([
    [90.01, 'found'],
    [90.02, 'none'],
    [75, 'none'],
  ])('not where scenarios weigh differently in a score of %d: it does not say how much', (scorePct, kind) => {
    expect(judgeResult({ ...told, scorePct, passed: null, scored: null, scenarioMeansPct: [80, 100] })).toMatchObject(
      kind === 'none' ? none('baseline-without-weights') : { kind },
    );
  });

  test.each<[string, FoundResult, object]>([
    ['not where there is none yet', { code: 'no-file' }, none('no-file')],
    ['not where it does not tell of the benchmark', { code: 'not-listed' }, none('not-listed')],
    [
      'not where it is too old',
      { ...told, createdAtMs: startedAtMs - 8 * dayMs },
      none('baseline-too-old', { ageMs: 8 * dayMs, maxAgeMs: 7 * dayMs }),
    ],
    ['not without counts', { ...told, passed: null, scored: null }, none('baseline-without-counts')],
    [
      'not where its counts lie',
      { ...told, passed: 10 },
      none('baseline-without-score', {
        reason: { code: 'counts-contradict-score', jobId: 'a, b', pct: 90, passed: 10, scored: 50 },
      }),
    ],
    [
      'not where more passed than were scored',
      { ...told, scorePct: 100, passed: 51 },
      none('baseline-without-score', {
        reason: { code: 'counts-contradict-score', jobId: 'a, b', pct: 100, passed: 51, scored: 50 },
      }),
    ],
    [
      'not where nothing was scored',
      { ...told, scorePct: 0, passed: 0, scored: 0 },
      none('baseline-without-score', { reason: { code: 'nothing-scored', jobId: 'a, b' } }),
    ],
    [
      'not below 0',
      { ...told, scorePct: -1, passed: null, scored: null },
      none('baseline-without-score', { reason: { code: 'score-out-of-range', jobId: 'a, b', pct: -1, lowestPct: 0 } }),
    ],
  ])('%s', (_, result, expected) => {
    expect(judgeResult(result)).toEqual(expected);
  });

  test('not of the jobs that are judged', () => {
    expect(judgeResult(told, ['b'])).toEqual(none('baseline-itself'));
  });
});

const endpointUrl = 'https://production.example.com/v1?key=k';
/** Ten units, created so many minutes before the run. */
const past = (id: string, minutes: number, facts: Partial<JobFacts> = {}, state: JobState = scored(90, 9, 10)) =>
  createJob(state, { id, endpointUrl, createdAt: new Date(startedAtMs - minutes * 60_000), ...facts });
const pool = (jobs: readonly Job[], own: Partial<Parameters<typeof findBaseline>[0]> = {}) =>
  findBaseline({
    ...common,
    source: { kind: 'endpoint' },
    look: null,
    endpointUrl,
    listed: { jobs, mayBeCut: false },
    ...own,
  });
const idsOf = (found: ReturnType<typeof findBaseline>) => (found.kind === 'found' ? found.baseline.jobIds : found);
const tooFew = (units: number, needed = 20) => none('baseline-too-few', { units, needed, mayBeCut: false });

describe('the newest jobs against an endpoint are a baseline', () => {
  test('pooled up to the units of the run, the newest first', () => {
    const jobs = [past('c', 30), past('a', 10), past('b', 20, {}, scored(50, 5, 10))];
    expect(pool(jobs)).toEqual({
      kind: 'found',
      baseline: {
        source: 'endpoint',
        scorePct: 70,
        passed: 14,
        scored: 20,
        scenariosPct: null,
        jobIds: ['a', 'b'],
        createdAt: new Date(startedAtMs - 600_000),
      },
    });
    expect(idsOf(pool(jobs, { units: 21 }))).toEqual(['a', 'b', 'c']);
    expect(pool(jobs, { units: 31 })).toEqual(tooFew(30, 31));
  });

  test.each<[string, Job]>([
    ['of another benchmark', past('x', 1, { benchmarkId: '2' })],
    ['against another path', past('x', 1, { endpointUrl: 'https://production.example.com/v2?key=k' })],
    ['against another query', past('x', 1, { endpointUrl: 'https://production.example.com/v1' })],
    ['that tell no endpoint', past('x', 1, { endpointUrl: null })],
    ['that are older than a week', past('x', 7 * 24 * 60 + 1)],
    ['that tell no age', past('x', 1, { createdAt: null })],
    ['that were created since the run began', past('x', 0)],
    ['that are judged in this run', past('own', 1)],
    ['without counts', past('x', 1, {}, scored(90))],
    ['whose counts lie', past('x', 1, {}, scored(90, 1, 10))],
    ['that failed', past('x', 1, {}, { state: 'failed', reason: 'no' })],
  ])('but none %s', (_, job) => {
    expect(pool([job, past('a', 10)], { ownIds: new Set(['own']) })).toEqual(tooFew(10));
  });

  test('but none as young as the first job of this run', () => {
    const firstJobAtMs = startedAtMs - 15 * 60_000;
    expect(pool([past('a', 10), past('b', 20)], { firstJobAtMs })).toEqual(tooFew(10));
  });

  test('by the clock of the service', () => {
    const jobs = [past('a', -5, { clockAheadMs: 600_000 }), past('b', 10, { clockAheadMs: 600_000 })];
    expect(idsOf(pool(jobs))).toEqual(['a', 'b']);
  });

  test('of one submission alone where there is a seed', () => {
    const [newest, older] = [[past('a', 10)], [past('b', 60), past('c', 60.1)]];
    const jobs = [...newest, ...older];
    expect(idsOf(pool(jobs))).toEqual(['a', 'b']);
    expect(idsOf(pool(jobs, { isSeeded: true }))).toEqual(['b', 'c']);
    expect(pool(jobs, { isSeeded: true, units: 30 })).toEqual(tooFew(20, 30));
  });

  test('not before they are read, nor where they cannot be', () => {
    expect(pool([], { listed: null })).toEqual({ kind: 'pending' });
    expect(pool([], { benchmarkId: null })).toEqual({ kind: 'pending' });
    expect(pool([], { listed: { why: 'GET /jobs answered 503' } })).toEqual(
      none('baseline-unlisted', { text: 'GET /jobs answered 503' }),
    );
    expect(pool([], { listed: { jobs: [], mayBeCut: true } })).toEqual(
      none('baseline-too-few', { units: 0, needed: 20, mayBeCut: true }),
    );
  });
});

describe('a job that has ended and leaves open what to look for', () => {
  test.each([
    [{ units: null }, 'baseline-without-counts'],
    [{ benchmarkId: null }, 'benchmark-unknown'],
    [{ units: null, benchmarkId: null }, 'benchmark-unknown'],
  ])('is compared with none (%j)', (open, code) => {
    const jobs = [past('a', 10), past('b', 20)];
    expect(pool(jobs, open)).toEqual({ kind: 'pending' });
    expect(pool(jobs, { ...open, areJobsFinal: true })).toEqual(none(code));
    expect(pool(jobs, { ...open, areJobsFinal: true, listed: null })).toEqual({ kind: 'pending' });
  });
});

const runs = (source: AgentRun['source']) =>
  createBenchmark({
    service: 'runloop',
    id: 'bmd_1',
    work: { kind: 'submit', units: 1, run: { source, agents: [], orchestrator: null } },
  });

describe('what is asked of a benchmark says what it is compared with', () => {
  const job = createJob(scored(90, 9, 10), { benchmarkId: '7', createdAt });
  test('the benchmark and units of the plan, for a range the most; of jobs that exist what they say', () => {
    const asked = createBenchmark({ id: '1', work: { kind: 'submit', units: 50, looks: [10, 50] } });
    expect(factsOf(asked, [])).toEqual({ benchmarkId: '1', units: 50, areJobsFinal: false, firstJobAtMs: null });
    const existing = createBenchmark({ id: 'j', work: { kind: 'existing', jobId: 'j' } });
    expect(factsOf(existing, [])).toEqual({ benchmarkId: null, units: null, areJobsFinal: false, firstJobAtMs: null });
    expect(factsOf(existing, [{ job }])).toEqual({
      benchmarkId: '7',
      units: 10,
      areJobsFinal: true,
      firstJobAtMs: createdAt.getTime(),
    });
    const running = createJob({ state: 'running', progress: null });
    const untold = { job: createJob(scored(90, 9, 10), { benchmarkId: null }) };
    expect(factsOf(runs({ kind: 'benchmark', id: 'bmd_1' }), [untold]).benchmarkId).toBe('bmd_1');
    expect(factsOf(runs({ kind: 'scenarios', ids: ['scn_1'] }), [untold]).benchmarkId).toBeNull();
    expect(factsOf(runs({ kind: 'harbor', yaml: '' }), [untold]).benchmarkId).toBeNull();
    expect(factsOf(existing, [{ job }, { job: running }]).areJobsFinal).toBe(false);
    expect(factsOf(existing, [{ job }, { job: null }]).areJobsFinal).toBe(false);
  });
});

describe('a results document is searched for the benchmark of a job that exists', () => {
  const entry: ResultsEntry = {
    service: 'harmstack',
    benchmark_id: '7',
    name: 'Medical',
    score_pct: 90,
    passed: 45,
    scored: 50,
    scenario_means_pct: null,
    jobs: [{ job_id: 'a' }],
    createdAtMs: createdAt.getTime(),
  };
  const source: BaselineSource = { kind: 'results', result: { code: 'not-listed' }, entries: [entry] };
  const existing = createBenchmark({ id: 'j', work: { kind: 'existing', jobId: 'j' } });
  const find = (facts: Partial<JobFacts>, of = source) =>
    sourceOf(existing, of, [{ job: createJob(scored(90, 9, 10), facts) }]);

  test('by its id, else by its name', () => {
    const result = {
      kind: 'results',
      result: { code: 'found', benchmarkId: '7', scorePct: 90, passed: 45, scored: 50 },
    };
    expect(find({ benchmarkId: '7' })).toMatchObject(result);
    expect(find({ benchmarkId: null, benchmarkName: 'Medical' })).toMatchObject(result);
    // An earlier run that was given job ids as well lists its benchmarks by these.
    const ofJobs: BaselineSource = { ...source, entries: [{ ...entry, benchmark_id: 'a' }] };
    expect(find({ benchmarkId: '7', benchmarkName: 'Medical' }, ofJobs)).toMatchObject({
      result: { code: 'found', benchmarkId: 'a' },
    });
  });

  test('and tells nothing of another one, nor of one that is not known', () => {
    const unlisted = { kind: 'results', result: { code: 'not-listed' } };
    expect(find({ benchmarkId: '8', benchmarkName: 'Legal' })).toEqual(unlisted);
    expect(find({ benchmarkId: null, benchmarkName: null })).toEqual(unlisted);
  });

  test('not before the job is read', () => {
    expect(sourceOf(existing, source, [])).toBe(source);
    expect(findBaseline({ ...common, source, look: null })).toEqual({ kind: 'pending' });
  });
});

const witness = (state: JobState, id: string): Evidence => ({
  id,
  job: createJob(state, { id, createdAt }),
  lost: null,
});

describe('what was run for a baseline', () => {
  const source: BaselineSource = { kind: 'endpoint' };
  const judgeRun = (evidence: readonly Evidence[], own: Partial<BaselineRun> = {}) =>
    findBaseline({ ...common, source, look: null, run: { evidence, objections: [], expectedJobs: 2, ...own } });
  const [one, two] = [witness(scored(90, 9, 10), 'a'), witness(scored(50, 5, 10), 'b')];

  test('is pooled when all of its jobs are scored', () => {
    expect(judgeRun([one, two])).toMatchObject({
      kind: 'found',
      baseline: { source: 'run', scorePct: 70, passed: 14, scored: 20, jobIds: ['a', 'b'] },
    });
    expect(judgeRun([one])).toEqual({ kind: 'pending' });
    expect(judgeRun([one, witness({ state: 'running', progress: null }, 'b')])).toEqual({ kind: 'pending' });
    expect(judgeRun([])).toEqual({ kind: 'pending' });
  });

  test('is none when a job failed, cannot be read, or is something else', () => {
    expect(judgeRun([one, witness({ state: 'failed', reason: 'no' }, 'b')])).toEqual(
      none('baseline-without-score', { reason: { code: 'job-failed', text: 'no' } }),
    );
    expect(judgeRun([one, { id: 'b', job: null, lost: failureOf('gone') }])).toEqual(
      none('baseline-without-score', { reason: { code: 'job-unreadable', failure: failureOf('gone') } }),
    );
    const objection = { code: 'wrong-job-count', found: 3, expected: 2 } as const;
    expect(judgeRun([one, two], { objections: [objection] })).toEqual(
      none('baseline-without-score', { reason: objection }),
    );
    expect(judgeRun([one, witness(scored(90), 'b')])).toMatchObject({ kind: 'none' });
  });

  test('is waited for where the account has too few, and the baseline can be run', () => {
    const listed = { jobs: [], mayBeCut: false };
    const open = { ...common, source, look: null, listed, endpointUrl };
    expect(findBaseline({ ...open, canRun: true })).toEqual({ kind: 'pending' });
    expect(findBaseline(open)).toMatchObject({ kind: 'none', why: { code: 'baseline-too-few' } });
  });
});
