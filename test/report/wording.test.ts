import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { rowsOf, sortRows } from '../../src/report/rows.ts';
import { tellStory } from '../../src/report/story.ts';
import { nameVerdict, signOfRun, stateWords } from '../../src/report/wording.ts';
import type { JudgedComparison } from '../../src/verdict/compare.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import type { Reason, Unfinished } from '../../src/verdict/reason.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { comparedWith, createJob, createJudged, createReport, problem, saying } from '../fixtures/reports.ts';

type Verdict = Report['verdict'];

const judgedAs = (verdicts: readonly Verdict[]) =>
  verdicts.map((verdict) => createJudged({ verdict, reason: verdict === 'error' ? saying('x') : null }));
const advisory = (verdict: Verdict): JudgedBenchmark =>
  createJudged({ verdict, benchmark: createBenchmark({ level: 'warn' }) });

const comparedAs = (...comparisons: readonly (JudgedComparison | null)[]) =>
  comparisons.map((comparison) => createJudged({ comparison }));

const errors = (...reasons: readonly Reason[]) =>
  reasons.map((reason) => createJudged({ verdict: 'error', scorePct: null, reason }));

test('what needs a person comes first, what blocks before what does not, else the order is that of the plan', () => {
  const verdicts = ['passed', 'planned', 'running', 'inconclusive', 'error', 'failed', 'passed'] as const;
  const benchmarks = verdicts.map((verdict, index) => createJudged({ verdict, name: `${index}` }));
  const rows = sortRows(rowsOf(createReport({ benchmarks: [{ ...advisory('failed'), name: '7' }, ...benchmarks] })));
  expect(rows.map(({ label }) => label)).toEqual(['5', '4', '3', '7', '2', '1', '0', '6']);
  expect(rows.map(({ sign }) => sign)).toEqual(['❌', '🛑', '❓', '⚠️', '⏳', '📋', '✅', '✅']);
});

describe('the heading', () => {
  test.each<[string, Partial<Report>]>([
    ['✅ passed', { verdict: 'passed' }],
    ['✅ passed', { verdict: 'passed', benchmarks: [advisory('passed')] }],
    ['✅ passed, with 1 advisory warning', { verdict: 'passed', benchmarks: [advisory('failed')] }],
    ['✅ passed, with 2 advisory warnings', { verdict: 'passed', benchmarks: [advisory('error'), advisory('failed')] }],
    ['❌ failed', { verdict: 'failed' }],
    ['⚠️ below threshold, not blocking', { verdict: 'failed', warnOnly: true }],
    ['🛑 error', { verdict: 'error' }],
    ['🛑 error (timed out)', { verdict: 'error', cause: 'timeout' }],
    ['⚠️ error (key refused), not blocking', { verdict: 'error', cause: 'key', warnOnly: true }],
    ['❓ inconclusive', { verdict: 'inconclusive' }],
    ['⚠️ inconclusive, not blocking', { verdict: 'inconclusive', warnOnly: true }],
    ['⏳ running', { verdict: 'running', warnOnly: true }],
    ['📋 planned', { verdict: 'planned' }],
  ])('reads %s', (heading, differences) => {
    const report = createReport(differences);
    expect(`${signOfRun(report)} ${nameVerdict(report)}`).toBe(heading);
  });
});

test.each([
  ['waiting', 'waiting'],
  ['running', 'running'],
  ['scored', 'scored'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
  ['timed-out', 'timed out'],
  ['unrecognised', 'in a state that this version does not know'],
  [null, 'not read'],
] as const)('a job that is %s is %s', (state, words) => {
  expect(stateWords(state)).toBe(words);
});

describe('the story of a run', () => {
  test.each<[Verdict, readonly Verdict[], string]>([
    ['passed', ['passed'], 'The benchmark reached its threshold.'],
    ['passed', ['passed', 'passed'], 'Both benchmarks reached their thresholds.'],
    ['passed', ['passed', 'passed', 'passed'], 'All 3 benchmarks reached their thresholds.'],
    ['failed', ['failed'], 'The benchmark is below its threshold.'],
    ['failed', ['failed', 'failed'], 'Both benchmarks are below their thresholds.'],
    ['failed', ['failed', 'passed'], '1 of 2 benchmarks is below its threshold.'],
    ['error', ['error'], 'The benchmark could not be judged.'],
    ['error', ['error', 'error'], 'Neither benchmark could be judged.'],
    ['error', ['error', 'error', 'error'], 'None of the 3 benchmarks could be judged.'],
    ['error', ['error', 'passed'], '1 of 2 benchmarks could not be judged.'],
    [
      'inconclusive',
      ['inconclusive'],
      'The benchmark is too close to its threshold to call. This blocks: `on-inconclusive` is `fail`.',
    ],
    [
      'inconclusive',
      ['inconclusive', 'inconclusive'],
      'Both benchmarks are too close to their thresholds to call. This blocks: `on-inconclusive` is `fail`.',
    ],
    [
      'failed',
      ['failed', 'error', 'inconclusive', 'passed'],
      '1 of 4 benchmarks is below its threshold, 1 could not be judged and 1 is too close to its threshold to call.',
    ],
    ['error', [], 'The run did not finish.'],
    ['error', ['passed'], 'The run did not finish.'],
  ])('that is %s with %j', (verdict, verdicts, story) => {
    expect(tellStory(createReport({ verdict, benchmarks: judgedAs(verdicts) }))).toBe(story);
  });

  test.each<[readonly JudgedBenchmark[], Partial<Report>, string]>([
    [
      [...judgedAs(['passed', 'passed']), advisory('failed')],
      { verdict: 'passed' },
      'Both blocking benchmarks reached their thresholds. 1 advisory benchmark is below its threshold; it does not block.',
    ],
    [
      [...judgedAs(['failed', 'passed']), advisory('failed'), advisory('failed')],
      { verdict: 'failed' },
      '1 of 2 blocking benchmarks is below its threshold. 2 advisory benchmarks are below their thresholds; they do not block.',
    ],
    [
      [...judgedAs(['passed']), advisory('failed'), advisory('error')],
      { verdict: 'passed' },
      'The blocking benchmark reached its threshold. 2 advisory benchmarks did not pass; they do not block.',
    ],
    [
      [...judgedAs(['passed']), advisory('passed')],
      { verdict: 'passed' },
      'The blocking benchmark reached its threshold.',
    ],
    [
      judgedAs(['failed', 'passed']),
      { verdict: 'failed', warnOnly: true },
      '1 of 2 benchmarks is below its threshold. Nothing is blocked: `warn-only` is set.',
    ],
    [judgedAs(['passed']), { verdict: 'passed', warnOnly: true }, 'The benchmark reached its threshold.'],
  ])('where some benchmarks block nothing, %#', (benchmarks, differences, story) => {
    expect(tellStory(createReport({ ...differences, benchmarks }))).toBe(story);
  });

  const oneUnit = { ...comparedWith(45), canFail: false };
  test.each<[readonly JudgedBenchmark[], string]>([
    [comparedAs(comparedWith(45)), 'The benchmark reached its threshold and shows no regression.'],
    [
      comparedAs(comparedWith(45), comparedWith(40)),
      'Both benchmarks reached their thresholds; none shows a regression.',
    ],
    [
      comparedAs(comparedWith(45), null),
      'Both benchmarks reached their thresholds; 1 was compared with a baseline, and shows no regression.',
    ],
    // What could show no regression whatever it scores says nothing by showing none.
    [comparedAs(oneUnit), 'The benchmark reached its threshold.'],
    [
      comparedAs(comparedWith(45), oneUnit),
      'Both benchmarks reached their thresholds; 1 was compared with a baseline, and shows no regression.',
    ],
  ])('that passed beside baselines, %#', (benchmarks, story) => {
    expect(tellStory(createReport({ verdict: 'passed', benchmarks }))).toBe(story);
  });

  const late = { code: 'timed-out', timeoutMs: 90_000 } as const;
  const isLate: Reason = { code: 'not-finished', why: late };
  const idle: Unfinished = { code: 'not-submitted' };
  const isIdle: Reason = { code: 'not-finished', why: idle };
  const outage = {
    code: 'outage-until-deadline',
    service: 'harmstack',
    message: 'x',
    status: 503,
    sinceMs: 0,
    untilMs: 1,
  } as const;
  test.each<[Partial<Report>, string]>([
    [
      { unfinished: late, benchmarks: errors(isLate) },
      'The benchmark did not finish within 1.5 minutes (`timeout-minutes`).',
    ],
    [
      { unfinished: late, benchmarks: errors(isLate, isLate) },
      'Neither benchmark finished within 1.5 minutes (`timeout-minutes`).',
    ],
    [
      { unfinished: late, benchmarks: errors(isLate, saying('x')) },
      '1 of 2 benchmarks did not finish within 1.5 minutes (`timeout-minutes`) and 1 could not be judged.',
    ],
    [{ unfinished: late, benchmarks: errors(isLate), notices: [outage] }, 'The benchmark has no result.'],
    [
      {
        unfinished: { code: 'cancelled' },
        benchmarks: errors({ code: 'not-finished', why: { code: 'cancelled' } }, isLate),
      },
      '1 of 2 benchmarks was not finished when the run was cancelled and 1 could not be judged.',
    ],
  ])(
    'that was cut off says why its benchmarks have no result, or leaves that to the cause: %#',
    (differences, story) => {
      expect(tellStory(createReport({ verdict: 'error', ...differences }))).toBe(story);
    },
  );

  test('that was cut off does not say why where every benchmark is judged', () => {
    const benchmarks = judgedAs(['failed', 'passed']);
    expect(tellStory(createReport({ verdict: 'failed', unfinished: late, benchmarks }))).toBe(
      '1 of 2 benchmarks is below its threshold.',
    );
  });

  test('in which nothing ran says what became of the money, unless the cause does', () => {
    const benchmarks = errors(isIdle).map((judged) => ({ ...judged, jobs: [] }));
    const base = { verdict: 'error', unfinished: idle, benchmarks } as const;
    expect(tellStory(createReport({ ...base, notices: [problem('No.')] }))).toBe('Nothing was submitted.');
    expect(tellStory(createReport({ ...base, notices: [{ code: 'submit-too-late', batch: { nth: 1, of: 1 } }] }))).toBe(
      '',
    );
    const maybe: Unfinished = { code: 'maybe-submitted' };
    expect(tellStory(createReport({ ...base, unfinished: maybe, notices: [problem('No.')] }))).toBe('');
  });
});

describe('the story of a run that goes on', () => {
  const running = createJudged({ verdict: 'running', scorePct: null, jobs: [createJob({ state: 'running' })] });
  const planned = [{ units: 20, jobs: 2, credits: 20 }];
  test.each<[Partial<Report>, string]>([
    [{ benchmarks: [running] }, 'Waiting for the benchmark.'],
    [{ benchmarks: [running], planned }, 'Waiting for the benchmark: 0 of 2 jobs done.'],
    [{ benchmarks: [running, running] }, 'Waiting for both benchmarks: 0 of 2 jobs done.'],
    [{ benchmarks: [running, running, running] }, 'Waiting for all 3 benchmarks: 0 of 3 jobs done.'],
    [{ benchmarks: [running, createJudged()] }, '1 of 2 benchmarks done, 1 of 2 jobs.'],
    [
      { benchmarks: [running, ...judgedAs(['failed', 'error'])] },
      '2 of 3 benchmarks done, 2 of 3 jobs. So far, 2 did not pass.',
    ],
  ])('%#', (differences, story) => {
    expect(tellStory(createReport({ verdict: 'running', ...differences }))).toBe(story);
  });

  test('never counts what is done of less than is planned', () => {
    const benchmarks = Array.from({ length: 3 }, () => createJudged({ verdict: 'running', scorePct: null }));
    const sixty = Array.from({ length: 60 }, (_, index) => benchmarks[index] ?? { ...running, jobs: [] });
    const report = createReport({
      verdict: 'running',
      benchmarks: sixty,
      planned: sixty.map(() => ({ units: 1, jobs: 1, credits: 1 })),
    });
    expect(tellStory(report)).toBe('Waiting for all 60 benchmarks: 3 of 60 jobs done.');
  });
});

describe('the story of a plan', () => {
  const paid = createBenchmark({ work: { kind: 'submit', units: 6 } });
  const agents = createBenchmark({ service: 'runloop', work: { kind: 'submit', units: 1 } });
  const existing = createBenchmark({ work: { kind: 'existing', jobId: 'a' } });
  const work = { paid: { units: 6, jobs: 1, credits: 6 }, agents: { units: null, jobs: 1, credits: null } };
  const start = 'Dry run: nothing was submitted. This plan would';

  test.each([
    [
      [paid, paid],
      [work.paid, work.paid],
      12,
      [125],
      'run 2 benchmarks in 2 jobs with 12 units. It would cost 12 credits; the account has 125.',
    ],
    [[paid], [work.paid], 6, [], 'run 1 benchmark in 1 job with 6 units. It would cost 6 credits.'],
    [[paid], [work.paid], null, [], 'run 1 benchmark in 1 job with 6 units. What it costs is not known.'],
    [[agents], [work.agents], null, [], 'run 1 benchmark in 1 job. Runloop does not say what it costs.'],
    [
      [paid, agents],
      [work.paid, work.agents],
      6,
      [125],
      'run 2 benchmarks in 2 jobs with 6 units. It would cost 6 credits; the account has 125. Runloop costs extra, and does not say how much.',
    ],
    [
      [paid, existing],
      [work.paid],
      6,
      [],
      'run 1 benchmark in 1 job with 6 units and judge 1 existing job. It would cost 6 credits.',
    ],
    [[existing], [], 0, [], 'judge 1 existing job.'],
  ])('%#', (benchmarks, planned, credits, balances, story) => {
    const judged = benchmarks.map((benchmark) => createJudged({ benchmark, verdict: 'planned', jobs: [] }));
    const report = createReport({ verdict: 'planned', benchmarks: judged, planned, credits, balances });
    expect(tellStory(report)).toBe(`${start} ${story}`);
  });
});
