import type { Schedule } from '../../src/wait/schedule.ts';
import { createRandom, lognormal } from './random.ts';
import { type SimulatedJob, sightOf } from './simulated-jobs.ts';

/** How a policy did on one set of jobs. */
export interface Course {
  /** From the end of the last job until it is known that all are over, in milliseconds. */
  readonly lagMs: number;
  readonly requests: number;
  /** Whether the last job died on its way. */
  readonly hasDied: boolean;
  /** The most requests begun within a second. */
  readonly peakPerSecond: number;
}

/** A request and its answer: mostly this long, now and then much longer. */
const roundTripMs = 120;
const tripSpread = 0.35;
/**
 * A request that fails, or is refused for rate, is sent again after a pause: its look takes that much longer, and costs one more request.
 */
const failureShare = 0.003;
const refusalShare = 0.001;
const failurePauseMs = 450;
const refusalPauseMs = 2000;
const parallelLooks = 10;
const pollIntervalMs = 20_000;

/** A request's way to the server and back, with what goes wrong on it. */
interface Trip {
  /** When the server sees it, after it was sent. */
  readonly seenMs: number;
  readonly totalMs: number;
  readonly requests: number;
}

/** A network whose trips are the same for the same seed, whatever is sent over it. */
function createNetwork(seed: number): () => Trip {
  const random = createRandom(seed);
  return () => {
    const tripMs = lognormal(random, roundTripMs, tripSpread);
    const luck = random();
    const lostMs =
      luck < failureShare
        ? tripMs + failurePauseMs * (0.5 + random())
        : luck < failureShare + refusalShare
          ? tripMs + refusalPauseMs * (0.5 + random())
          : 0;
    return { seenMs: lostMs + tripMs / 2, totalMs: lostMs + tripMs, requests: lostMs > 0 ? 2 : 1 };
  };
}

export interface Watching {
  /** The schedule that is driven: this version's or an earlier one's. */
  readonly createSchedule: (...given: ConstructorParameters<typeof Schedule>) => Schedule;
  readonly tellsProgress: boolean;
  /** How long completed jobs of the same benchmark took; null where none is known. */
  readonly typicalMs?: number | null;
  readonly seed: number;
}

/** Drives a schedule, as the wait does, against jobs whose lives are known. */
export function watchBySchedule(
  jobs: readonly SimulatedJob[],
  { createSchedule, tellsProgress, seed, typicalMs = null }: Watching,
): Course {
  const ids = jobs.map(({ id }) => id);
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const schedule = createSchedule(ids, { pollIntervalMs, startMs: 0, failFast: false, canSweep: true });
  if (typicalMs !== null) schedule.expect(typicalMs);
  const send = createNetwork(seed);
  const sentAtMs: number[] = [];
  const record = (atMs: number, { requests }: Trip) => {
    for (let sending = 0; sending < requests; sending += 1) sentAtMs.push(atMs);
  };
  let nowMs = 0;
  for (;;) {
    const step = schedule.next(nowMs);
    if (step.kind === 'done') break;
    nowMs = Math.max(nowMs, step.atMs);
    if (step.kind === 'sweep') {
      const trips = [send(), send()];
      for (const trip of trips) record(nowMs, trip);
      const seenAtMs = nowMs + Math.min(...trips.map(({ seenMs }) => seenMs));
      nowMs += Math.max(...trips.map(({ totalMs }) => totalMs));
      for (const id of step.ids) {
        const job = byId.get(id);
        if (job !== undefined && job.endMs <= seenAtMs) schedule.note(id, sightOf(job, seenAtMs, tellsProgress), nowMs);
      }
      schedule.noteSweep(nowMs);
      continue;
    }
    for (let from = 0; from < step.ids.length; from += parallelLooks) {
      const looks = step.ids.slice(from, from + parallelLooks).map((id) => {
        const trip = send();
        record(nowMs, trip);
        const job = byId.get(id);
        if (job === undefined) throw new Error(`there is no job ${id}`);
        return { id, trip, sight: sightOf(job, nowMs + trip.seenMs, tellsProgress) };
      });
      nowMs += Math.max(...looks.map(({ trip }) => trip.totalMs));
      for (const { id, sight } of looks) schedule.note(id, sight, nowMs);
    }
  }
  const { endMs, hasDied } = lastOf(jobs);
  return { lagMs: nowMs - endMs, requests: sentAtMs.length, hasDied, peakPerSecond: peakOf(sentAtMs) };
}

/** Reads every open job each so often, all at the same time: the usual way, with a machine that has no limits. */
export function watchFixed(jobs: readonly SimulatedJob[], intervalMs: number): Course {
  let requests = 0;
  for (const { endMs } of jobs) requests += Math.floor(endMs / intervalMs) + 2;
  const { endMs, hasDied } = lastOf(jobs);
  const lastTickMs = Math.ceil((endMs - roundTripMs / 2) / intervalMs) * intervalMs;
  return { lagMs: lastTickMs + roundTripMs - endMs, requests, hasDied, peakPerSecond: jobs.length };
}

/** The job that ends last. */
function lastOf(jobs: readonly SimulatedJob[]): Pick<SimulatedJob, 'endMs' | 'hasDied'> {
  return jobs.reduce<Pick<SimulatedJob, 'endMs' | 'hasDied'>>((last, job) => (job.endMs > last.endMs ? job : last), {
    endMs: 0,
    hasDied: false,
  });
}

function peakOf(sentAtMs: readonly number[]): number {
  let [first, peak] = [0, 0];
  for (const [index, atMs] of sentAtMs.entries()) {
    while ((sentAtMs[first] ?? atMs) <= atMs - 1000) first += 1;
    peak = Math.max(peak, index - first + 1);
  }
  return peak;
}
