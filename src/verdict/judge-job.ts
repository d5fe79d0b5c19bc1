import type { Detail, Job, JobId, Progress } from '../services/service.ts';
import { toDisplayUrl } from './freshness.ts';
import { faultOfScore, roundPct } from './score.ts';

/** A job of a benchmark with what is known of it. */
export interface Evidence {
  readonly id: JobId;
  /** Null when it was never read. */
  readonly job: Job | null;
  /** Why nothing better will be known; null when the job itself tells. */
  readonly lost: string | null;
  /** Whether an earlier run started it. */
  readonly isEarlier?: boolean;
}

/** One job as it is shown below its benchmark. What is not known is null, never 0. */
export interface JudgedJob {
  readonly id: JobId;
  readonly state: Job['state'] | null;
  readonly scorePct: number | null;
  readonly passed: number | null;
  readonly scored: number | null;
  readonly durationMs: number | null;
  readonly credits: number | null;
  readonly progress: Progress | null;
  /** When the service created it; told of jobs that this run did not start, null of its own, which are as new as can be. */
  readonly createdAt: Date | 'unknown' | null;
  readonly details: readonly Detail[];
  /** A plain sentence for anything that is not a score. */
  readonly reason: string | null;
}

/** Why a job that is not final is not: "not finished after 60 minutes". Null while the run goes on. */
export type Unfinished = string | null;

interface JudgingJob {
  /** Whether this run started it: then it is as new as can be, and ran against what was asked for. */
  readonly isOwn: boolean;
  readonly unfinished: Unfinished;
}

/** What one job comes to. */
export function judgeJob({ id, job, lost }: Evidence, { isOwn, unfinished }: JudgingJob): JudgedJob {
  const base = {
    id,
    state: job?.state ?? null,
    scorePct: null,
    passed: null,
    scored: null,
    durationMs: job?.durationMs ?? null,
    credits: job?.credits ?? null,
    progress: job !== null && 'progress' in job ? job.progress : null,
    createdAt: isOwn || job === null ? null : (job.createdAt ?? 'unknown'),
    details: job === null ? [] : [...(isOwn ? [] : describeEndpoint(job)), ...job.details],
  } as const;
  if (job === null) return { ...base, reason: lost ?? unfinished };
  switch (job.state) {
    case 'scored': {
      const { pct, passed, scored } = job.score;
      const fault = faultOfScore(id, job.score);
      if (fault !== null) return { ...base, reason: fault };
      return { ...base, scorePct: roundPct(pct), passed, scored, reason: null };
    }
    case 'failed':
    case 'cancelled':
    case 'timed-out':
      return { ...base, reason: job.reason };
    case 'waiting':
    case 'running':
      return { ...base, reason: lost ?? unfinished };
    case 'unrecognised':
      return {
        ...base,
        reason: lost ?? (unfinished === null ? null : `its state "${job.raw}" is not known; ${unfinished}`),
      };
  }
}

function describeEndpoint({ endpointUrl }: Job): readonly Detail[] {
  const url = toDisplayUrl(endpointUrl);
  return url === null ? [] : [{ name: 'endpoint', scorePct: null, note: url }];
}
