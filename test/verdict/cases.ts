import type { Plan, PlannedBenchmark } from '../../src/plan/plan.ts';
import type { Job, JobFacts, JobState } from '../../src/services/service.ts';
import type { Case } from '../../src/verdict/judge.ts';
import type { Evidence } from '../../src/verdict/judge-job.ts';

/** A benchmark to be paid for. */
export function createBenchmark(differences: Partial<PlannedBenchmark> = {}): PlannedBenchmark {
  return {
    service: 'harmstack',
    id: '1',
    name: null,
    thresholdPct: 80,
    work: { kind: 'submit', units: 6 },
    ...differences,
  };
}

/** A job as a service tells of it. */
export function createJob(state: JobState, facts: Partial<JobFacts> = {}): Job {
  return {
    id: 'a',
    benchmarkId: '1',
    benchmarkName: null,
    endpointUrl: null,
    createdAt: null,
    durationMs: null,
    credits: null,
    units: null,
    label: null,
    agents: [],
    details: [],
    ...facts,
    ...state,
  };
}

export function scored(pct: number, passed: number | null = null, units: number | null = null): JobState {
  return { state: 'scored', score: { pct, passed, scored: units } };
}

/** What is known of a job that was read. */
export function read(job: Job): Evidence {
  return { id: job.id, job, lost: null };
}

/** A benchmark with one job in that state for each state. */
export function createCase(states: readonly JobState[], differences: Partial<Case> = {}): Case {
  const ids = 'abcdefgh';
  return {
    benchmark: createBenchmark(),
    name: null,
    evidence: states.map((state, index) => read(createJob(state, { id: ids.charAt(index) }))),
    expectedJobs: states.length,
    objections: [],
    ...differences,
  };
}

export const emptyPlan: Plan = {
  benchmarks: [],
  batches: [],
  endpoint: null,
  model: null,
  agent: null,
  maxAgeMs: null,
  maxCredits: null,
  failFast: false,
  timeoutMs: 1,
  pollIntervalMs: 1,
};
