import type { Dice } from '../dice.ts';
import { hourMs, minuteMs, type ServiceName, type Weather } from './story.ts';

/** How a service is odd, the same way in every answer of a story. */
export interface Quirks {
  /** How it shows the endpoint's address that it was given. */
  readonly endpointEcho: 'as sent' | 'with a slash' | 'without query' | 'origin alone' | 'hidden';
  /** How it shows the name that a job was given. */
  readonly nameEcho: 'as given' | 'cut' | 'in capitals' | 'with a prefix' | 'hidden';
  /** In which order a submit is answered with its job ids. */
  readonly idOrder: 'as asked' | 'reversed' | 'shuffled';
  /** Fields that no answer has. */
  readonly missing: readonly string[];
  /** Whether a job that waits is in a state that is not documented, and whether lists show it then. */
  readonly queued: 'never' | 'listed' | 'not listed';
  readonly maxList: number;
  /** How far the clock of the `Date` header is ahead. */
  readonly dateSkewMs: number;
  /** How far the clock of the jobs' times is ahead of that one. */
  readonly createdSkewMs: number;
  readonly tellsTime: boolean;
  /** How long a new job stays unseen. */
  readonly lagMs: number;
  /** Share of jobs that are gone for good after a while. */
  readonly doomed: number;
  /** Status of a submit that the balance does not cover. */
  readonly insufficientCreditsStatus: number;
}

export const noQuirks: Quirks = {
  endpointEcho: 'as sent',
  nameEcho: 'as given',
  idOrder: 'as asked',
  missing: [],
  queued: 'never',
  maxList: Number.POSITIVE_INFINITY,
  dateSkewMs: 0,
  createdSkewMs: 0,
  tellsTime: true,
  lagMs: 0,
  doomed: 0,
  insufficientCreditsStatus: 400,
};

/** Of today's world: a lag, a lost job, a clock, a short list. */
export function drawManners(dice: Dice, weather: Weather): Quirks {
  const isCalm = weather === 'calm';
  return {
    ...noQuirks,
    lagMs: isCalm || dice.chance(0.6) ? 0 : dice.spread(300, 30_000),
    tellsTime: isCalm || dice.chance(0.95),
    doomed: isCalm || dice.chance(0.85) ? 0 : 0.1,
    insufficientCreditsStatus: dice.pick([400, 402, 403, 409, 422]),
    maxList: isCalm ? Number.POSITIVE_INFINITY : dice.pick([Number.POSITIVE_INFINITY, 100, 50, 20, 10]),
    idOrder: dice.chance(0.4) ? 'reversed' : 'as asked',
    dateSkewMs: dice.chance(0.6) ? dice.between(-3000, 3000) : dice.pick([-hourMs, hourMs, -10 * minuteMs, 90_000]),
  };
}

/** Counts and sizes, which a service may never tell. */
const tellable: Readonly<Record<ServiceName, readonly string[]>> = {
  harmstack: ['passed_count', 'total_scored', 'needle_annnoted_count', 'price', 'total_prompts', 'completed_at'],
  runloop: ['job_source', 'failure_reason', 'in_progress_runs'],
  overmind: ['num_iterations', 'baseline_score', 'prompt_slug'],
};

/**
 * The manners above and whatever else can be odd for good. The clock of the jobs' times is at most 45 s off: a client that is sure
 * of a job's age to the minute is right.
 */
export function drawQuirks(dice: Dice, { service, weather }: { service: ServiceName; weather: Weather }): Quirks {
  const manners = drawManners(dice, weather);
  if (dice.chance(0.3)) return manners;
  const skews = [
    { share: 0.7, skewMs: 0 },
    { share: 0.2, skewMs: dice.between(-3000, 3000) },
    { share: 0.1, skewMs: dice.between(-45_000, 45_000) },
  ];
  const missing = tellable[service].filter(() => dice.chance(0.4));
  const echoes = ['with a slash', 'without query', 'origin alone', 'hidden'] as const;
  const endpointEcho = dice.chance(0.5) ? 'as sent' : dice.pick(echoes);
  const names = dice.fork('names');
  const nameEcho = names.chance(0.7)
    ? 'as given'
    : names.pick(['cut', 'in capitals', 'with a prefix', 'hidden'] as const);
  const idOrder = dice.chance(0.25) ? 'shuffled' : manners.idOrder;
  return {
    ...manners,
    // Only Harmstack shows an address, and has several jobs in a batch.
    ...(service === 'harmstack' ? { endpointEcho, idOrder } : { idOrder: 'as asked' }),
    ...(service === 'runloop' && { nameEcho }),
    missing: dice.chance(0.3) ? missing : [],
    queued: dice.chance(0.7) ? 'never' : dice.pick(['listed', 'not listed'] as const),
    tellsTime: manners.tellsTime && dice.chance(0.9),
    createdSkewMs: pickByShare(dice, skews),
  };
}

function pickByShare(dice: Dice, skews: readonly { readonly share: number; readonly skewMs: number }[]): number {
  let left = dice.next();
  for (const { share, skewMs } of skews) {
    left -= share;
    if (left < 0) return skewMs;
  }
  return 0;
}

/** The quirks of a service that are worth a figure of their own. */
export function namesOf(quirks: Quirks): readonly string[] {
  return [
    ...(quirks.endpointEcho === 'as sent' ? [] : [`address ${quirks.endpointEcho}`]),
    ...(quirks.nameEcho === 'as given' ? [] : [`names ${quirks.nameEcho}`]),
    ...(quirks.idOrder === 'as asked' ? [] : [`ids ${quirks.idOrder}`]),
    ...(quirks.missing.length === 0 ? [] : ['missing fields']),
    ...(quirks.queued === 'never' ? [] : [`queued, ${quirks.queued}`]),
    ...(quirks.maxList <= 20 ? ['short lists'] : []),
    ...(quirks.createdSkewMs === 0 ? [] : ['another clock for jobs']),
    ...(quirks.tellsTime ? [] : ['no Date']),
  ];
}
