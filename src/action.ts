import type { Dispatcher } from 'undici';
import type { Clock } from './clock.ts';
import { createCommentKey, isMatrixLeg } from './comment/key.ts';
import { PullRequestComment } from './comment/pull-request-comment.ts';
import { gate } from './gate.ts';
import { createGitHubClient } from './github/client.ts';
import { type EventFacts, parseEvent } from './github/event.ts';
import type { PullRequestTarget } from './github/pull-request.ts';
import { type RunContext, readRunContext } from './github/run-context.ts';
import type { Runner } from './github/runner.ts';
import { readWorkspaceFile } from './github/workspace.ts';
import { labelPrefixOf } from './ledger/fingerprint.ts';
import { type Inputs, parseInputs, readSecretTexts } from './plan/inputs.ts';
import { findMissingSecrets } from './plan/missing-secrets.ts';
import { parsePlan } from './plan/parse-plan.ts';
import { Problems } from './plan/problem.ts';
import { publish } from './publish.ts';
import { createRedact } from './redact.ts';
import { escapeForLog } from './report/log.ts';
import { type RunFacts, RunState } from './run-state.ts';
import type { Network } from './services/http/client.ts';
import { createServicePool } from './services/service-pool.ts';
import { memoryOf } from './stages/memory.ts';
import { ActionFault } from './stages/stage.ts';
import { tellProblems } from './stages/withheld-secrets.ts';

/** All that a run touches, so that a test can put another world in its place. */
export interface ActionWorld {
  /** `GITHUB_*` and the like. */
  readonly env: NodeJS.ProcessEnv;
  readonly runner: Runner;
  /** Where the benchmark service is. */
  readonly network: Network;
  /** Where GitHub is. */
  readonly githubDispatcher: Dispatcher;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly cancelled: AbortSignal;
  /** Rejects when something fails that nobody waits for. */
  readonly fault: Promise<never>;
}

/** How long work under way may still tell what it did, when the action itself has failed. */
const faultGraceMs = 3000;
const reportIt = 'Please report it with this log at https://github.com/benchmark-gate/benchmark-gate/issues.';
/** A secret of this length may be a key; a shorter one is as likely a common word. */
const shortestKey = 8;

/** One run of the action, from its inputs to its published verdict; true when the check may be green. Throws nothing that is known to happen. */
export async function runAction(world: ActionWorld): Promise<boolean> {
  const { env, runner, clock, cancelled } = world;
  const secretTexts = readSecretTexts(runner.readInput);
  for (const secret of secretTexts) runner.maskSecret(secret);
  const context = readRunContext(env);
  const record = new RunState({
    startedAtMs: clock.now(),
    run: { id: context.runId, attempt: context.runAttempt },
    ...linksOf(context),
  });
  record.redact = createRedact(secretTexts);
  record.redactId = createRedact(secretTexts.filter(({ length }) => length >= shortestKey));
  const problems = new Problems();
  const inputs = parseInputs(runner.readInput, problems);
  const facts: EventFacts = { ...context, name: context.eventName, prNumber: inputs['pr-number'] };
  const event = parseEvent(facts);
  record.title = inputs.title ?? 'Benchmark gate';
  record.model = inputs.model;
  record.warnOnly = inputs['warn-only'] === true;
  record.commit = event.clue.headSha ?? context.sha;
  record.sha = context.sha;
  const log = (line: string) => runner.log(escapeForLog(record.redact(line)));
  const comment = openComment(inputs, { ...world, context, facts, record });
  const found = comment === null ? null : noteTarget(comment.target, record, log);

  const failed = new AbortController();

  async function judge(): Promise<void> {
    const plan = parsePlan(inputs, (path) => readWorkspaceFile(context.workspace, path), problems);
    if (plan === null) {
      const missing = findMissingSecrets(runner.readInput);
      record.problems.push(...tellProblems({ problems: problems.found, missing, readOnlyToken: event.readOnlyToken }));
      record.end('an input is invalid');
      return;
    }
    // Several steps of one run may gate: their batches must not bear the same labels.
    const unique = Math.floor(world.random() * 2 ** 32).toString(16);
    const labelPrefix = `${labelPrefixOf({ id: context.runId, attempt: context.runAttempt })}${unique}-`;
    await gate(plan, record, {
      ...world,
      cancelled: AbortSignal.any([cancelled, failed.signal]),
      serviceFor: createServicePool(plan, inputs, { network: world.network, redact: record.redact }),
      endpointUrl: inputs['endpoint-url']?.href ?? '',
      hasSiblings: isMatrixLeg(inputs.matrix ?? ''),
      runId: context.runId,
      labelPrefix,
      log,
      comment,
      isDryRun: inputs['dry-run'] === true,
    });
  }

  const judging = judge();
  try {
    await Promise.race([judging, world.fault]);
  } catch (error) {
    record.problems.push(`This action failed by a fault of its own (${String(error)}). ${reportIt}`);
    log(traceOf(error));
    // What is under way must not go on spending; a submit gets its moment to tell its job ids.
    failed.abort(new ActionFault('the action failed'));
    await Promise.race([judging.catch(() => undefined), clock.sleep(faultGraceMs, cancelled)]);
    record.endEarly('not finished when the action failed');
  }
  await comment?.settleTarget();
  await found;
  const { redact } = record;
  return await publish(record.report(clock.now()), { runner, place: comment, clock, cancelled, redact });
}

/** Notes what GitHub tells of the pull request while the run goes on. */
async function noteTarget(
  target: Promise<PullRequestTarget>,
  record: RunState,
  log: (line: string) => void,
): Promise<void> {
  const { number, headSha, why, warning } = await target;
  record.commit = headSha ?? record.commit;
  if (warning !== null) record.warnings.push(warning);
  if (number === null) log(`No comment: ${why}.`);
}

function linksOf({ serverUrl, repository, runId, runAttempt }: RunContext): Pick<RunFacts, 'runUrl' | 'repositoryUrl'> {
  if (repository === null) return { runUrl: null, repositoryUrl: null };
  const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.repo}`;
  return { repositoryUrl, runUrl: `${repositoryUrl}/actions/runs/${runId}/attempts/${runAttempt || 1}` };
}

type CommentOptions = Pick<ActionWorld, 'clock' | 'random' | 'githubDispatcher' | 'cancelled'> & {
  readonly context: RunContext;
  readonly facts: EventFacts;
  readonly record: RunState;
};

/** Null when there is to be no comment. */
function openComment(
  inputs: Inputs,
  { context, facts, record, clock, random, githubDispatcher, cancelled }: CommentOptions,
): PullRequestComment | null {
  const { repository, workflow, job, step, runId, runNumber, runAttempt, apiUrl, graphqlUrl } = context;
  const { 'github-token': token, 'comment-key': commentKey, matrix } = inputs;
  // An invalid value is an error that should be seen where results are.
  const mode = inputs.comment ?? 'always';
  if (mode === 'never' || token === null || repository === null) return null;
  return new PullRequestComment({
    client: createGitHubClient({ token, apiUrl, graphqlUrl, dispatcher: githubDispatcher, clock, random }),
    repository,
    facts,
    key: createCommentKey({ commentKey, workflow, job, step, matrix: matrix ?? '' }),
    mode,
    memory: () => memoryOf(record),
    run: { workflow, id: runId, number: runNumber, attempt: runAttempt },
    clock,
    cancelled,
  });
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
