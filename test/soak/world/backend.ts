import type { Answer, ReceivedRequest } from '../../emulators/emulator.ts';
import type { TrueScore } from '../oracle/truth.ts';
import type { ServiceName } from '../story/story.ts';

/** A job that a request has paid for. */
export interface CreatedJob {
  readonly jobId: string;
  readonly account: number;
  readonly benchmarkId: string;
  /** As many as were paid for; 1 where a job has no units. */
  readonly units: number;
  readonly seed: number | null;
  /** Whether it ran against the endpoint that others are compared with. */
  readonly isBaseline: boolean;
}

/** What is true of a job, by the clock of its service. */
export interface JobTruth {
  readonly createdAtMs: number;
  /** When it is over, unless it is cancelled before. */
  readonly endsAtMs: number;
  /** What it comes to; null when that is no valid score. */
  readonly score: TrueScore | null;
}

/** One benchmark service behind its documented interface: honest, prompt and without a fault. */
export interface Backend {
  readonly service: ServiceName;
  readonly host: string;
  /** Whether a request pays for jobs. */
  readonly isSpending: (method: string, path: string) => boolean;
  /** What kind of question a read is. */
  readonly kindOf: (path: string) => 'list' | 'job' | 'other';
  readonly answer: (request: ReceivedRequest) => Answer;
  /** The jobs that were paid for since this was last asked. */
  readonly takeCreated: () => readonly CreatedJob[];
  readonly jobOf: (jobId: string) => JobTruth | undefined;
  /** Whether the service has stopped a job because it was asked to. */
  readonly isCancelled: (jobId: string) => boolean;
  /** How many jobs a list shows at most without telling that there are more. */
  readonly maxList: number;
  /** How many jobs of a benchmark there are. */
  readonly countOf: (benchmarkId: string) => number;
}

/** Does the work of a request in memory, where emulators answer at once. */
export function atOnce(answer: Answer | Promise<Answer>): Answer {
  if (answer instanceof Promise) throw new Error('the emulator answers at once');
  return answer;
}
