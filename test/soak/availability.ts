import { fortuneOf } from './story.ts';
import type { Attempt, Told } from './tell-story.ts';
import { pooledPct, trueScoreOf } from './truth.ts';

const mostUnitsPerJob = 10;
/** What the last look and a few round trips may take. */
const slackMs = 20_000;

/**
 * Whether the last attempt could have been green: its true scores pass, nobody cut it off, it could pay, and the service
 * had recovered while there was time enough. A faultless client with a faultless memory would have got there.
 */
export function couldBeGreen(told: Told, attempt: Attempt): boolean {
  const { story, service } = told;
  const { plan } = story;
  if (plan.isDryRun || attempt.cutAtMs !== null) return false;
  const cost = plan.benchmarks.reduce((sum, { units, price }) => sum + units * price, 0);
  if (story.creditsOfAccount < 3 * cost || (plan.maxCredits ?? cost) < cost) return false;
  const recoversAtMs = Math.min(
    told.startMs + story.recoversAfterMs,
    story.serviceFaults === 0 ? told.startMs : Number.POSITIVE_INFINITY,
  );
  const fromMs = Math.max(attempt.startedAtMs, recoversAtMs);
  const untilMs = attempt.startedAtMs + plan.timeoutMs - slackMs;
  if (fromMs > untilMs) return false;
  return plan.benchmarks.every(({ id, units, thresholdPct }) => {
    const paid = service.payments.filter(({ process, benchmarkId }) => process >= 0 && benchmarkId === id);
    const jobs = paid
      .slice(-Math.ceil(units / mostUnitsPerJob))
      .flatMap(({ jobId }) => service.store.jobs.get(jobId) ?? []);
    if (jobs.some(({ order }) => service.isDoomed(order.id))) return false;
    const scores =
      jobs.length > 0
        ? jobs.map((job) => trueScoreOf(job, untilMs + story.skewMs))
        : hypothetical(told, { id, units, leftMs: untilMs - fromMs });
    const pct = pooledPct(scores);
    return pct !== null && pct >= thresholdPct && pct <= 100;
  });
}

/** What jobs would have come to that were never submitted. */
function hypothetical({ story, service }: Told, job: { id: number; units: number; leftMs: number }) {
  const count = Math.ceil(job.units / mostUnitsPerJob);
  const nths = [...service.store.jobs.values()].filter(({ order }) => order.benchmark.id === job.id).length;
  return Array.from({ length: count }, (_, index) => {
    const units = Math.floor(job.units / count) + (index < job.units % count ? 1 : 0);
    const fortune = fortuneOf(story, { benchmarkId: job.id, nth: nths + index, units });
    const isValid =
      !fortune.fails && fortune.scorePct === null && fortune.scored > 0 && fortune.durationMs < job.leftMs;
    return isValid ? { pct: Math.round((10_000 * fortune.passed) / fortune.scored) / 100, ...fortune } : null;
  });
}

/** Why a run that could have been green was not, in its own words, shortened to a class. */
export function whyNotGreen(attempt: Attempt): string {
  const { text } = attempt.recorder;
  const classes: readonly (readonly [RegExp, string])[] = [
    [/service refused the check before/, 'refused in preflight'],
    [/offers no benchmark/, 'benchmark unknown in preflight'],
    [/has paid for these jobs, and the service does not tell/, 're-run: the service does not tell of the paid jobs'],
    [/may have paid for jobs without learning their ids/, 're-run: an earlier submit is in doubt'],
    [
      /Whether an earlier attempt of this run has paid already is not known/,
      're-run: GitHub does not tell what was paid',
    ],
    [/another may have been paid in its place/, 'submit answered with the id of an older job'],
    [/the time \(timeout-minutes\) was over first/, 'no time left to submit'],
    [/These jobs could be its own/, 'submit in doubt: candidates not certain'],
    [/No job of it was found/, 'submit in doubt: no job found'],
    [/Its jobs could not be looked for/, 'submit in doubt: no list'],
    [/was answered with \d+ job ids/, 'submit answered with wrong job ids'],
    [/could not be submitted in/, 'submit gave up'],
    [/was refused:/, 'submit refused'],
    [/fail-fast/, 'fail-fast'],
    [/its job cannot be read/, 'job given up'],
    [/completed without a valid score/, 'score misread'],
    [/its job failed/, 'failure misread'],
    [/contradicts its own counts|does not tell its counts/, 'counts misread'],
    [/not finished within/, 'not finished in time'],
  ];
  return (
    classes.find(([pattern]) => pattern.test(text))?.[1] ??
    `other: ${attempt.recorder.published.findLast(({ kind }) => kind === 'failed')?.text ?? ''}`
  );
}
