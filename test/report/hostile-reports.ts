import * as fc from 'fast-check';
import type { Report } from '../../src/report/report.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import type { JudgedJob } from '../../src/verdict/judge-job.ts';
import { createBenchmark } from '../verdict/cases.ts';
import { createReport } from './reports.ts';
import { hostileText } from './tricks.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const pct = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const count = fc.nat({ max: 1000 });
const verdict = fc.constantFrom('passed', 'failed', 'inconclusive', 'error', 'planned', 'running');

const job: fc.Arbitrary<JudgedJob> = fc.record({
  id: hostileText,
  state: maybe(fc.constantFrom('waiting', 'running', 'scored', 'failed', 'cancelled', 'timed-out', 'unrecognised')),
  scorePct: maybe(pct),
  passed: maybe(count),
  scored: maybe(count),
  durationMs: maybe(fc.nat()),
  credits: maybe(count),
  createdAt: maybe(fc.oneof(fc.date({ noInvalidDate: true }), fc.constant('unknown' as const))),
  details: fc.array(fc.record({ name: hostileText, scorePct: maybe(pct), note: maybe(hostileText) }), { maxLength: 3 }),
  progress: maybe(fc.record({ done: count, total: count, what: hostileText, message: maybe(hostileText) })),
  reason: maybe(hostileText),
});

const benchmark: fc.Arbitrary<JudgedBenchmark> = fc.record({
  benchmark: fc
    .record({ id: hostileText, name: maybe(hostileText), thresholdPct: pct })
    .map((differences) => createBenchmark(differences)),
  name: maybe(hostileText),
  verdict,
  scorePct: maybe(pct),
  passed: maybe(count),
  scored: maybe(count),
  intervalPct: maybe(fc.tuple(pct, pct)),
  reason: maybe(hostileText),
  jobs: fc.array(job, { maxLength: 3 }),
});

/** Reports in which every text is from outside and every combination of values may occur. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .record({
    title: hostileText,
    verdict,
    warnOnly: fc.boolean(),
    benchmarks: fc.array(benchmark, { maxLength: 30 }),
    problems: fc.array(hostileText, { maxLength: 3 }),
    warnings: fc.array(hostileText, { maxLength: 3 }),
    model: maybe(hostileText),
    commit: maybe(hostileText),
    commitUrl: maybe(fc.oneof(hostileText, fc.webUrl({ withFragments: true, withQueryParameters: true }))),
    runUrl: maybe(fc.oneof(hostileText, fc.webUrl())),
    credits: maybe(count),
  })
  .map(createReport);
