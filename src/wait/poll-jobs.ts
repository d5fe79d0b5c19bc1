import type { AgentRun } from '../plan/plan.ts';
import {
  type AskedJob,
  type BenchmarkService,
  isFinal,
  type Job,
  type JobId,
  type Look,
  ServiceError,
} from '../services/service.ts';
import { JobTracker, type JobTrackerOptions, type Tracked } from './job-tracker.ts';
import { type OpenOutage, Outage, type OutageOptions } from './outage.ts';
import { Schedule, type ScheduleOptions, type Step } from './schedule.ts';

/** Why the wait ended. */
export type WaitEnd = 'all-final' | 'deadline' | 'fail-fast' | 'cancelled' | 'unreachable';

export interface Waited {
  readonly end: WaitEnd;
  /** The outage in which the wait ended; null when the last look worked. */
  readonly outage: OpenOutage | null;
  readonly jobs: ReadonlyMap<JobId, Tracked>;
}

export interface WaitOptions extends JobTrackerOptions, OutageOptions {
  readonly service: BenchmarkService;
  /** What those of the jobs were asked to run that run agents and are our own. */
  readonly runs: ReadonlyMap<JobId, AgentRun>;
  readonly failFast: boolean;
  /**
   * Whether nothing was asked of the service before: then a first look that does not get to it ends the wait, as its address may be wrong.
   */
  readonly isFirstContact: boolean;
  /** When to stop waiting, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  /** Whether what is known is enough to fail the run; asked after every change when `failFast` is set. */
  readonly hasFailed: (jobs: ReadonlyMap<JobId, Tracked>) => boolean;
  /** Told after every look that changed something. */
  readonly onChange: (jobs: ReadonlyMap<JobId, Tracked>) => void;
  /** Aborted when the run is cancelled. */
  readonly cancelled: AbortSignal;
}

/** What the last look at the deadline may take. */
const lastLookMs = 2500;
const firstLookMs = 15_000;
/** The comment is brought up to date as often. */
const readAllEveryMs = 60_000;
const maxLastLooks = 50;
const fewJobs = 10;
/** With more jobs than these the looks are close together anyway. */
const fewSilentJobs = 2;
const recentJobs = 50;

/** Looks at the jobs until every one is final, the deadline has come, or waiting on is pointless. Throws nothing of a service. */
export async function pollJobs(options: WaitOptions): Promise<Waited> {
  return new Wait(options).run();
}

class Wait {
  readonly #options: WaitOptions;
  readonly #schedule: Schedule;
  readonly #known: JobTracker;
  readonly #startMs: number;
  readonly #outage: Outage;
  #isLastLook = false;
  #readAllAtMs = 0;
  /** A job that runs and tells no progress; null while there is none, and once completed jobs like it have been asked for. */
  #silent: Job | null = null;
  #hasAskedTypical = false;

  constructor(options: WaitOptions) {
    this.#options = options;
    this.#startMs = options.clock.now();
    this.#known = new JobTracker(options);
    this.#outage = new Outage(options);
    const schedule: ScheduleOptions = {
      pollIntervalMs: options.pollIntervalMs,
      startMs: this.#startMs,
      failFast: options.failFast,
      canSweep: options.service.sweep !== undefined,
    };
    this.#schedule = new Schedule(options.jobIds, schedule);
  }

  async run(): Promise<Waited> {
    const { clock, deadlineMs, cancelled } = this.#options;
    await this.#firstLook();
    if (this.#isElsewhere && !cancelled.aborted) return this.#ended('unreachable');
    for (;;) {
      if (cancelled.aborted) return this.#ended('cancelled');
      if (this.#options.failFast && this.#options.hasFailed(this.#known.all)) return this.#ended('fail-fast');
      const step = this.#schedule.next(clock.now());
      if (step.kind === 'done') return this.#ended('all-final');
      const atMs = Math.max(step.atMs, this.#outage.pauseUntilMs);
      await clock.sleep(Math.min(atMs, deadlineMs) - clock.now(), cancelled);
      if (cancelled.aborted) return this.#ended('cancelled');
      if (clock.now() >= deadlineMs) return await this.#lastLook();
      using limit = clock.limit(deadlineMs - clock.now(), cancelled);
      await this.#take(this.#widen(step), limit.signal);
      await this.#askTypical(limit.signal);
    }
  }

  /** Whether nobody at the address is the service, as far as is known. */
  get #isElsewhere(): boolean {
    const error = this.#outage.open?.error;
    return this.#options.isFirstContact && (error?.kind === 'unreachable' || error?.isPage === true);
  }

  /** Learns once, from the account's completed jobs of the same benchmark, how long one takes that tells no progress itself. */
  async #askTypical(signal: AbortSignal): Promise<void> {
    const { service, jobIds } = this.#options;
    const silent = this.#silent;
    if (silent === null || this.#hasAskedTypical || service.recent === undefined || jobIds.length > fewSilentJobs)
      return;
    this.#hasAskedTypical = true;
    try {
      const typicalMs = typicalDurationMs(silent, (await service.recent({ limit: recentJobs }, signal)).jobs);
      if (typicalMs !== null) this.#schedule.expect(typicalMs);
    } catch (error) {
      // Without it the schedule looks as often as for any job of which nothing is known.
      if (!(error instanceof ServiceError) && !signal.aborted) throw error;
    }
  }

  /** Reads every job once, so that it is known from the start which job serves which benchmark. */
  async #firstLook(): Promise<void> {
    const { clock, service, jobIds, deadlineMs, cancelled } = this.#options;
    const limitMs = Math.min(firstLookMs, deadlineMs - clock.now());
    using limit = clock.limit(limitMs, cancelled);
    this.#readAllAtMs = clock.now();
    if (jobIds.length <= fewJobs) {
      await this.#take({ kind: 'look', ids: jobIds, atMs: 0 }, limit.signal);
      return;
    }
    try {
      const recent = await service.recent?.({ limit: 2 * jobIds.length }, limit.signal);
      if (recent === undefined) return;
      // A list tells less than a job: what is final is read by its id or by a sweep.
      this.#noteSweep(recent.jobs.filter((job) => !isFinal(job)));
    } catch (error) {
      // Without it the schedule finds out by itself.
      if (!(error instanceof ServiceError) && !limit.signal.aborted) throw error;
    }
  }

  /** The jobs to look at: now and then all that are open, where they are few, so that people see each one's progress. */
  #widen(step: Exclude<Step, { kind: 'done' }>): Exclude<Step, { kind: 'done' }> {
    const open = this.#schedule.open;
    const nowMs = this.#options.clock.now();
    if (step.kind === 'sweep' || open.length > fewJobs || nowMs - this.#readAllAtMs < readAllEveryMs) return step;
    this.#readAllAtMs = nowMs;
    return { ...step, ids: open };
  }

  /** Counts what has finished meanwhile. */
  async #lastLook(): Promise<Waited> {
    using limit = this.#options.clock.limit(lastLookMs, this.#options.cancelled);
    this.#isLastLook = true;
    const ids = this.#schedule.open;
    const canSweep = this.#options.service.sweep !== undefined;
    if (canSweep && ids.length > fewJobs) await this.#take({ kind: 'sweep', ids, atMs: 0 }, limit.signal);
    // A list may be cut off or down: as many of the rest as there is time for are read by their ids.
    const rest = this.#schedule.open.slice(0, maxLastLooks);
    await this.#take({ kind: 'look', ids: rest, atMs: 0 }, limit.signal);
    return this.#ended(this.#schedule.open.length === 0 ? 'all-final' : 'deadline');
  }

  async #take(step: Exclude<Step, { kind: 'done' }>, signal: AbortSignal): Promise<void> {
    const { service } = this.#options;
    try {
      const ids = this.#isLastLook ? step.ids : this.#outage.fewer(step.ids);
      if (step.kind === 'look') this.#noteLooks(await service.look(ids.map(this.#asked), signal), signal);
      else if (service.sweep !== undefined) this.#noteSweep(await service.sweep(step.ids.map(this.#asked), signal));
    } catch (error) {
      if (step.kind === 'sweep') this.#schedule.noteSweep(this.#options.clock.now());
      if (error instanceof ServiceError) this.#outage.note(error);
      // A request that the deadline or a cancel broke off is no failure; anything else is ours.
      else if (!signal.aborted) throw error;
    }
  }

  readonly #asked = (id: JobId): AskedJob => ({ id, asked: this.#options.runs.get(id) ?? null });

  #noteSweep(jobs: readonly Job[]): void {
    const changes = jobs.map((job) => this.#noteJob(job));
    this.#schedule.noteSweep(this.#options.clock.now());
    this.#outage.end();
    if (changes.includes(true)) this.#options.onChange(this.#known.all);
  }

  #noteLooks(looks: readonly Look[], signal: AbortSignal): void {
    let changed = false;
    let failure: ServiceError | null = null;
    let read = 0;
    const nowMs = this.#options.clock.now();
    for (const look of looks) {
      if ('job' in look) {
        read += 1;
        changed = this.#noteJob(look.job) || changed;
      } else if (
        this.#known.noteError(look.id, look.error, { nowMs, isLastLook: this.#isLastLook, isCutOff: signal.aborted })
      ) {
        // What can never be read is no sign that the service answers again.
        if (look.error.isRefusal) read += 1;
        else failure = look.error;
        changed = true;
        this.#schedule.note(look.id, { phase: 'final', progress: null }, nowMs);
      } else {
        failure = look.error;
      }
    }
    if (failure === null || read > 0) this.#outage.end();
    // What the deadline or a cancel broke off is no failure.
    else if (!signal.aborted) this.#outage.note(failure);
    if (changed) this.#options.onChange(this.#known.all);
  }

  /** Whether it is news for people. */
  #noteJob(seen: Job): boolean {
    const nowMs = this.#options.clock.now();
    const news = this.#known.noteJob(seen, { nowMs, isLastLook: this.#isLastLook });
    switch (news.kind) {
      case 'none':
        return false;
      case 'unconfirmed':
        this.#schedule.note(seen.id, { phase: 'running', progress: null }, nowMs);
        return false;
      case 'known': {
        const { job, isChanged } = news;
        const progress = 'progress' in job ? job.progress : null;
        const phase = isFinal(job) ? 'final' : job.state === 'waiting' ? 'waiting' : 'running';
        this.#schedule.note(job.id, { phase, progress }, nowMs);
        if (phase === 'running' && progress === null) this.#silent ??= job;
        return isChanged;
      }
    }
  }

  #ended(end: WaitEnd): Waited {
    return { end, outage: this.#outage.open, jobs: this.#known.all };
  }
}

/** The median of how long scored jobs of this one's benchmark, and of its size where both tell it, took; null where there are none. */
function typicalDurationMs({ benchmarkId, units }: Job, jobs: readonly Job[]): number | null {
  const durations = jobs
    .filter((job) => job.state === 'scored' && benchmarkId !== null && job.benchmarkId === benchmarkId)
    .filter((job) => units === null || job.units === null || job.units === units)
    .flatMap(({ durationMs }) => (durationMs !== null && durationMs > 0 ? durationMs : []))
    .toSorted((a, b) => a - b);
  return durations[Math.floor(durations.length / 2)] ?? null;
}
