import type { AgentRun } from '../../plan/plan.ts';
import type { Redact } from '../../redact.ts';
import { toDuration, toId, toText, toTime } from '../http/fields.ts';
import { redactTexts } from '../redact-texts.ts';
import type { ScoreFault } from '../score-fault.ts';
import type { Job, JobFacts, JobState, LeftOut, Progress, Unscored } from '../service.ts';
import { type Contents, type JobAnswer, type JobSpec, normaliseState, parseContents } from './answer.ts';
import { describe } from './details.ts';
import { type Expected, expectedOf } from './expected.ts';
import { type Metric, pickJudged, scoreAgents } from './score.ts';
import { leftOutOf, unscoredOf } from './unscored.ts';

/** How a job is read. */
export interface Reading extends Pick<JobFacts, 'clockAheadMs'> {
  readonly metric: Metric;
  /** The agent whose score is judged; null judges the worst. */
  readonly agent: string | null;
  /** What this gate asked for; null when it did not start the job. */
  readonly asked: AgentRun | null;
  /** The last specification that any answer about this job held. */
  readonly lastSpec: JobSpec | null;
  readonly redact: Redact;
}

/** A job as Runloop tells of it, with the one score that is judged. Its texts come without secrets. */
export function toJob(answer: JobAnswer, reading: Reading): Job {
  const { redact } = reading;
  const contents = parseContents(answer);
  const { state, details, unscored = null, leftOut = null } = toState(answer, { contents, reading });
  return {
    ...toFacts(answer, 'fault' in contents ? null : contents, reading),
    details: details.map(({ name, scorePct, note }) => ({
      name: redact(name),
      scorePct,
      note: note === null ? null : redact(note),
    })),
    ...(unscored && { unscored: unscored.map(({ reason, count }) => ({ reason: redact(reason), count })) }),
    ...(leftOut && { leftOut }),
    ...state,
  };
}

function toFacts(answer: JobAnswer, contents: Contents | null, reading: Reading): Omit<JobFacts, 'details'> {
  const { redact, clockAheadMs } = reading;
  const { job_source: source, benchmark_outcomes: outcomes = [] } = contents ?? {};
  const [onlyRun, ...otherRuns] = outcomes;
  const durationMs = otherRuns.length === 0 ? onlyRun?.duration_ms : null;
  return {
    id: answer.id,
    // Jobs of scenarios or of a Harbor file have no benchmark.
    benchmarkId: toId(source?.benchmark_id, redact),
    benchmarkName: toText(source?.benchmark_name, redact),
    endpointUrl: null,
    createdAt: toTime(answer.create_time_ms),
    clockAheadMs,
    // How the runs of several agents lie in time is not told.
    durationMs: toDuration(durationMs),
    credits: null,
    units: null,
    size: null,
    // Compared, never shown: what looks like a secret in it may be part of our own.
    label: typeof answer.name === 'string' ? answer.name : null,
    agents: contents === null ? [] : toAgents(contents, redact),
  };
}

/** The agents that ran, then those that are yet to run by the job's own word. A model that an outcome leaves out is the configured one. */
function toAgents({ benchmark_outcomes: outcomes, job_spec: spec }: Contents, redact: Redact): JobFacts['agents'] {
  const configs = spec?.agent_configs ?? [];
  const ran = outcomes.map(({ agent_name: name, model_name }) => {
    const [config, ...others] = configs.filter((each) => each.name === name);
    const configured = others.length === 0 ? config?.model_name : null;
    return { name, model: toId(model_name, redact) ?? toId(configured, redact) };
  });
  const names = new Set(ran.map(({ name }) => name));
  const open = configs
    .filter(({ name }) => !names.has(name))
    .map(({ name, model_name }) => ({ name, model: toId(model_name, redact) }));
  return [...ran, ...open].map((agent) => ({ ...agent, name: redact(agent.name) }));
}

interface StateFacts extends Pick<JobFacts, 'details'> {
  readonly state: JobState;
  readonly unscored?: readonly Unscored[];
  readonly leftOut?: LeftOut | null;
}

interface Stating {
  readonly contents: Contents | { readonly fault: string };
  readonly reading: Reading;
}

const nothingExpected: Expected = { scenarioIds: null, agents: null, attempts: 1 };

/** The job's own state alone says whether it is over: a run may stand among the outcomes and still be listed as in progress. */
function toState(answer: JobAnswer, { contents, reading }: Stating): StateFacts {
  const { redact } = reading;
  const isReadable = !('fault' in contents);
  const expected = isReadable ? expectedOf({ ...reading, contents }) : nothingExpected;
  const progress = isReadable ? toProgress(contents, expected) : null;
  const details = isReadable ? describe({ contents, expected, results: [], judged: null }) : [];
  const reason = toText(answer.failure_reason, redact);
  switch (normaliseState(answer.state)) {
    case 'initializing':
    case 'queued':
      return { state: { state: 'waiting', progress }, details: [] };
    case 'running':
      return { state: { state: 'running', progress }, details: [] };
    case 'completed':
      return isReadable
        ? toScore(contents, { reading, expected })
        : { state: without({ code: 'field-not-as-documented', field: redact(contents.fault) }), details };
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
function toScore(
  contents: Contents,
  { reading, expected }: { readonly reading: Reading; readonly expected: Expected },
): StateFacts {
  const { metric, agent: wanted, redact } = reading;
  const results = scoreAgents(contents, { expected, metric });
  const judged = pickJudged(results, { contents, expected, wanted });
  if ('fault' in judged) {
    const fault = redactTexts(judged.fault, redact);
    return { state: without(fault), details: describe({ contents, expected, results, judged: null }) };
  }
  return {
    state: { state: 'scored', score: judged.score },
    details: describe({ contents, expected, results, judged }),
    unscored: unscoredOf(judged.outcome, expected),
    leftOut: leftOutOf(judged.outcome, { expected, metric }),
  };
}

function without(fault: ScoreFault): JobState {
  return { state: 'failed', reason: null, fault };
}

/** Outcomes seen of all that are expected, over all agents. A run counts once, whichever lists it stands in. */
function toProgress(
  { benchmark_outcomes: outcomes, in_progress_runs: running }: Contents,
  { scenarioIds, agents }: Expected,
): Progress | null {
  const seen = new Map(
    outcomes.map(({ benchmark_run_id: run, scenario_outcomes: listed }) => [
      run,
      new Set(listed.map((scenario) => scenario.scenario_definition_id)).size,
    ]),
  );
  const runs = new Set([...seen.keys(), ...running.map((run) => run.benchmark_run_id)]).size;
  // One by one: an answer may list more runs than a call has room for.
  const largest = seen.values().reduce((most, count) => Math.max(most, count), 0);
  const total = (scenarioIds?.length ?? largest) * Math.max(runs, agents?.length ?? 0);
  const done = seen.values().reduce((sum, count) => sum + count, 0);
  return total === 0 ? null : { done: Math.min(done, total), total, what: 'scenarios', message: null };
}
