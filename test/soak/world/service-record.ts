import type { Answer } from '../../emulators/emulator.ts';
import type { ServiceName } from '../story/story.ts';
import type { Attempt } from './attempt.ts';
import type { Backend, CreatedJob } from './backend.ts';
import { type Fields, isFields, type JobShape, rowsOf } from './job-shape.ts';

/** A job that was paid for and who paid: what the oracle holds the published texts against. */
export interface Payment extends CreatedJob {
  readonly by: Attempt;
  readonly service: ServiceName;
  readonly submit: Call;
  readonly atMs: number;
}

/** One request to a service and what came of it. Times are milliseconds since the epoch; null is never. */
export interface Call {
  readonly by: Attempt;
  readonly service: ServiceName;
  readonly isSubmit: boolean;
  /** Whether it asks which jobs there are. */
  readonly isList: boolean;
  /** The kind of fault that it met. */
  readonly fault: string | null;
  readonly sentAtMs: number;
  workedAtMs: number | null;
  /** The jobs that an answer without quirk or fault would have shown. */
  honestIds: ReadonlySet<string>;
  /** When its process had the answer whole, or knew that there is none. */
  endedAtMs: number | null;
  /** Whether its process had a list in which every row names a job and its state. */
  isReadableList: boolean;
  /** The jobs that the answer named to its process. */
  shownIds: ReadonlySet<string>;
  /** Those of them that it called finished. */
  finalIds: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** What the services of a story did and what they told whom. */
export class ServiceRecord {
  readonly payments: Payment[] = [];
  readonly calls: Call[] = [];
  /** When the service had stopped a job that it was asked to stop. */
  readonly #cancelledAtMs = new Map<string, number>();

  open(sent: Pick<Call, 'by' | 'service' | 'isSubmit' | 'isList' | 'fault' | 'sentAtMs'>): Call {
    const call: Call = {
      ...sent,
      workedAtMs: null,
      honestIds: none,
      endedAtMs: null,
      isReadableList: false,
      shownIds: none,
      finalIds: none,
    };
    this.calls.push(call);
    return call;
  }

  work(call: Call, done: { atMs: number; created: readonly CreatedJob[]; honest: Answer; shape: JobShape }): void {
    const { atMs, created, honest, shape } = done;
    call.workedAtMs = atMs;
    call.honestIds = idsIn(shape, honest.body);
    for (const job of created) this.payments.push({ ...job, by: call.by, service: call.service, submit: call, atMs });
  }

  close(call: Call, ended: { delivered: Answer | null; shape: JobShape; nowMs: number }): void {
    const { delivered, shape, nowMs } = ended;
    call.endedAtMs = nowMs;
    if (delivered === null) return;
    const body = jsonOf(delivered.body);
    call.shownIds = idsIn(shape, body);
    const rows = rowsOf(shape, body) ?? [];
    const isNamed = (row: Fields) => typeof row[shape.id] === 'string' && typeof row[shape.status] === 'string';
    call.isReadableList = isFields(body) && Array.isArray(body[shape.rows]) && rows.every(isNamed);
    const finals = rows.filter((row) => shape.finals.has(String(row[shape.status])));
    call.finalIds = new Set(finals.map((row) => String(row[shape.id])));
  }

  noteCancelled(backend: Backend, nowMs: number): void {
    for (const { jobId, service } of this.payments) {
      if (service !== backend.service || this.#cancelledAtMs.has(jobId)) continue;
      if (backend.isCancelled(jobId)) this.#cancelledAtMs.set(jobId, nowMs);
    }
  }

  /** When the service had stopped a job; null when it has not. */
  cancelledAtMs(jobId: string): number | null {
    return this.#cancelledAtMs.get(jobId) ?? null;
  }

  isCancelled(jobId: string, atMs: number): boolean {
    return (this.cancelledAtMs(jobId) ?? Number.POSITIVE_INFINITY) <= atMs;
  }

  /** When an answer first named a job to a process, until then; null when none did. */
  shownAtMs(by: Attempt, jobId: string, untilMs = Number.POSITIVE_INFINITY): number | null {
    const showing = this.calls.find(
      (call) => call.by === by && call.shownIds.has(jobId) && call.endedAtMs !== null && call.endedAtMs <= untilMs,
    );
    return showing?.endedAtMs ?? null;
  }
}

/** A body as its reader has it: some faults leave a text. */
function jsonOf(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Every job that an answer names, to be read as an id. */
function idsIn(shape: JobShape, body: unknown): ReadonlySet<string> {
  const rows = rowsOf(shape, body) ?? [];
  const listed =
    typeof body === 'object' && body !== null && 'job_ids' in body && Array.isArray(body.job_ids) ? body.job_ids : [];
  return new Set([...rows.map((row) => row[shape.id]), ...listed].filter((id) => typeof id === 'string'));
}
