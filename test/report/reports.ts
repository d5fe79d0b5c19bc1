import type { Report } from '../../src/report/report.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import type { JudgedJob } from '../../src/verdict/judge-job.ts';
import { createBenchmark } from '../verdict/cases.ts';

const url = 'https://github.com/octo/shop';
const commit = '6dcb09b5b57875f334f61aebed695e2e4193db5e';

/** A report as it is for a passed run of no benchmark; each test says what differs. */
export function createReport(differences: Partial<Report> = {}): Report {
  return {
    title: 'Benchmark gate',
    verdict: 'passed',
    warnOnly: false,
    benchmarks: [],
    problems: [],
    unfinished: null,
    warnings: [],
    service: 'harmstack',
    model: 'shop-assistant-3',
    commit,
    commitUrl: `${url}/commit/${commit}`,
    runUrl: `${url}/actions/runs/17/attempts/1`,
    startedAt: new Date('2026-03-01T10:00:00Z'),
    finishedAt: new Date('2026-03-01T10:04:10Z'),
    credits: 30,
    batchIds: ['f3b0c442-98fc-4c14-9afb-4c8996fb9242'],
    jobIds: [],
    ...differences,
  };
}

/** A job as it is when it has been scored. */
export function createJob(differences: Partial<JudgedJob> = {}): JudgedJob {
  return {
    id: '0b2f7c1e-7a54-4a3e-9d0b-5d1f2a9c7e11',
    state: 'scored',
    scorePct: 83.33,
    passed: 5,
    scored: 6,
    durationMs: 125_000,
    credits: 6,
    progress: null,
    createdAt: null,
    details: [],
    reason: null,
    ...differences,
  };
}

/** A benchmark as it is when it has passed. */
export function createJudged(differences: Partial<JudgedBenchmark> = {}): JudgedBenchmark {
  return {
    benchmark: createBenchmark(),
    name: 'haystack-medical-v1',
    verdict: 'passed',
    scorePct: 83.33,
    passed: 5,
    scored: 6,
    intervalPct: null,
    reason: null,
    jobs: [createJob()],
    ...differences,
  };
}

const noScore = { scorePct: null, passed: null, scored: null } as const;

const medical = createJudged();
const legal = createJudged({
  benchmark: createBenchmark({ id: '2', thresholdPct: 70 }),
  name: 'haystack-legal-v1',
  scorePct: 100,
  passed: 6,
  jobs: [createJob({ id: '4ac3e8d2-11f0-4f7e-8a55-0c0e5b9a1f22', scorePct: 100, passed: 6, durationMs: 61_000 })],
});
const finance = createJudged({
  benchmark: createBenchmark({ id: '3' }),
  name: 'haystack-finance-v2',
  verdict: 'failed',
  scorePct: 66.67,
  passed: 4,
  reason: 'the score 66.67 % is below the threshold 80 %',
  jobs: [createJob({ id: '9d1b6c0a-52d7-43c7-b6a3-7f0d7c3b2e33', scorePct: 66.67, passed: 4, durationMs: 190_400 })],
});
const support = createJudged({
  benchmark: createBenchmark({ id: '4', thresholdPct: 90 }),
  name: 'Customer support tone',
  verdict: 'failed',
  scorePct: 86.67,
  passed: 26,
  scored: 30,
  reason: 'the score 86.67 % is below the threshold 90 %',
  jobs: [
    createJob({ id: 'c52c8f4e-0e2d-4f44-8f0f-2b64f4b7aa44', scorePct: 90, passed: 9, scored: 10, credits: 10 }),
    createJob({ id: 'd7a9f7d1-6d0e-4c5b-8a1c-6f2f5f0fbb55', scorePct: 80, passed: 8, scored: 10, credits: 10 }),
    createJob({ id: 'e1f4b2c8-3b7a-4e9f-9c3d-9a3e6e1ccc66', scorePct: 90, passed: 9, scored: 10, credits: 10 }),
  ],
});
const safety = createJudged({
  benchmark: createBenchmark({ id: '5', thresholdPct: 95 }),
  name: 'safety_refusals_multilingual',
  verdict: 'error',
  ...noScore,
  reason: 'not finished within 60 minutes (timeout-minutes)',
  jobs: [
    createJob({
      id: 'f00dbabe-1c2d-4e3f-8a9b-0c1d2e3f4a77',
      state: 'running',
      ...noScore,
      durationMs: null,
      progress: { done: 14, total: 33, what: 'prompts', message: 'Evaluating prompt 14' },
    }),
  ],
});

const running = { verdict: 'running', ...noScore } as const;

/** One report for each kind of document a reader can meet. */
export const reports = {
  passed: createReport({ benchmarks: [medical, legal], credits: 12 }),
  single: createReport({ benchmarks: [medical], credits: 6 }),
  failed: createReport({ verdict: 'failed', benchmarks: [medical, legal, finance, support], credits: 48 }),
  mixed: createReport({
    verdict: 'failed',
    benchmarks: [medical, legal, finance, support, safety],
    unfinished: 'not finished within 60 minutes (timeout-minutes)',
    credits: 54,
    warnings: ['The balance could not be read (GET /me answered 503), so it was not checked.'],
  }),
  running: createReport({
    verdict: 'running',
    finishedAt: null,
    credits: 18,
    benchmarks: [
      {
        ...medical,
        ...running,
        jobs: [
          createJob({
            ...noScore,
            state: 'running',
            durationMs: null,
            progress: { done: 14, total: 33, what: 'prompts', message: null },
          }),
        ],
      },
      legal,
      {
        ...finance,
        ...running,
        reason: null,
        jobs: [
          createJob({ id: '9d1b6c0a-52d7-43c7-b6a3-7f0d7c3b2e33', ...noScore, state: 'waiting', durationMs: null }),
        ],
      },
    ],
  }),
  planned: createReport({
    verdict: 'planned',
    credits: 36,
    benchmarks: [
      { ...medical, verdict: 'planned', ...noScore, jobs: [] },
      {
        ...support,
        verdict: 'planned',
        ...noScore,
        reason: null,
        jobs: [],
        benchmark: { ...support.benchmark, work: { kind: 'submit', units: 30 } },
      },
    ],
  }),
  'invalid-input': createReport({
    verdict: 'error',
    service: null,
    model: null,
    credits: null,
    batchIds: [],
    finishedAt: new Date('2026-03-01T10:00:00.400Z'),
    problems: [
      'Input `benchmark-ids` has 3 entries and `thresholds` has 2: give one threshold, or one for each benchmark.',
      'Input `timeout-minutes` is "soon": give a number above 0.',
    ],
  }),
  'warn-only': createReport({ verdict: 'failed', warnOnly: true, benchmarks: [medical, finance], credits: 12 }),
  interval: createReport({
    verdict: 'inconclusive',
    benchmarks: [
      {
        ...medical,
        intervalPct: [43.65, 96.99],
        verdict: 'inconclusive',
        reason: 'The threshold of 80 % lies inside the interval 43.65 % to 96.99 %.',
      },
      { ...legal, intervalPct: [60.97, 100], benchmark: { ...legal.benchmark, thresholdPct: 60 } },
    ],
    credits: 12,
  }),
} as const satisfies Record<string, Report>;

/** A report of many benchmarks, every tenth of them below its threshold. */
export function createLargeReport(size: number): Report {
  const benchmarks = Array.from({ length: size }, (_, index) => {
    const source = index % 10 === 7 ? finance : medical;
    return {
      ...source,
      name: `suite-${String(index).padStart(3, '0')}`,
      benchmark: createBenchmark({ id: String(index) }),
      jobs: [createJob({ id: `job-${index}` })],
    };
  });
  return createReport({ verdict: 'failed', benchmarks, credits: size * 6 });
}
