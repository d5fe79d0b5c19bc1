import type { JobAnswer, JobRow, JobStatus, ProgressFields } from './harmstack-api.ts';
import { type Haystack, hayPerUnit } from './haystack.ts';

/** How a job goes and ends. With nothing said it passes all its units and is completed at the third look. */
export interface Outcome {
  /** Units passed; all that were scored unless given. */
  readonly passed?: number;
  /** Units scored; all that were paid for unless given. */
  readonly scored?: number;
  /** 100 × passed ÷ scored with two decimals unless given. */
  readonly scorePct?: number;
  /** The job ends as failed. */
  readonly fail?: true;
  /**
   * Looks that find it unfinished: the first pending, the others running. 2 unless given; 0 is over at the first look, and
   * `Infinity` stays pending until the test moves it. Looks are `GET /jobs/{id}` and each list of completed jobs.
   */
  readonly looks?: number;
  /** Time from submission to end by the emulator's clock, instead of looks; the first tenth of it pending. */
  readonly durationMs?: number;
  /** Replaces the job's JSON, in the list too: missing or absurd fields, an unknown status, another job's id. */
  readonly answer?: (job: JobAnswer | JobRow) => unknown;
}

export interface Benchmark {
  readonly id: number;
  readonly name: string;
  /** Credits a unit. */
  readonly price: number;
  /** By job when it is a function: `nth` counts the benchmark's jobs from 0. */
  readonly outcome:
    | Outcome
    | ((job: { readonly nth: number; readonly units: number; readonly endpointUrl: string }) => Outcome);
  /** When given, the score comes from the model endpoint's own answers. */
  readonly haystack: Haystack | null;
}

export interface JobOrder {
  readonly id: string;
  readonly accountKey: string;
  readonly benchmark: Benchmark;
  readonly units: number;
  readonly credits: number;
  readonly endpointUrl: string;
  readonly createdAtMs: number;
  readonly outcome: Outcome;
}

type Phase =
  | { readonly status: 'pending' }
  | { readonly status: 'running'; readonly current: number }
  | { readonly status: 'completed'; readonly atMs: number; readonly outcome: Outcome }
  | { readonly status: 'failed'; readonly atMs: number };

/** One job of the emulated service. It never goes back to an earlier state. */
export class HarmstackJob {
  readonly order: JobOrder;
  readonly totalPrompts: number;
  #phase: Phase = { status: 'pending' };
  #looks = 0;
  #patch: Readonly<Record<string, unknown>> & { readonly status?: unknown } = {};

  constructor(order: JobOrder) {
    this.order = order;
    this.totalPrompts = order.units * (1 + hayPerUnit);
  }

  get status(): JobStatus {
    return this.#phase.status;
  }

  get isOver(): boolean {
    return this.status === 'completed' || this.status === 'failed';
  }

  /** Brings the job up to date because somebody looks at it. An evaluated job moves by its own prompts alone. */
  look(nowMs: number): void {
    if (this.isOver || this.order.benchmark.haystack !== null) return;
    const { durationMs, looks = 2 } = this.order.outcome;
    if (durationMs !== undefined) {
      this.#moveInTime(nowMs, durationMs);
      return;
    }
    if (this.#looks >= looks) this.finish(nowMs);
    else if (this.#looks > 0 && Number.isFinite(looks))
      this.run(Math.max(this.#current(), Math.floor((this.totalPrompts * this.#looks) / looks)));
    this.#looks += 1;
  }

  /** One step whatever the pace: pending, running (half done), over. */
  advance(nowMs: number): void {
    if (this.isOver) return;
    if (this.status === 'pending') this.run(Math.floor(this.totalPrompts / 2));
    else this.finish(nowMs);
  }

  run(current: number): void {
    if (this.isOver) return;
    this.#phase = { status: 'running', current };
  }

  finish(nowMs: number, outcome: Outcome = this.order.outcome): void {
    if (this.isOver) return;
    this.#phase =
      outcome.fail === true ? { status: 'failed', atMs: nowMs } : { status: 'completed', atMs: nowMs, outcome };
  }

  /** Lays these fields over the job's JSON from now on; `undefined` takes a field away. */
  patch(fields: Readonly<Record<string, unknown>>): void {
    this.#patch = { ...this.#patch, ...fields };
  }

  /** The status that is shown, which a patch may have changed. */
  get shownStatus(): unknown {
    return this.#patch.status ?? this.status;
  }

  /** The job as it is sent, script and patch included. */
  shown(job: JobAnswer | JobRow): unknown {
    if (Object.keys(this.#patch).length > 0) return { ...job, ...this.#patch };
    return this.order.outcome.answer === undefined ? job : this.order.outcome.answer(job);
  }

  /** The job by its id, as documented. */
  toAnswer(): JobAnswer {
    const priced = { ...this.toRow(), price: this.order.credits };
    if (this.status !== 'running') return priced;
    const current = this.#current();
    const total = this.totalPrompts;
    const progress: ProgressFields = { current, total, message: `processed ${current} of ${total} prompts` };
    return { ...priced, ...progress };
  }

  /** The job in the list, as documented. */
  toRow(): JobRow {
    const { id, benchmark, units, endpointUrl, createdAtMs } = this.order;
    const base = {
      job_id: id,
      module: 'Haystack',
      benchmark_id: benchmark.id,
      benchmark_name: benchmark.name,
      endpoint_url: endpointUrl,
      needle_annnoted_count: units,
      hay_non_annotated_count: units * hayPerUnit,
      total_prompts: this.totalPrompts,
      created_at: new Date(createdAtMs).toISOString(),
    } as const;
    const phase = this.#phase;
    switch (phase.status) {
      case 'pending':
      case 'running':
        return { ...base, status: phase.status, completed_at: null };
      case 'failed':
        return { ...base, status: phase.status, completed_at: new Date(phase.atMs).toISOString() };
      case 'completed': {
        const { scored = units, passed = scored, scorePct = roundPct(passed, scored) } = phase.outcome;
        const completed_at = new Date(phase.atMs).toISOString();
        const counts = {
          passed_count: passed,
          failed_count: scored - passed,
          score_pct: scorePct,
          total_scored: scored,
        };
        return { ...base, status: phase.status, completed_at, ...counts };
      }
    }
  }

  #current(): number {
    return this.#phase.status === 'running' ? this.#phase.current : 0;
  }

  #moveInTime(nowMs: number, durationMs: number): void {
    const elapsedMs = nowMs - this.order.createdAtMs;
    const pendingMs = durationMs / 10;
    if (elapsedMs >= durationMs) this.finish(this.order.createdAtMs + durationMs);
    else if (elapsedMs >= pendingMs) {
      this.run(Math.floor((this.totalPrompts * (elapsedMs - pendingMs)) / (durationMs - pendingMs)));
    }
  }
}

/** Two decimals, as the service rounds: 2 of 3 is 66.67. Nothing scored is 0, which is a trap for its readers. */
function roundPct(passed: number, scored: number): number {
  return scored === 0 ? 0 : Math.round((10_000 * passed) / scored) / 100;
}
