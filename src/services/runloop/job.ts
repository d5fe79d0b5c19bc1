import type { Redact } from '../../redact.ts';
import { isNumber, toText } from '../http/answer.ts';
import type { Detail, Job, JobFacts, JobState, Progress } from '../service.ts';
import { type Contents, type JobAnswer, normaliseState, parseContents, toTime } from './answer.ts';
import { describe } from './details.ts';
import { longestRun, type Metric, pickJudged, scoreAgents } from './score.ts';

/** How a job is read. */
export interface Reading {
  readonly metric: Metric;
  /** The agent whose score is judged; null judges the worst. */
  readonly agent: string | null;
  readonly redact: Redact;
}

/** A job as Runloop tells of it, with the one score that is judged. Its texts come without secrets. */
export function toJob(answer: JobAnswer, reading: Reading): Job {
  const { redact } = reading;
  const contents = parseContents(answer);
  const { state, details } = toState(answer, contents, reading);
  return {
    ...toFacts(answer, 'fault' in contents ? null : contents, redact),
    details: details.map(({ name, scorePct, note }) => ({
      name: redact(name),
      scorePct,
      note: note === null ? null : redact(note),
    })),
    ...state,
  };
}

function toFacts(answer: JobAnswer, contents: Contents | null, redact: Redact): Omit<JobFacts, 'details'> {
  const { job_source: source, job_spec: spec, benchmark_outcomes: outcomes = [] } = contents ?? {};
  const ran = outcomes.map(({ agent_name, model_name }) => ({ name: agent_name, model_name }));
  const [onlyRun, ...otherRuns] = outcomes;
  const durationMs = otherRuns.length === 0 ? onlyRun?.duration_ms : null;
  return {
    id: answer.id,
    // Jobs of scenarios or of a Harbor file have no benchmark.
    benchmarkId: toText(source?.benchmark_id, redact),
    benchmarkName: toText(source?.benchmark_name, redact),
    endpointUrl: null,
    createdAt: toTime(answer.create_time_ms),
    // How the runs of several agents lie in time is not told.
    durationMs: isNumber(durationMs) && durationMs >= 0 ? durationMs : null,
    credits: null,
    units: null,
    // Compared, never shown: what looks like a secret in it may be part of our own.
    label: typeof answer.name === 'string' ? answer.name : null,
    agents: (spec?.agent_configs ?? ran).map(({ name, model_name }) => ({
      name: redact(name),
      model: toText(model_name, redact),
    })),
  };
}

interface Told {
  readonly state: JobState;
  readonly details: readonly Detail[];
}

/** The job's own state alone says whether it is over: a run may stand among the outcomes and still be listed as in progress. */
function toState(answer: JobAnswer, contents: Contents | { readonly fault: string }, reading: Reading): Told {
  const { redact } = reading;
  const isReadable = !('fault' in contents);
  const progress = isReadable ? toProgress(contents) : null;
  const details = isReadable ? describe({ contents, results: [], judged: null }) : [];
  const reason = toText(answer.failure_reason, redact) ?? 'the service gives no reason';
  switch (normaliseState(answer.state)) {
    case 'initializing':
    case 'queued':
      return { state: { state: 'waiting', progress }, details: [] };
    case 'running':
      return { state: { state: 'running', progress }, details: [] };
    case 'completed':
      return isReadable ? toScore(contents, reading) : { state: without(redact(contents.fault)), details };
    case 'failed':
      return { state: { state: 'failed', reason }, details };
    case 'cancelled':
      return { state: { state: 'cancelled', reason }, details };
    case 'timeout':
      return { state: { state: 'timed-out', reason }, details };
    default:
      return { state: { state: 'unrecognised', raw: redact(answer.state) }, details: [] };
  }
}

/** A completed job can hold failed scenarios, or nothing at all: without a valid score of the judged agent it has none. */
function toScore(contents: Contents, { metric, agent, redact }: Reading): Told {
  const results = scoreAgents(contents, metric);
  const judged = pickJudged(results, contents, agent);
  if ('fault' in judged) {
    return { state: without(redact(judged.fault)), details: describe({ contents, results, judged: null }) };
  }
  return { state: { state: 'scored', score: judged.score }, details: describe({ contents, results, judged }) };
}

function without(why: string): JobState {
  return { state: 'failed', reason: `the job completed without a valid score: ${why}` };
}

/** Outcomes seen of all that are expected, over all agents. A run counts once, whichever lists it stands in. */
function toProgress(contents: Contents): Progress | null {
  const { benchmark_outcomes: outcomes, in_progress_runs: running, job_spec: spec } = contents;
  const seen = new Map(outcomes.map((outcome) => [outcome.benchmark_run_id, outcome.scenario_outcomes.length]));
  const runs = new Set([...seen.keys(), ...running.map((run) => run.benchmark_run_id)]).size;
  const total = longestRun(contents) * Math.max(runs, spec?.agent_configs.length ?? 0);
  const done = seen.values().reduce((sum, count) => sum + count, 0);
  return total === 0 ? null : { done, total, what: 'scenarios', message: null };
}
