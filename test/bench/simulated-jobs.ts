import type { Sight } from '../../src/wait/schedule.ts';
import { lognormal } from './random.ts';

/** One job's whole life, known in advance. Times are milliseconds since all jobs were submitted. */
export interface SimulatedJob {
  readonly id: string;
  readonly startMs: number;
  /** When each prompt is answered, rising. */
  readonly promptMs: readonly number[];
  readonly endMs: number;
  /** Whether it ended before its last prompt: no progress tells that it will. */
  readonly hasDied: boolean;
  readonly total: number;
}

interface Workload {
  readonly jobs: number;
  /** Whether the service tells prompts done and total. */
  readonly tellsProgress: boolean;
  readonly random: () => number;
}

const secondMs = 1000;
const minuteMs = 60_000;
const [shortestMs, medianMs, longestMs] = [30 * secondMs, 5 * minuteMs, 40 * minuteMs];
const stallShare = 0.15;
const deathShare = 0.05;
const maxTailMs = 10 * secondMs;

/**
 * Jobs of 30 s to 40 min, with prompts of uneven length, that wait for one of a limited number of slots. Some stall for
 * up to their own length, some die on the way, all are scored for a moment after their last prompt.
 */
export function simulateJobs({ jobs, random }: Pick<Workload, 'jobs' | 'random'>): readonly SimulatedJob[] {
  const share = [1, 0.5, 0.25][Math.floor(random() * 3)] ?? 1;
  const freeAtMs = Array.from({ length: Math.max(1, Math.round(jobs * share)) }, () => 2 * secondMs * random());
  return Array.from({ length: jobs }, (_, index) => {
    const slot = freeAtMs.indexOf(Math.min(...freeAtMs));
    const job = simulateJob(`job-${index}`, freeAtMs[slot] ?? 0, random);
    freeAtMs[slot] = job.endMs;
    return job;
  });
}

function simulateJob(id: string, startMs: number, random: () => number): SimulatedJob {
  const workMs = Math.min(longestMs, Math.max(shortestMs, lognormal(random, medianMs, 0.9)));
  const total = 11 * (1 + Math.floor(random() * 10));
  const weights = Array.from({ length: total }, () => lognormal(random, 1, 0.8));
  const sum = weights.reduce((left, weight) => left + weight, 0);
  const stallAt = random() < stallShare ? Math.floor(random() * total) : -1;
  const stallMs = random() * workMs;
  let atMs = startMs;
  const promptMs = weights.map((weight, index) => {
    atMs += (workMs * weight) / sum + (index === stallAt ? stallMs : 0);
    return atMs;
  });
  const scoredMs = atMs + random() * maxTailMs;
  const hasDied = random() < deathShare;
  const endMs = hasDied ? startMs + random() * (atMs - startMs) : scoredMs;
  return { id, startMs, promptMs, endMs, hasDied, total };
}

/** What a look at that moment shows. */
export function sightOf(job: SimulatedJob, atMs: number, tellsProgress: boolean): Sight {
  if (atMs >= job.endMs) return { phase: 'final', progress: null };
  if (atMs < job.startMs) return { phase: 'waiting', progress: null };
  if (!tellsProgress) return { phase: 'running', progress: null };
  return { phase: 'running', progress: { done: countUntil(job.promptMs, atMs), total: job.total } };
}

/** How many of these rising times are not later. */
function countUntil(times: readonly number[], atMs: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
