import type { Server } from 'node:http';
import { type Answer, Emulator, type EmulatorOptions, type ReceivedRequest } from './emulator.ts';
import { JobEdits } from './job-edits.ts';
import { type Pace, Stepper } from './pace.ts';

export interface ScriptedJobsOptions extends EmulatorOptions {
  /** How the jobs get on; `looks` unless given. */
  readonly pace?: Pace;
}

interface ScriptedJob {
  readonly id: string;
  readonly stepper: Stepper;
}

/** A service whose jobs move as they were scripted, and tell of themselves what a test lays over them. */
export abstract class ScriptedJobs<Job extends ScriptedJob> extends Emulator {
  protected readonly jobs = new Map<string, Job>();
  protected readonly edits = new JobEdits();
  protected readonly now: () => number;
  readonly #pace: Pace;

  protected constructor(
    server: Server | null,
    handle: (request: ReceivedRequest) => Answer,
    { pace = 'looks', ...options }: ScriptedJobsOptions,
  ) {
    super(server, handle, options);
    this.now = options.now ?? (() => Date.now());
    this.#pace = pace;
  }

  /** Where a client is sent, without a trailing slash. */
  get baseUrl(): string {
    return this.url;
  }

  /** Moves one job, or every job, one step, whatever the pace. */
  advance(id?: string): void {
    const jobs = id === undefined ? this.jobs.values() : [this.job(id)];
    for (const job of jobs) job.stepper.advance(1);
  }

  /** Ends a job now, as its script says. */
  finish(id: string): void {
    this.job(id).stepper.advance(1_000_000);
  }

  /** Lays these fields over a job's JSON, right or wrong, in the list too; `undefined` takes a field away. */
  setJob(id: string, fields: Readonly<Record<string, unknown>>): void {
    this.edits.lay(this.job(id).id, fields);
  }

  /** Replaces a job's whole JSON from now on. */
  replaceJob(id: string, replacement: (view: object) => unknown): void {
    this.edits.replace(this.job(id).id, replacement);
  }

  protected job(jobId: string): Job {
    const job = this.jobs.get(jobId);
    if (job === undefined) throw new Error(`the emulator has no job ${jobId}`);
    return job;
  }

  /** What moves a job that was created then: at its own pace when it is given the time of a step, else at everybody's. */
  protected startStepper(startedAtMs: number, stepMs?: number): Stepper {
    return new Stepper({ pace: stepMs === undefined ? this.#pace : { stepMs }, startedAtMs, now: this.now });
  }
}
