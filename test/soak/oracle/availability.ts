import { fortuneOf } from '../story/fortune.ts';
import { costOf, type StoryBenchmark } from '../story/story.ts';
import { accountOfKey } from '../world/accounts.ts';
import { type Attempt, planKeyOf } from '../world/attempt.ts';
import type { PlayedStory } from '../world/play-story.ts';
import type { Payment } from '../world/service-record.ts';
import { scoreOf } from './false-green.ts';
import { pooledPct, roundPct, type TrueScore } from './truth.ts';

const maxUnitsPerJob = 10;
/** What the last look and a few round trips may take. */
const slackMs = 20_000;

/** The last attempts of the runs whose greenness is counted. */
export function lastAttempts({ story, attempts }: PlayedStory): readonly Attempt[] {
  return story.runs
    .filter(({ isTwin }) => !isTwin)
    .flatMap((run) => attempts.findLast((attempt) => attempt.run === run) ?? []);
}

/**
 * Whether an attempt could have been green: its true scores pass, nobody cut it off, it could pay, the service tells what a score
 * rests on, and it had recovered while there was time enough. A faultless client with a faultless memory would have got there.
 */
export function couldBeGreen(played: PlayedStory, attempt: Attempt): boolean {
  const { story } = played;
  const { plan } = attempt.script.asked;
  if (plan.isDryRun || attempt.cutAtMs !== null) return false;
  // How many rounds there will be, and what they come to, is not worked out here.
  if (plan.benchmarks.some(({ minUnits }) => minUnits !== undefined)) return false;
  const cost = costOf(plan);
  if (story.creditsOfAccount < 3 * cost || (plan.maxCredits ?? cost) < cost) return false;
  const recoversAtMs = Math.min(
    played.startMs + story.recoversAfterMs,
    story.serviceFaults === 0 ? played.startMs : Number.POSITIVE_INFINITY,
  );
  const fromMs = Math.max(attempt.startedAtMs, recoversAtMs);
  const untilMs = attempt.startedAtMs + plan.timeoutMs - slackMs;
  if (fromMs > untilMs) return false;
  return plan.benchmarks.every((benchmark) => couldPass(played, attempt, { benchmark, fromMs, untilMs }));
}

interface Question {
  readonly benchmark: StoryBenchmark;
  readonly fromMs: number;
  readonly untilMs: number;
}

function couldPass(played: PlayedStory, attempt: Attempt, { benchmark, fromMs, untilMs }: Question): boolean {
  const { services, story } = played;
  const { service, units, thresholdPct } = benchmark;
  const count = service === 'harmstack' ? Math.ceil(units / maxUnitsPerJob) : 1;
  const { missing } = story.quirks[service];
  if (count > 1 && (missing.includes('passed_count') || missing.includes('total_scored'))) return false;
  const ids =
    service === 'overmind'
      ? [services.existingId(benchmark.id)]
      : paidFor(played, attempt, benchmark)
          .slice(-count)
          .map(({ jobId }) => jobId);
  if (ids.some((jobId) => services.isGone(service, jobId, untilMs))) return false;
  const scores =
    ids.length > 0
      ? ids.map((jobId) => scoreOf(played, { service, jobId, atMs: untilMs }))
      : hypothetical(played, { benchmark, count, leftMs: untilMs - fromMs });
  const pct = pooledPct(scores);
  return pct !== null && pct >= thresholdPct && pct <= 100;
}

/** The jobs that serve an attempt for a benchmark, whoever of its pull request's runs paid. */
function paidFor({ services }: PlayedStory, attempt: Attempt, { service, id }: StoryBenchmark): readonly Payment[] {
  const { asked } = attempt.script;
  return services.record.payments.filter(
    ({ by, service: at, benchmarkId, account, isBaseline }) =>
      !isBaseline &&
      at === service &&
      benchmarkId === id &&
      account === accountOfKey[asked.keys] &&
      by.run.isTwin === attempt.run.isTwin &&
      planKeyOf(by.script.asked) === planKeyOf(asked) &&
      !by.commits.isDisjointFrom(attempt.commits),
  );
}

/** What jobs would have come to that were never submitted. */
function hypothetical(
  { story, services }: PlayedStory,
  job: { benchmark: StoryBenchmark; count: number; leftMs: number },
): readonly (TrueScore | null)[] {
  const { service, id, units: allUnits } = job.benchmark;
  const nths = services.countOf(service, id);
  return Array.from({ length: job.count }, (_, index) => {
    const units = Math.floor(allUnits / job.count) + (index < allUnits % job.count ? 1 : 0);
    const fortune = fortuneOf(story, { service, benchmarkId: id, nth: nths + index, units });
    const { passed, scored } = fortune;
    const isValid = !fortune.fails && fortune.scorePct === null && scored > 0 && fortune.durationMs < job.leftMs;
    return isValid ? { pct: roundPct((100 * passed) / scored), counts: { passed, scored } } : null;
  });
}

/** Why a run that could have been green was not: its cause, and its first error with what is particular to it left out. */
export function whyNotGreen({ recorder }: Attempt): string {
  const cause = recorder.output('cause') ?? '';
  const error =
    recorder.published.find(({ kind, name }) => kind === 'annotation' && name === 'error')?.text ??
    recorder.published.findLast(({ kind }) => kind === 'failed')?.text ??
    'nothing was said';
  const plain = error
    .replaceAll(/[a-f\d]{8}-[\w-]{20,}|\bbmj_\w+/g, 'ID')
    .replaceAll(/https?:\S+/g, 'URL')
    .replaceAll(/\d[\d.,]*/g, 'N')
    .replaceAll(/`?ID`?(?:(?:, | and )`?ID`?)*(?: and N more)?/g, 'IDs');
  return `${cause === '' ? '' : `${cause}: `}${plain.slice(0, 140)}`;
}
