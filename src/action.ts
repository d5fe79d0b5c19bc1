import { type Clock, untilAborted } from './clock.ts';
import type { PullRequestComment } from './comment/pull-request-comment.ts';
import type { GitHubClient } from './github/client.ts';
import type { OpenGitHubRoute } from './github/dispatcher.ts';
import { type EventFacts, parseEvent } from './github/event.ts';
import type { ReadOnlyToken } from './github/failure.ts';
import type { PullRequestTarget } from './github/pull-request.ts';
import { type RunContext, readRunContext } from './github/run-context.ts';
import type { Runner } from './github/runner.ts';
import type { NightlyIssue } from './issue/nightly-issue.ts';
import { LiveView } from './live-view.ts';
import type { Notice } from './notice.ts';
import { type Inputs, parseInputs, readSecretTexts } from './plan/inputs.ts';
import { findMissingSecrets } from './plan/missing-secrets.ts';
import { noteMisspeltInputs } from './plan/misspelt-inputs.ts';
import type { Plan, PlanWarning } from './plan/plan.ts';
import { type Problem, Problems } from './plan/problem.ts';
import { publish } from './publish.ts';
import { readPlan } from './read-plan.ts';
import { createRedact, holdsSecret, type Redact } from './redact.ts';
import type { RunMemory } from './run-plan.ts';
import { ActionFault, type RunFacts, RunState } from './run-state.ts';
import type { OpenNetwork } from './services/http/client.ts';

/** All that a run touches, so that a test can put another world in its place. */
export interface ActionWorld {
  /** `GITHUB_*` and the like. */
  readonly env: NodeJS.ProcessEnv;
  readonly runner: Runner;
  /** Where the benchmark service is; opened once there is something to ask. */
  readonly network: OpenNetwork;
  /** Where GitHub is. */
  readonly githubDispatcher: OpenGitHubRoute;
  readonly clock: Clock;
  /** Numbers from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly cancelled: AbortSignal;
  /** Rejects when something fails that nobody waits for. */
  readonly fault: Promise<never>;
}

/** How long the verdict may wait for GitHub to tell which pull request it is about; after the deadline, a moment. */
const targetLimitMs = 12_000;
const targetGraceMs = 1000;
/** How long work under way may still tell what it did, when the action itself has failed. */
const faultGraceMs = 3000;
/** A secret of this length may be a key; a shorter one is as likely a common word. */
const minKeyChars = 8;

/**
 * One run of the action, from its inputs to its published verdict; true when the check may be green. Throws nothing that is known to
 * happen.
 */
export async function runAction(world: ActionWorld): Promise<boolean> {
  const { env, runner, clock, cancelled } = world;
  const secretTexts = readSecretTexts(runner.readInput);
  for (const secret of secretTexts) runner.maskSecret(secret);
  const context = readRunContext(env);
  const state = new RunState({ startedAtMs: clock.now(), ...linksOf(context) });
  state.redact = createRedact(secretTexts);
  state.redactId = createRedact(secretTexts.filter(({ length }) => length >= minKeyChars));
  const problems = new Problems();
  const unknown = noteMisspeltInputs(Object.keys(env), problems);
  if (unknown.length > 0) runner.debug(`This action has no input ${unknown.join(', ')}.`);
  const inputs = await withoutSecretLeg(parseInputs(runner.readInput, problems), state.redactId);
  const facts: EventFacts = { ...context, name: context.eventName, prNumber: inputs['pr-number'] };
  const event = parseEvent(facts);
  state.title = inputs.title ?? 'Benchmark gate';
  state.model = inputs.model;
  state.warnOnly = inputs['warn-only'] === true;
  state.commit = event.testedSha;
  const view = new LiveView({ state, runner, clock });
  const { tell } = view;
  const memory: RunMemory = { ledger: null, sealKey: null };
  const client = await openClient(inputs, { ...world, context });
  const comment =
    client === null ? null : await openComment(inputs, { ...world, context, facts, state, memory, client });
  view.comment = comment;
  const found = comment === null ? null : noteTarget(comment.target, state, tell);
  if (comment === null) tell({ code: 'comment-off', why: whyOff(inputs, context) });
  const nightly: { issue: NightlyIssue | null } = { issue: null };
  const noteIssue = async () => {
    if (!wantsIssue(inputs)) return;
    const { openIssue } = await import('./open-issue.ts');
    const target = comment?.target ?? null;
    nightly.issue = await openIssue(inputs, { ...world, context, client, facts, target, tell });
  };
  const noted = noteIssue();

  const failed = new AbortController();

  async function judge(): Promise<void> {
    const plan = await readPlan(inputs, { context, problems });
    // What every valid plan needs is one file: the bundler joins what is named alike.
    const rules = plan === null ? null : await import(/* webpackChunkName: "plan" */ './verdict/rules.ts');
    for (const { input, says } of (plan && rules?.faultsOfJudging(plan)) ?? []) problems.add(input, says);
    if (plan === null || problems.found.length > 0) {
      const missing = findMissingSecrets(runner.readInput);
      for (const notice of inputNotices({ problems: problems.found, missing, readOnlyToken: event.readOnlyToken }))
        tell(notice);
      state.end({ code: 'invalid-input' });
      return;
    }
    state.plan = plan;
    state.rules = rules;
    for (const warning of plan.warnings) tell(noticeOf(warning, plan));
    const { runPlan } = await import(/* webpackChunkName: "plan" */ './run-plan.ts');
    await runPlan(plan, {
      ...world,
      state,
      inputs,
      context,
      event,
      client,
      comment,
      memory,
      cancelled: AbortSignal.any([cancelled, failed.signal]),
      tell,
      showPlan: () => view.showPlan(),
      showPaid: () => view.showPaid(),
      showProgress: () => view.showProgress(),
    });
  }

  const judging = judge();
  try {
    await Promise.race([judging, world.fault]);
  } catch (error) {
    tell({ code: 'internal-error', text: String(error) });
    view.log(traceOf(error));
    // What is under way must not go on spending; a submit gets its moment to tell its job ids.
    failed.abort(new ActionFault('the action failed'));
    await Promise.race([judging.catch(() => undefined), clock.sleep(faultGraceMs, cancelled)]);
    state.endEarly({ code: 'internal-error' });
  }
  const deadlineMs = state.ledger?.deadlineMs ?? null;
  {
    using limit = clock.limit(
      deadlineMs === null ? targetLimitMs : Math.max(0, deadlineMs + targetGraceMs - clock.now()),
    );
    const known = Promise.all([comment?.findTarget().then(() => found), noted]);
    await Promise.race([known, untilAborted(limit.signal)]);
  }
  const { redact } = state;
  const report = state.report(clock.now());
  view.end(report);
  state.close();
  const { issue } = nightly;
  return await publish(report, { runner, place: comment, issue, clock, cancelled, deadlineMs, redact });
}

/** Names of legs stand where everybody reads them. */
async function withoutSecretLeg(inputs: Inputs, redact: Redact): Promise<Inputs> {
  const { matrix } = inputs;
  if (matrix === null || !holdsSecret(matrix, redact)) return inputs;
  const { hideSecrets } = await import('./comment/key.ts');
  return { ...inputs, matrix: hideSecrets(matrix, redact) };
}

/** Notes what GitHub tells of the pull request while the run goes on. */
async function noteTarget(
  target: Promise<PullRequestTarget>,
  state: RunState,
  tell: (notice: Notice) => void,
): Promise<void> {
  const { number, testedSha, why, warning } = await target;
  state.commit = testedSha;
  if (warning !== null) tell({ code: 'github-problem', text: warning });
  if (number === null) tell({ code: 'no-comment', why });
}

function linksOf({ serverUrl, repository, runId, runAttempt }: RunContext): Pick<RunFacts, 'runUrl' | 'repositoryUrl'> {
  if (repository === null) return { runUrl: null, repositoryUrl: null };
  const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.repo}`;
  return { repositoryUrl, runUrl: `${repositoryUrl}/actions/runs/${runId}/attempts/${runAttempt || 1}` };
}

function noticeOf(warning: PlanWarning, { benchmarks }: Plan): Notice {
  switch (warning.code) {
    case 'threshold-of-one-percent':
      return { code: warning.code, benchmarkIds: warning.benchmarks.flatMap((index) => benchmarks[index]?.id ?? []) };
    case 'endpoint-without-path':
      return { code: warning.code, url: warning.displayUrl, provider: warning.provider };
    case 'endpoint-unused':
      return warning;
  }
}

interface InputFaults {
  readonly problems: readonly Problem[];
  /** The inputs that came without their secrets. */
  readonly missing: ReadonlySet<string>;
  readonly readOnlyToken: ReadOnlyToken | null;
}

/** What is wrong with the inputs. Where GitHub withholds secrets, one notice says so in place of each input that came empty for it. */
function inputNotices({ problems, missing, readOnlyToken: from }: InputFaults): readonly Notice[] {
  const others = problems.filter(({ input }) => from === null || !missing.has(input));
  const withheld: readonly Notice[] =
    from !== null && others.length < problems.length ? [{ code: 'secrets-withheld', from }] : [];
  return [...withheld, ...others.map(({ text }): Notice => ({ code: 'input-invalid', text }))];
}

/** Null where there is no token or no repository: then GitHub is asked nothing. */
async function openClient(
  { 'github-token': token }: Inputs,
  { context, clock, random, githubDispatcher }: ActionWorld & { readonly context: RunContext },
): Promise<GitHubClient | null> {
  const { repository, apiUrl, graphqlUrl } = context;
  if (token === null || repository === null) return null;
  const { createGitHubClient } = await import('./github/client.ts');
  return createGitHubClient({ token, apiUrl, graphqlUrl, dispatcher: githubDispatcher, clock, random });
}

type CommentOptions = Pick<ActionWorld, 'clock' | 'cancelled'> & {
  readonly client: GitHubClient;
  readonly context: RunContext;
  readonly facts: EventFacts;
  readonly state: RunState;
  readonly memory: RunMemory;
};

/** Null when there is to be no comment. */
async function openComment(
  inputs: Inputs,
  { client, context, facts, state, memory, clock, cancelled }: CommentOptions,
): Promise<PullRequestComment | null> {
  const { repository, workflow, runId, runAttempt } = context;
  // An invalid value is an error that should be seen where results are.
  const mode = inputs.comment ?? 'always';
  if (mode === 'never' || repository === null) return null;
  const [{ PullRequestComment: Comment }, { commentKeyOf }] = await Promise.all([
    import('./comment/pull-request-comment.ts'),
    import('./comment/key.ts'),
  ]);
  return new Comment({
    client,
    repository,
    facts,
    key: commentKeyOf(inputs, context),
    mode,
    memory: () => memory,
    report: () => state.report(clock.now()),
    run: { workflow, id: runId, attempt: runAttempt },
    clock,
    cancelled,
  });
}

/** A dry run judges nothing, and what fails nothing opens no issue. */
function wantsIssue({ issue, 'dry-run': isDryRun, 'warn-only': warnsOnly }: Inputs): boolean {
  return issue === 'on-failure' && isDryRun !== true && warnsOnly !== true;
}

function whyOff({ comment, 'github-token': token }: Inputs, { repository }: RunContext) {
  if (comment === 'never') return 'never';
  return repository === null || token !== null ? 'no-repository' : 'no-token';
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
