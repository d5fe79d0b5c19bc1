import type { Answer } from '../../emulators/emulator.ts';
import type { ServiceName } from '../story/story.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** How one service shows a job, as far as its answers are read and spoiled here. */
export interface JobShape {
  readonly id: string;
  readonly status: string;
  readonly address: string | null;
  /** The name that a job was given. */
  readonly label: string | null;
  /** The list's rows. */
  readonly rows: string;
  /** Fields that tell a time: as a text, or in milliseconds. */
  readonly times: readonly string[];
  /** The documented state of a job that waits, and one that is not documented. */
  readonly waiting: { readonly status: string; readonly undocumented: string };
  readonly finals: ReadonlySet<string>;
  /** An unfinished job: what an old copy of the data would show. */
  readonly regressed: {
    readonly statuses: readonly string[];
    readonly without: readonly string[];
    readonly fields: Fields;
  };
  /** Texts of the service's that are shown to people. */
  readonly texts: readonly string[];
  /** Wrong in a way that can be told from right: an untruth that looks like a truth could be told by no client. */
  readonly wrongTypes: Readonly<Record<string, readonly unknown[]>>;
}

export const shapes: Readonly<Record<ServiceName, JobShape>> = {
  harmstack: {
    id: 'job_id',
    status: 'status',
    address: 'endpoint_url',
    label: null,
    rows: 'jobs',
    times: ['created_at', 'completed_at'],
    waiting: { status: 'pending', undocumented: 'queued' },
    finals: new Set(['completed', 'failed']),
    regressed: {
      statuses: ['pending', 'running'],
      without: ['score_pct', 'passed_count', 'failed_count', 'total_scored'],
      fields: { completed_at: null },
    },
    texts: ['benchmark_name', 'message', 'module'],
    wrongTypes: {
      status: ['queued', 'COMPLETED', 'cancelled', '', 3, null, undefined, 'constructor'],
      benchmark_id: ['1', null, undefined, 999, [], 1.5, -1],
      score_pct: ['100', null, undefined, 101, -1, 1e9, {}, true, [100]],
      passed_count: ['3', null, undefined, -1, 1e9, 0.5, [2]],
      total_scored: ['3', null, undefined, -1, 1e9, 0, {}],
      endpoint_url: [null, undefined, 7, 'https://other.example/'],
      created_at: [null, undefined, 'yesterday', 0, {}],
      completed_at: [null, undefined, 'never', -1],
      needle_annnoted_count: [null, undefined, '5', -1, 1e9],
      price: [null, undefined, '1', -5, Number.MAX_SAFE_INTEGER],
      current: [null, undefined, -1, 1e9, 'half'],
      total: [null, undefined, 0, -1, {}],
    },
  },
  runloop: {
    id: 'id',
    status: 'state',
    address: null,
    label: 'name',
    rows: 'jobs',
    times: ['create_time_ms'],
    waiting: { status: 'initializing', undocumented: 'provisioning' },
    finals: new Set(['completed', 'failed', 'cancelled', 'timeout']),
    regressed: { statuses: ['queued', 'running'], without: [], fields: { benchmark_outcomes: null } },
    texts: ['failure_reason'],
    wrongTypes: {
      state: ['provisioning', '', 3, null, undefined, 'constructor'],
      name: [null, undefined, 7, {}],
      create_time_ms: [null, undefined, 'yesterday', {}],
      benchmark_outcomes: [null, undefined, 7, 'none'],
      in_progress_runs: [null, undefined, 7],
      job_source: [null, undefined, 7],
      failure_reason: [7, {}],
    },
  },
  overmind: {
    id: 'id',
    status: 'status',
    address: null,
    label: null,
    rows: 'results',
    times: ['created_at', 'updated_at'],
    waiting: { status: 'pending', undocumented: 'queued' },
    finals: new Set(['completed', 'failed', 'cancelled', 'partially_completed']),
    regressed: { statuses: ['pending', 'running'], without: [], fields: { best_score: null } },
    texts: ['prompt_slug', 'report_markdown'],
    wrongTypes: {
      status: ['queued', 'COMPLETED', '', 3, null, undefined],
      best_score: [null, undefined, 'high', 101, -1, {}],
      iterations: [null, undefined, 7, [7]],
      created_at: [null, undefined, 'yesterday', {}],
      num_iterations: [null, undefined, -3, 'many'],
    },
  },
};

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The jobs of an answer: the rows of a list, or the one job; null when it is about none. */
export function rowsOf(shape: JobShape, body: unknown): readonly Fields[] | null {
  if (!isFields(body)) return null;
  const rows = body[shape.rows];
  if (Array.isArray(rows)) return rows.filter(isFields);
  return shape.id in body ? [body] : null;
}

/** Changes the jobs of an answer, one by one or as a list; a single job that is taken away is not found. */
export function withRows(
  shape: JobShape,
  answer: Answer,
  change: (rows: readonly Fields[]) => readonly unknown[],
): Answer {
  const { body } = answer;
  const rows = rowsOf(shape, body);
  if (rows === null || rows.length === 0 || !isFields(body)) return answer;
  const changed = change(rows);
  if (Array.isArray(body[shape.rows])) return { ...answer, body: { ...body, [shape.rows]: changed } };
  return changed.length === 0 ? notFound : { ...answer, body: changed[0] };
}

const notFound: Answer = { status: 404, body: { error: 'not found' } };
