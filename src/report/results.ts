import * as v from 'valibot';
import type { Cause } from '../notice.ts';
import type { Baseline } from '../verdict/baseline.ts';
import type { JudgedBenchmark, RunVerdict } from '../verdict/judge.ts';
import type { JudgedJob } from '../verdict/judge-job.ts';
import { tellWhy } from './findings.ts';
import { renderJobReason } from './reasons.ts';
import type { Report } from './report.ts';

const states = ['waiting', 'running', 'scored', 'failed', 'cancelled', 'timed-out', 'unrecognised'] as const;
const verdicts = ['passed', 'failed', 'inconclusive', 'error', 'planned'] as const;

const causes = [
  'threshold',
  'regression',
  'inconclusive',
  'input',
  'key',
  'service',
  'timeout',
  'cancelled',
  'credits',
  'uncertain-payment',
  'job',
  'internal',
] as const satisfies readonly Cause[];

const verdictMeaning =
  '`passed`: a valid score at or above the threshold, and no regression shown. `failed`: below, or shown to be worse than the baseline. `inconclusive`: too close to call. `error`: no result that counts. `planned`: a dry run.';
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const pct = v.pipe(v.number(), v.minValue(-100), v.maxValue(100));
const points = v.pipe(v.number(), v.minValue(-100), v.maxValue(100));
const sources = ['endpoint', 'run', 'job', 'job-name', 'results'] as const satisfies readonly Baseline['source'][];
const thresholdPct = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const timestamp = v.pipe(v.string(), v.isoTimestamp());

function described<const S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(schema, v.description(description));
}

const jobSchema = v.strictObject({
  job_id: v.string(),
  state: described(v.nullable(v.picklist(states)), 'Last state that was read; null when none could be.'),
  score_pct: described(v.nullable(pct), 'Score in percent.'),
  passed: described(v.nullable(count), 'Units passed; scenarios on Runloop.'),
  scored: described(v.nullable(count), 'Units scored; scenarios on Runloop.'),
  duration_ms: described(v.nullable(v.pipe(v.number(), v.minValue(0))), 'How long the job ran, in milliseconds.'),
  reason: described(v.nullable(v.string()), 'Why there is no score, in plain words.'),
});

const benchmarkSchema = v.strictObject({
  service: v.string(),
  benchmark_id: described(
    v.string(),
    'What was asked for: a benchmark id, else a job id, or what the entry of the suite names (scenarios, a Harbor file, the name or query of a job).',
  ),
  name: described(v.nullable(v.string()), 'Display name.'),
  verdict: described(v.picklist(verdicts), verdictMeaning),
  level: described(v.picklist(['block', 'warn']), '`warn`: its verdict counts for nothing in that of the run.'),
  score_pct: described(v.nullable(pct), 'The score that was judged, in percent; null when there is no valid one.'),
  threshold_pct: described(
    v.nullable(thresholdPct),
    'Lowest score that passes, in percent; null where only the baseline says what passes.',
  ),
  passed: described(v.nullable(count), 'Units passed, over all jobs; scenarios on Runloop.'),
  scored: described(v.nullable(count), 'Units scored, over all jobs; scenarios on Runloop.'),
  interval_pct: described(
    v.nullable(v.strictTuple([pct, pct])),
    'Confidence interval of the score in percent: low, high. Null where the score has none.',
  ),
  scenario_means_pct: described(
    v.nullable(v.array(pct)),
    'Mean score of each scenario in percent, where the interval rests on these; null where it rests on counts.',
  ),
  baseline: described(
    v.nullable(
      v.strictObject({
        score_pct: pct,
        passed: v.nullable(count),
        scored: v.nullable(count),
        job_ids: v.array(v.string()),
        source: described(
          v.picklist(sources),
          'Where it was found: the newest jobs against an endpoint, what this gate ran against it, a job that exists, the newest job of a name, or the results of an earlier run.',
        ),
        created_at: v.nullable(timestamp),
      }),
    ),
    'What the score was compared with; null where it was not.',
  ),
  change_pct: described(v.nullable(points), 'Change from the baseline in points.'),
  change_interval_pct: described(
    v.nullable(v.strictTuple([points, points])),
    'Interval of that change in points: low, high. A regression is shown where all of it lies below the drop that is allowed.',
  ),
  unscored: described(
    v.nullable(count),
    'Units, on Runloop scenarios, that ended without a score and not by the fault of model or agent; null where that is not told.',
  ),
  unscored_reasons: described(
    v.array(v.strictObject({ reason: v.string(), count })),
    'Why, as far as the service tells: a state, or the type of the exception.',
  ),
  reason: described(v.nullable(v.string()), 'Why it did not pass, in plain words; null when it passed.'),
  jobs: v.array(jobSchema),
});

/** The results document, version 1: what programs read. A value that is not known is null, never 0 and never left out. */
export const ResultsDocument = v.pipe(
  v.strictObject({
    schema: described(v.literal(1), 'Version of this format.'),
    verdict: described(v.picklist(verdicts), verdictMeaning),
    cause: described(
      v.nullable(v.picklist(causes)),
      'The one code that best says why it is not green; null when passed or planned.',
    ),
    truncated: described(
      v.boolean(),
      'Whether this is the output `results` of a large run, without what only the file `results-file` has room for: jobs, and where that is not enough, reasons or benchmarks.',
    ),
    service: described(v.nullable(v.string()), 'Null when there are several services or none is known.'),
    model: described(v.nullable(v.string()), 'Name of the model under test.'),
    commit: described(v.nullable(v.string()), "The judged commit: a pull request's head, not its merge commit."),
    started_at: timestamp,
    finished_at: v.nullable(timestamp),
    credits: described(
      v.nullable(v.pipe(v.number(), v.minValue(0))),
      "Credits that the plan's jobs cost, in a dry run what they would cost; null where that is not known.",
    ),
    batch_ids: v.array(v.string()),
    benchmarks: described(v.array(benchmarkSchema), 'In the order of the plan; empty when the input was invalid.'),
  }),
  v.title('Benchmark Gate results'),
);
export type ResultsDocument = v.InferOutput<typeof ResultsDocument>;

/**
 * Turns a report into the results document.
 *
 * The document is about a run that is over: what still reads `running` there never got a verdict, which is an error.
 */
export function createResults(report: Report): ResultsDocument {
  return {
    schema: 1,
    verdict: finalVerdict(report.verdict),
    cause: report.cause,
    truncated: false,
    service: report.service,
    model: report.model,
    commit: report.commit,
    started_at: report.startedAt.toISOString(),
    finished_at: report.finishedAt?.toISOString() ?? null,
    credits: report.credits,
    batch_ids: [...report.batchIds],
    benchmarks: report.benchmarks.map((judged) => createBenchmark(judged, report)),
  };
}

/** Renders the document as one line of at most `maxBytes` bytes of UTF-8: what it has no room for is left out, the most detailed first. */
export function renderResults(report: Report, { maxBytes }: { readonly maxBytes: number }): string {
  const whole = createResults(report);
  const benchmarks = whole.benchmarks.map((each) => ({ ...each, jobs: [], scenario_means_pct: null }));
  const short = { ...whole, truncated: true, benchmarks };
  const candidates: readonly ResultsDocument[] = [
    whole,
    short,
    { ...short, benchmarks: short.benchmarks.map((each) => ({ ...each, reason: null })) },
  ];
  const fitting = candidates
    .values()
    .map((each) => JSON.stringify(each))
    .find((text) => Buffer.byteLength(text) <= maxBytes);
  return fitting ?? JSON.stringify({ ...short, benchmarks: [], batch_ids: [] });
}

function createBenchmark(judged: JudgedBenchmark, report: Report): ResultsDocument['benchmarks'][number] {
  const { benchmark, intervalPct } = judged;
  return {
    service: benchmark.service,
    benchmark_id: benchmark.id,
    name: judged.name,
    verdict: finalVerdict(judged.verdict),
    level: benchmark.level,
    score_pct: judged.scorePct,
    threshold_pct: benchmark.thresholdPct,
    passed: judged.passed,
    scored: judged.scored,
    interval_pct: intervalPct === null ? null : [intervalPct[0], intervalPct[1]],
    scenario_means_pct: judged.scenarioMeansPct === null ? null : [...judged.scenarioMeansPct],
    ...createComparison(judged),
    unscored: judged.unscored?.count ?? null,
    unscored_reasons: judged.unscored === null ? [] : [...judged.unscored.reasons],
    reason: judged.reason && tellWhy(judged, report),
    jobs: judged.jobs.map(createJob),
  };
}

function createComparison({
  comparison,
}: JudgedBenchmark): Pick<ResultsDocument['benchmarks'][number], 'baseline' | 'change_pct' | 'change_interval_pct'> {
  const { baseline = null, change = null } = comparison ?? {};
  return {
    baseline: baseline && {
      score_pct: baseline.scorePct,
      passed: baseline.passed,
      scored: baseline.scored,
      job_ids: [...baseline.jobIds],
      source: baseline.source,
      created_at: baseline.createdAt?.toISOString() ?? null,
    },
    change_pct: change?.changePct ?? null,
    change_interval_pct: change === null ? null : [change.changeIntervalPct[0], change.changeIntervalPct[1]],
  };
}

function createJob(job: JudgedJob): ResultsDocument['benchmarks'][number]['jobs'][number] {
  return {
    job_id: job.id,
    state: job.state,
    score_pct: job.scorePct,
    passed: job.passed,
    scored: job.scored,
    duration_ms: job.durationMs,
    reason: job.reason && renderJobReason(job.reason),
  };
}

function finalVerdict(verdict: RunVerdict | 'running'): RunVerdict {
  return verdict === 'running' ? 'error' : verdict;
}
