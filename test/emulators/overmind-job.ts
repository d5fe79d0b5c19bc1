import type { Stepper } from './pace.ts';

export type JobStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled' | 'partially_completed';

/** One candidate as the API shows it (the vendor's page "Get job (with iterations)"); `status` says whether it was kept. */
export interface OvermindIteration {
  readonly id: string;
  readonly created_at: string;
  readonly iteration_name: string;
  readonly job: string;
  readonly agent_code?: string | null;
  readonly avg_score?: number | null;
  readonly description?: string | null;
  readonly dimension_scores?: unknown;
  readonly order?: number | null;
  readonly status?: 'keep' | 'discard' | null;
}

/** A row of the list: a job without its iterations. All below `updated_at` can be null or absent. */
export interface OvermindRow {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly agent?: string | null;
  readonly analyzer_model?: string | null;
  readonly backtest_results?: unknown;
  readonly baseline_score?: number | null;
  readonly best_agent_code?: string | null;
  readonly best_score?: number | null;
  readonly candidates_per_iteration?: number | null;
  readonly celery_task_id?: string | null;
  readonly data_source?: string | null;
  readonly improvement?: number | null;
  readonly job_type?: string | null;
  readonly num_iterations?: number | null;
  readonly project?: string | null;
  readonly prompt_slug?: string | null;
  readonly report_markdown?: string | null;
  readonly result?: unknown;
  readonly status?: JobStatus | null;
  readonly triggered_by?: number | null;
}

export interface OvermindView extends OvermindRow {
  readonly iterations: readonly OvermindIteration[];
}

/** What one job is and what becomes of it. */
export interface JobScript {
  /** Optimiser jobs are `prompt_tuning` (the default); others need no score. */
  readonly jobType?: string;
  readonly project?: string | null;
  readonly promptSlug?: string | null;
  readonly createdAt?: Date;
  /** Milliseconds of one step by the emulator's clock, whatever the emulator's own pace. */
  readonly stepMs?: number;
  /** In the order in which they appear, one a step; `order` counts from 1 unless given. */
  readonly iterations?: readonly Partial<OvermindIteration>[];
  readonly baselineScore?: number | null;
  /** The best kept iteration's score (or the baseline, when that is higher) unless given. */
  readonly bestScore?: number | null;
  /** The status that the job ends in, `completed` unless given. */
  readonly ending?: Exclude<JobStatus, 'pending' | 'running'>;
}

/** One job; its JSON depends on nothing but its script and its steps: 0 pending, then running with one more iteration each. */
export class OvermindJob {
  readonly id: string;
  readonly createdAtMs: number;
  readonly script: JobScript;
  readonly stepper: Stepper;

  constructor(options: { id: string; createdAtMs: number; script: JobScript; stepper: Stepper }) {
    this.id = options.id;
    this.createdAtMs = options.createdAtMs;
    this.script = options.script;
    this.stepper = options.stepper;
  }

  get status(): JobStatus {
    const { steps } = this.stepper;
    if (steps === 0) return 'pending';
    return steps <= Math.max(1, this.#planned.length) ? 'running' : (this.script.ending ?? 'completed');
  }

  /** The job as its own address shows it. */
  view(): OvermindView {
    return { ...this.row(), iterations: this.#iterations() };
  }

  /** The job as the list shows it. */
  row(): OvermindRow {
    const baseline = this.status === 'pending' ? null : (this.script.baselineScore ?? null);
    const best = this.status === 'pending' ? null : this.#bestScore(baseline);
    return {
      id: this.id,
      created_at: timeText(this.createdAtMs),
      updated_at: timeText(this.createdAtMs + 1_000 * this.#iterations().length),
      job_type: this.script.jobType ?? 'prompt_tuning',
      project: this.script.project ?? null,
      prompt_slug: this.script.promptSlug ?? null,
      status: this.status,
      num_iterations: this.#planned.length,
      baseline_score: baseline,
      best_score: best,
      improvement: best === null || baseline === null ? null : best - baseline,
      report_markdown: null,
      result: null,
    };
  }

  get #planned(): readonly Partial<OvermindIteration>[] {
    return this.script.iterations ?? [];
  }

  #iterations(): readonly OvermindIteration[] {
    return this.#planned.slice(0, Math.max(0, this.stepper.steps - 1)).map((given, index) => ({
      id: `${this.id.slice(0, -4)}${String(index + 1).padStart(4, '0')}`,
      created_at: timeText(this.createdAtMs + 1_000 * (index + 1)),
      iteration_name: `iteration ${index + 1}`,
      job: this.id,
      order: index + 1,
      status: 'keep',
      avg_score: null,
      ...given,
    }));
  }

  /** While the job runs it is the best so far: a reader who judges by it too early is wrong. */
  #bestScore(baseline: number | null): number | null {
    const { bestScore } = this.script;
    if (bestScore !== undefined && this.status !== 'running') return bestScore;
    const kept = this.#iterations().filter(({ status }) => status === 'keep');
    const scores = [baseline, ...kept.map(({ avg_score }) => avg_score ?? null)].filter((score) => score !== null);
    return scores.length === 0 ? null : Math.max(...scores);
  }
}

function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
