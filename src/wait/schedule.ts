import type { JobId } from '../services/service.ts';

/**
 * When to look at which job. While one job is known to be unfinished, reading the others tells nothing about the end:
 * so one job, the sentinel, is watched, timed by its progress. When it is final, one sweep tells about the rest, and
 * the next unfinished job becomes the sentinel. Pure: times are arguments, in milliseconds of any one clock.
 */

/** What a look told about one job. */
export interface Sight {
  readonly phase: 'waiting' | 'running' | 'final';
  /** Null where the service tells none. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

/** One job's history, as far as the schedule needs it. */
interface Watched {
  readonly phase: 'unseen' | Sight['phase'];
  readonly progress: Sight['progress'];
  readonly lookedAtMs: number;
  /** When `done` last rose, else when the job was first seen running. */
  readonly changedAtMs: number;
  /** The last waiting look (count 0), else the first running look: where its rate is measured from. */
  readonly startMs: number;
  readonly startCount: number;
  /** Rate of the last rise, in units a millisecond. */
  readonly recentRate: number;
}

export interface ScheduleOptions {
  /** The longest gap between two looks. */
  readonly pollIntervalMs: number;
  /** When the wait began. */
  readonly startMs: number;
  /** Sweep more often although the sentinel is alive, to see a failure among the others. */
  readonly failFast: boolean;
  /** Whether the service can tell of many jobs in one sweep. Where it cannot, only failing fast is worth looks at every job instead. */
  readonly canSweep: boolean;
}

/** What to do next. */
export type Step =
  | { readonly kind: 'done' }
  | { readonly kind: 'look'; readonly ids: readonly JobId[]; readonly atMs: number }
  | { readonly kind: 'sweep'; readonly ids: readonly JobId[]; readonly atMs: number };

const unseen: Watched = {
  phase: 'unseen',
  progress: null,
  lookedAtMs: 0,
  changedAtMs: 0,
  startMs: 0,
  startCount: 0,
  recentRate: 0,
};

const minGapMs = 500;
const widestProbe = 10;
/** With this few jobs left, reading them costs no more than a sweep. */
const fewJobs = 2;
/** The longest gap while more jobs than a few are open: the sentinel is then hardly ever the last to finish. */
const manyOpenCapMs = 10_000;
/** How often a sweep tells how many are still open, for the sentinel's gaps and for whoever reads the log. */
const overviewMs = 60_000;

/** While a job is scored, after its last unit: the end may come at any moment, and the next job takes over once it has come. */
const minTailGapMs = 250;
/** A unit that takes half an hour is not looked at twice a second: the shortest gap, as a share of the time of one unit. */
const shareOfUnit = 0.015;
/** With one or two units left most looks see nothing new: there the gap follows the time of one unit, up to a limit. */
const lastUnits: ReadonlyMap<number, { readonly share: number; readonly maxMs: number }> = new Map([
  [1, { share: 0.1, maxMs: 500 }],
  [2, { share: 0.2, maxMs: 3000 }],
]);

/**
 * A job without progress is hardly looked at before this share of the time that such a job takes, and then as often as the lag may be long.
 */
const quietShare = 0.7;
const wakefulGapMs = 4700;
/** A job that takes much longer than others is as unpredictable as one of which nothing is known. */
const wakefulShare = 2.2;

export class Schedule {
  readonly #options: ScheduleOptions;
  /** How long a job that tells no progress usually takes; null where that is not known. */
  #typicalMs: number | null = null;
  readonly #jobs: Map<JobId, Watched>;
  /** The job that is known to be unfinished. */
  #sentinel: JobId | null = null;
  #sweptAtMs: number;
  /** Whether a sweep is due: at the start, and when the sentinel has become final. */
  #needsSweep = true;
  #probeWidth = 1;

  constructor(ids: readonly JobId[], options: ScheduleOptions) {
    this.#options = options;
    this.#sweptAtMs = options.startMs;
    this.#jobs = new Map(ids.map((id) => [id, unseen]));
  }

  /** Notes what a look at `atMs` told. A final job stays final, whatever comes later. */
  note(id: JobId, sight: Sight, atMs: number): void {
    const before = this.#jobs.get(id);
    if (before === undefined || before.phase === 'final') return;
    this.#jobs.set(id, seen(before, sight, atMs));
    if (sight.phase === 'final') {
      if (this.#sentinel !== id) return;
      this.#sentinel = null;
      this.#needsSweep = true;
      this.#probeWidth = 1;
    } else if (this.#sentinel === null || this.#etaMs(id) > this.#etaMs(this.#sentinel)) {
      this.#sentinel = id;
    }
  }

  /** Notes that a sweep was made, whether or not it could be read. */
  noteSweep(atMs: number): void {
    this.#sweptAtMs = atMs;
    this.#needsSweep = false;
  }

  /**
   * Notes how long a job like these usually takes, in milliseconds from its start. It only moves the looks at one that tells no progress.
   */
  expect(typicalMs: number): void {
    this.#typicalMs = typicalMs;
  }

  /** The jobs that are not known to be final. */
  get open(): readonly JobId[] {
    const open: JobId[] = [];
    for (const [id, { phase }] of this.#jobs) if (phase !== 'final') open.push(id);
    return open;
  }

  next(nowMs: number): Step {
    const open = this.open;
    if (open.length === 0) return { kind: 'done' };
    const sentinel = this.#sentinel;
    if (sentinel !== null) {
      const look: Step = {
        kind: 'look',
        ids: [sentinel],
        atMs: this.#jobAt(sentinel).lookedAtMs + this.#gapMs(sentinel, nowMs),
      };
      const { failFast, canSweep, pollIntervalMs } = this.#options;
      if (!canSweep) return (failFast ? this.#lookAtAll(look, nowMs) : null) ?? look;
      if (open.length <= (failFast ? 1 : fewJobs)) return look;
      const sweepAtMs = this.#sweptAtMs + (failFast ? pollIntervalMs : overviewMs);
      // A sentinel that cannot be read is overdue for good: the others must not wait for it.
      return sweepAtMs < Math.max(look.atMs, nowMs) ? { kind: 'sweep', ids: open, atMs: sweepAtMs } : look;
    }
    if (this.#needsSweep && this.#options.canSweep && open.length > fewJobs)
      return { kind: 'sweep', ids: open, atMs: nowMs };
    const byEta = open.toSorted((a, b) => this.#etaMs(b) - this.#etaMs(a));
    const ids = byEta.slice(0, this.#probeWidth);
    this.#probeWidth = Math.min(widestProbe, this.#probeWidth * 2);
    return { kind: 'look', ids, atMs: nowMs };
  }

  /** A look at every open job, once an interval, in place of sweeps; null while it is not due before the next look at the sentinel. */
  #lookAtAll(next: Exclude<Step, { kind: 'done' }>, nowMs: number): Step | null {
    const atMs = this.#sweptAtMs + this.#options.pollIntervalMs;
    const dueMs = Math.max(atMs, nowMs);
    if (atMs >= Math.max(next.atMs, nowMs)) return null;
    this.#sweptAtMs = dueMs;
    const ids = this.open.filter((id) => dueMs - this.#jobAt(id).lookedAtMs >= minGapMs);
    return ids.length === 0 ? null : { kind: 'look', ids, atMs };
  }

  #jobAt(id: JobId): Watched {
    return this.#jobs.get(id) ?? unseen;
  }

  /** When a job will end, by its progress; what is not known ends last, so that it is looked at first. */
  #etaMs(id: JobId): number {
    const job = this.#jobAt(id);
    if (job.phase !== 'running') return 1e15;
    const rate = rateOf(job);
    if (job.progress === null || rate === 0) return 1e12;
    return job.lookedAtMs + (job.progress.total - job.progress.done) / rate;
  }

  #gapMs(id: JobId, nowMs: number): number {
    const job = this.#jobAt(id);
    const left = job.progress === null ? null : job.progress.total - job.progress.done;
    const quietMs = this.#quietGapMs(job, { left, nowMs });
    if (quietMs !== null) return Math.min(Math.max(quietMs, minGapMs), this.#options.pollIntervalMs);
    const capMs = Math.min(this.#options.pollIntervalMs, this.#capMs(job.phase === 'running' && left === null));
    const floorMs = left !== null && left <= 0 ? minTailGapMs : minGapMs;
    return Math.min(Math.max(this.#wishedGapMs(job, { left, nowMs }), floorMs), capMs);
  }

  /** The gap where only the time that such jobs take says when the last one will end; null elsewhere. */
  #quietGapMs(job: Watched, { left, nowMs }: { readonly left: number | null; readonly nowMs: number }): number | null {
    if (this.#typicalMs === null || job.phase !== 'running' || left !== null || this.#jobs.size > fewJobs) return null;
    const ranMs = nowMs - job.startMs;
    if (ranMs >= wakefulShare * this.#typicalMs) return null;
    const quietMs = quietShare * this.#typicalMs - ranMs;
    return quietMs > 0 ? Math.max(quietMs / 2, wakefulGapMs) : Math.min(wakefulGapMs, 0.1 * ranMs);
  }

  /** The longest gap that is worth it: it bounds how late the end of an unpredictable sentinel is seen. */
  #capMs(tellsNoProgress: boolean): number {
    const count = this.#jobs.size;
    if (this.#options.canSweep && this.open.length > fewJobs) return manyOpenCapMs;
    return tellsNoProgress ? Math.max(750, 10_000 / count) : Math.max(2000, 40_000 / Math.sqrt(count));
  }

  #wishedGapMs(job: Watched, { left, nowMs }: { readonly left: number | null; readonly nowMs: number }): number {
    if (job.phase !== 'running') return 0.1 * (nowMs - this.#options.startMs);
    if (left === null) return 0.1 * (nowMs - job.startMs);
    // All prompts are answered: the tail in which the job is scored.
    if (left <= 0) return 0.03 * (nowMs - job.changedAtMs);
    const rate = rateOf(job);
    if (rate === 0) return nowMs - job.startMs;
    const last = lastUnits.get(left);
    const wishedMs =
      last === undefined ? (0.7 * (left - 1.5 * Math.sqrt(left))) / rate : Math.min(last.share / rate, last.maxMs);
    const gapMs = Math.max(wishedMs, shareOfUnit / rate);
    return job.startCount > 0 ? Math.min(gapMs, nowMs - job.startMs) : gapMs;
  }
}

function rateOf(job: Watched): number {
  if (job.progress === null) return 0;
  const elapsedMs = job.lookedAtMs - job.startMs;
  const mean = elapsedMs > 0 ? (job.progress.done - job.startCount) / elapsedMs : 0;
  return Math.max(mean, 0.8 * job.recentRate);
}

function seen(before: Watched, sight: Sight, atMs: number): Watched {
  const now: Watched = { ...before, ...sight, lookedAtMs: atMs };
  const done = sight.progress?.done ?? 0;
  if (before.phase !== 'running') {
    const measured = before.phase === 'waiting';
    return {
      ...now,
      changedAtMs: atMs,
      startMs: measured ? before.lookedAtMs : atMs,
      startCount: measured ? 0 : done,
    };
  }
  const rise = done - (before.progress?.done ?? 0);
  if (rise <= 0) return now;
  const sinceMs = atMs - before.changedAtMs;
  return { ...now, changedAtMs: atMs, recentRate: sinceMs > 0 ? rise / sinceMs : before.recentRate };
}
