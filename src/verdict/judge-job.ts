import type { Detail, Job, JobId, Progress, ServiceFailure } from '../services/service.ts';
import { toDisplayUrl } from './freshness.ts';
import type { Reason, Unfinished } from './reason.ts';
import { faultOfScore, roundPct } from './score.ts';

/** A job of a benchmark with what is known of it. */
export interface Evidence {
  readonly id: JobId;
  /** Null when it was never read. */
  readonly job: Job | null;
  /** Why nothing better will be known; null when the job itself tells. */
  readonly lost: ServiceFailure | null;
  /** Why the last look at it failed, when it did. */
  readonly failing?: ServiceFailure;
  /** How far it came, once it is over. */
  readonly reached?: Progress;
  /** Why this run had it stopped at the service. */
  readonly stopped?: Unfinished;
  /** Whether an earlier run started it. */
  readonly isEarlier?: boolean;
  /** Which round has asked for it; absent in the first. */
  readonly round?: number;
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
  /** How far it is, or came; null where nobody told. */
  readonly progress: Progress | null;
  /** When the service created it; told of jobs that this run did not start, null of its own, which are as new as can be. */
  readonly createdAt: Date | 'unknown' | null;
  readonly details: readonly Detail[];
  /** Why it has no score; null when it has one, or may still get it. */
  readonly reason: Reason | null;
}

interface JudgingJob {
  /** Whether this run started it: then it is as new as can be, and ran against what was asked for. */
  readonly isOwn: boolean;
  /** Null while the run goes on. */
  readonly unfinished: Unfinished | null;
}

/** What one job comes to. */
export function judgeJob(evidence: Evidence, { isOwn, unfinished }: JudgingJob): JudgedJob {
  const { id, job } = evidence;
  const base = {
    id,
    state: job?.state ?? null,
    scorePct: null,
    passed: null,
    scored: null,
    durationMs: job?.durationMs ?? null,
    credits: job?.credits ?? null,
    progress: job !== null && 'progress' in job ? job.progress : (evidence.reached ?? null),
    createdAt: isOwn || job === null ? null : (job.createdAt ?? 'unknown'),
    details: job === null ? [] : [...(isOwn ? [] : describeEndpoint(job)), ...job.details],
  } as const;
  const reason = whyNoScore(evidence, unfinished);
  if (reason !== null || job?.state !== 'scored') return { ...base, reason };
  const { pct, passed, scored } = job.score;
  return { ...base, scorePct: roundPct(pct), passed, scored, reason: null };
}

/** Why a job has no score and will get none; null when it has one or may still get it. */
function whyNoScore({ job, lost, failing, stopped }: Evidence, unfinished: Unfinished | null): Reason | null {
  if (stopped !== undefined) return { code: 'job-stopped', why: stopped };
  switch (job?.state) {
    case 'scored':
      return faultOfScore(job);
    case 'failed':
      return 'fault' in job ? { code: 'no-valid-score', fault: job.fault } : { code: 'job-failed', text: job.reason };
    case 'cancelled':
      return { code: 'job-cancelled', text: job.reason };
    case 'timed-out':
      return { code: 'job-timed-out', text: job.reason };
    case 'waiting':
    case 'running':
    case 'unrecognised':
    case undefined:
      if (lost !== null) return { code: 'job-unreadable', failure: lost };
      if (unfinished === null) return null;
      return job?.state === 'unrecognised'
        ? { code: 'state-unrecognised', raw: job.raw, why: unfinished }
        : { code: 'not-finished', why: unfinished, ...(failing !== undefined && { failure: failing }) };
  }
}

function describeEndpoint({ endpointUrl }: Job): readonly Detail[] {
  const url = toDisplayUrl(endpointUrl);
  return url === null ? [] : [{ name: 'endpoint', scorePct: null, note: url }];
}
