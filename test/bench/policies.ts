import { Schedule } from '../../src/wait/schedule.ts';
import { type SimulatedJob, sightOf } from './simulated-jobs.ts';

/** How a policy did on one set of jobs. */
export interface Course {
  /** From the end of the last job until it is known that all are over, in milliseconds. */
  readonly lagMs: number;
  readonly requests: number;
  /** The most requests begun within a second. */
  readonly peakPerSecond: number;
}

const roundTripMs = 120;
const parallelLooks = 10;
const pollIntervalMs = 20_000;

/** Drives the real schedule, as the wait does, against jobs whose lives are known. */
export function watchBySchedule(
  jobs: readonly SimulatedJob[],
  { tellsProgress }: { readonly tellsProgress: boolean },
): Course {
  const ids = jobs.map(({ id }) => id);
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const schedule = new Schedule(ids, { pollIntervalMs, startMs: 0, failFast: false, canSweep: true });
  const sentAtMs: number[] = [];
  let nowMs = 0;
  for (;;) {
    const step = schedule.next(nowMs);
    if (step.kind === 'done') break;
    nowMs = Math.max(nowMs, step.atMs);
    if (step.kind === 'sweep') {
      sentAtMs.push(nowMs, nowMs);
      const seenAtMs = nowMs + roundTripMs / 2;
      nowMs += roundTripMs;
      for (const id of step.ids) {
        const job = byId.get(id);
        if (job !== undefined && job.endMs <= seenAtMs) schedule.note(id, sightOf(job, seenAtMs, tellsProgress), nowMs);
      }
      schedule.noteSweep(nowMs);
      continue;
    }
    const sights = step.ids.map((id, index) => {
      const atMs = nowMs + roundTripMs * Math.floor(index / parallelLooks);
      sentAtMs.push(atMs);
      const job = byId.get(id);
      if (job === undefined) throw new Error(`there is no job ${id}`);
      return { id, sight: sightOf(job, atMs + roundTripMs / 2, tellsProgress) };
    });
    nowMs += roundTripMs * Math.ceil(step.ids.length / parallelLooks);
    for (const { id, sight } of sights) schedule.note(id, sight, nowMs);
  }
  return { lagMs: nowMs - lastEndMs(jobs), requests: sentAtMs.length, peakPerSecond: peakOf(sentAtMs) };
}

/** Reads every open job each so often, all at the same time: the usual way, with a machine that has no limits. */
export function watchFixed(jobs: readonly SimulatedJob[], intervalMs: number): Course {
  let requests = 0;
  for (const { endMs } of jobs) requests += Math.floor(endMs / intervalMs) + 2;
  const lastTickMs = Math.ceil((lastEndMs(jobs) - roundTripMs / 2) / intervalMs) * intervalMs;
  return { lagMs: lastTickMs + roundTripMs - lastEndMs(jobs), requests, peakPerSecond: jobs.length };
}

function lastEndMs(jobs: readonly SimulatedJob[]): number {
  return jobs.reduce((last, { endMs }) => Math.max(last, endMs), 0);
}

function peakOf(sentAtMs: readonly number[]): number {
  let [first, peak] = [0, 0];
  for (const [index, atMs] of sentAtMs.entries()) {
    while ((sentAtMs[first] ?? atMs) <= atMs - 1000) first += 1;
    peak = Math.max(peak, index - first + 1);
  }
  return peak;
}
