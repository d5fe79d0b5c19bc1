import { type Clock, untilAborted } from './clock.ts';
import { createCommentKey, isMatrixLeg, nameLeg } from './comment/key.ts';
import { lookUpTarget, PullRequestComment } from './comment/pull-request-comment.ts';
import { ActionFault, runGate } from './gate.ts';
import { createGitHubClient, type GitHubClient } from './github/client.ts';
import type { OpenGitHubRoute } from './github/dispatcher.ts';
import { type EventFacts, parseEvent } from './github/event.ts';
import type { ReadOnlyToken } from './github/failure.ts';
import type { PullRequestTarget } from './github/pull-request.ts';
import { type RunContext, readRunContext } from './github/run-context.ts';
import { beganAtMs, fetchRun, type RunTimes } from './github/run-times.ts';
import type { Runner } from './github/runner.ts';
import { readWorkspaceFile } from './github/workspace.ts';
import { issueKeyOf } from './issue/issue-state.ts';
import { NightlyIssue } from './issue/nightly-issue.ts';
import { fingerprintOf, tagOf } from './ledger/fingerprint.ts';
import { Ledger } from './ledger/ledger.ts';
import { deriveSealKey } from './ledger/stored-ledger.ts';
import { levelOf, type Notice } from './notice.ts';
import { keysOf, urlsOf } from './plan/access.ts';
import { type Inputs, parseInputs, readSecretTexts } from './plan/inputs.ts';
import { findMissingSecrets } from './plan/missing-secrets.ts';
import { noteMisspeltInputs } from './plan/misspelt-inputs.ts';
import { parsePlan } from './plan/parse-plan.ts';
import type { Plan, PlanWarning } from './plan/plan.ts';
import { type Problem, Problems } from './plan/problem.ts';
import { publish, publishJobIds } from './publish.ts';
import { createRedact } from './redact.ts';
import { renderLogPlan } from './report/log.ts';
import { escapeForLog } from './report/log-text.ts';
import { renderNoticeLines } from './report/notices.ts';
import { ProgressLines } from './report/progress-lines.ts';
import { type RunFacts, RunState } from './run-state.ts';
import type { Network } from './services/http/client.ts';
import { createServicePool, endpointOf } from './services/service-pool.ts';
import { faultsOfJudging } from './verdict/judging-faults.ts';

/** All that a run touches, so that a test can put another world in its place. */
export interface ActionWorld {
  /** `GITHUB_*` and the like. */
  readonly env: NodeJS.ProcessEnv;
  readonly runner: Runner;
  /** Where the benchmark service is. */
  readonly network: Network;
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
/** How long GitHub may take to tell of a run. */
const askLimitMs = 5000;
/** How long work under way may still tell what it did, when the action itself has failed. */
const faultGraceMs = 3000;
/** A secret of this length may be a key; a shorter one is as likely a common word. */
const minKeyChars = 8;

/** One run of the action, from its inputs to its published verdict; true when the check may be green. Throws nothing that is known to happen. */
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
  const inputs = parseInputs(runner.readInput, problems);
  const facts: EventFacts = { ...context, name: context.eventName, prNumber: inputs['pr-number'] };
  const event = parseEvent(facts);
  state.title = inputs.title ?? 'Benchmark gate';
  state.model = inputs.model;
  state.warnOnly = inputs['warn-only'] === true;
  state.commit = event.testedSha;
  const log = (line: string) => runner.log(escapeForLog(state.redact(line)));
  const tell = (notice: Notice) => {
    state.tell(notice);
    runner.debug(`notice ${notice.code}`);
    if (levelOf(notice) === 'info') for (const line of renderNoticeLines(notice)) log(line);
  };
  const memory: { ledger: Ledger | null; sealKey: Buffer | null } = { ledger: null, sealKey: null };
  const client = openClient(inputs, { ...world, context });
  const comment = client === null ? null : openComment(inputs, { ...world, context, facts, state, memory, client });
  const found = comment === null ? null : noteTarget(comment.target, state, tell);
  if (comment === null) tell({ code: 'comment-off', why: whyOff(inputs, context) });
  const nightly: { issue: NightlyIssue | null } = { issue: null };
  const noteIssue = async () => {
    const target = comment?.target ?? null;
    nightly.issue = await openIssue(inputs, { ...world, context, client, facts, target, tell });
  };
  const noted = noteIssue();

  const failed = new AbortController();
  const progressLines = new ProgressLines();

  async function judge(): Promise<void> {
    const plan = parsePlan(inputs, (path) => readWorkspaceFile(context.workspace, path), problems);
    for (const { input, says } of plan === null ? [] : faultsOfJudging(plan)) problems.add(input, says);
    if (plan === null || problems.found.length > 0) {
      const missing = findMissingSecrets(runner.readInput);
      for (const notice of inputNotices({ problems: problems.found, missing, readOnlyToken: event.readOnlyToken }))
        tell(notice);
      state.end({ code: 'invalid-input' });
      return;
    }
    state.plan = plan;
    for (const warning of plan.warnings) tell(noticeOf(warning, plan));
    const endpoint = endpointOf(inputs, plan);
    const serviceFor = createServicePool(plan, inputs, { network: world.network, redact: state.redact, endpoint });
    const sealKey = deriveSealKey(keysOf(inputs, plan));
    const fingerprint = fingerprintOf({ plan, endpoint, serviceUrls: urlsOf(inputs, plan), key: sealKey });
    const unique = Math.floor(world.random() * 2 ** 32).toString(16);
    const run = { id: context.runId, attempt: context.runAttempt, unique: unique.padStart(8, '0') };
    // An event that does not tell its head is looked up before anything is stored about it.
    const commit = event.testedSha ?? (await comment?.target)?.testedSha ?? null;
    const deadlineMs = state.facts.startedAtMs + plan.timeoutMs;
    const ledger = new Ledger({
      run,
      plan: fingerprint,
      commit,
      batches: plan.batches.length,
      deadlineMs,
      mustHide: (id) => state.mustHide(id),
    });
    state.ledger = ledger;
    memory.ledger = ledger;
    memory.sealKey = sealKey;
    await runGate(state, {
      ...world,
      plan,
      ledger,
      serviceFor,
      cancelled: AbortSignal.any([cancelled, failed.signal]),
      endpointUrl: endpoint?.url ?? null,
      labels: { run, tag: tagOf({ plan, gate: keyOf(inputs, context), commit }) },
      hasSiblings: isMatrixLeg(inputs.matrix ?? ''),
      isHeadFixed: event.testedSha !== null,
      store: comment,
      beganAtMs: async () =>
        byOurClock(beganAtMs({ run: await askRun({ runId: context.runId }), payload: context.payload })),
      endedAtMs: async ({ id, attempt }) => {
        const told = await askRun({ runId: id, attempt });
        return told?.isCompleted === true ? byOurClock(told.updatedAtMs) : null;
      },
      tell,
      showPlan: () => runner.logGroup('Plan', renderLogPlan(state.report(clock.now()))),
      showPaid: () => showPaid(),
      showProgress: () => showProgress(),
      isDryRun: inputs['dry-run'] === true,
      showsHistory: inputs.history === true,
    });
  }

  /** What GitHub tells by its own clock. */
  function byOurClock(githubMs: number | null): number | null {
    return githubMs === null ? null : githubMs - (client?.clockAheadMs() ?? 0);
  }

  /** Asks GitHub about a run; null where it does not tell. */
  async function askRun(run: { readonly runId: number; readonly attempt?: number }): Promise<RunTimes | null> {
    if (client === null || context.repository === null) return null;
    using limit = clock.limit(askLimitMs, cancelled);
    return await fetchRun(client, { ...context.repository, ...run }, limit.signal).catch(() => null);
  }

  let areIdsHidden = false;
  function showPaid(): void {
    if (!areIdsHidden && state.jobIds.some((id) => state.mustHide(id))) {
      areIdsHidden = true;
      tell({ code: 'ids-withheld' });
    }
    const report = state.report(clock.now());
    publishJobIds(report, runner);
    if (report.jobIds.length > 0) comment?.showProgress(report, { isNews: true });
  }

  function showProgress(): void {
    const report = state.report(clock.now());
    const { startedAtMs } = state.facts;
    const line = progressLines.next(report, clock.now() - startedAtMs);
    if (line !== null) runner.log(line);
    comment?.showProgress(report, { isNews: false });
  }

  const judging = judge();
  try {
    await Promise.race([judging, world.fault]);
  } catch (error) {
    tell({ code: 'internal-error', text: String(error) });
    log(traceOf(error));
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
    const settled = Promise.all([comment?.settleTarget().then(() => found), noted]);
    await Promise.race([settled, untilAborted(limit.signal)]);
  }
  const { redact } = state;
  const report = state.report(clock.now());
  state.close();
  const { issue } = nightly;
  return await publish(report, { runner, place: comment, issue, clock, cancelled, deadlineMs, redact });
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
function openClient(
  { 'github-token': token }: Inputs,
  { context, clock, random, githubDispatcher }: ActionWorld & { readonly context: RunContext },
): GitHubClient | null {
  const { repository, apiUrl, graphqlUrl } = context;
  if (token === null || repository === null) return null;
  return createGitHubClient({ token, apiUrl, graphqlUrl, dispatcher: githubDispatcher, clock, random });
}

type CommentOptions = Pick<ActionWorld, 'clock' | 'cancelled'> & {
  readonly client: GitHubClient;
  readonly context: RunContext;
  readonly facts: EventFacts;
  readonly state: RunState;
  readonly memory: { readonly ledger: Ledger | null; readonly sealKey: Buffer | null };
};

/** Null when there is to be no comment. */
function openComment(
  inputs: Inputs,
  { client, context, facts, state, memory, clock, cancelled }: CommentOptions,
): PullRequestComment | null {
  const { repository, workflow, runId, runNumber, runAttempt } = context;
  // An invalid value is an error that should be seen where results are.
  const mode = inputs.comment ?? 'always';
  if (mode === 'never' || repository === null) return null;
  return new PullRequestComment({
    client,
    repository,
    facts,
    key: keyOf(inputs, context),
    mode,
    memory: () => memory,
    report: () => state.report(clock.now()),
    run: { workflow, id: runId, number: runNumber, attempt: runAttempt },
    clock,
    cancelled,
  });
}

function whyOff({ comment, 'github-token': token }: Inputs, { repository }: RunContext) {
  if (comment === 'never') return 'never';
  return repository === null || token !== null ? 'no-repository' : 'no-token';
}

interface IssueOptions extends Pick<ActionWorld, 'clock' | 'cancelled'> {
  readonly client: GitHubClient | null;
  readonly context: RunContext;
  readonly facts: EventFacts;
  /** Null where nobody has looked yet which pull request it is. */
  readonly target: Promise<PullRequestTarget> | null;
  readonly tell: (notice: Notice) => void;
}

/** Null when there is to be no issue: a pull request has its comment, and what fails nothing opens none. */
async function openIssue(
  inputs: Inputs,
  { client, context, facts, target, tell, ...world }: IssueOptions,
): Promise<NightlyIssue | null> {
  const { repository, workflow, runId, runNumber, runAttempt, ref } = context;
  if (inputs.issue !== 'on-failure' || inputs['dry-run'] === true || inputs['warn-only'] === true) return null;
  if (client === null || repository === null) {
    tell({ code: 'github-problem', text: 'There is no issue without a `github-token`: leave it at its default.' });
    return null;
  }
  const { number, warning } = await (target ?? lookUpTarget({ client, repository, facts, ...world }));
  if (number !== null || warning !== null) {
    tell({ code: 'issue-off', why: number === null ? 'unknown-pull-request' : 'pull-request' });
    return null;
  }
  return new NightlyIssue({
    client,
    repository,
    key: issueKeyOf(keyOf(inputs, context), ref),
    ref,
    leg: nameLeg(inputs.matrix ?? ''),
    run: { workflow, id: runId, number: runNumber, attempt: runAttempt },
    labels: inputs['issue-labels'] ?? [],
    assignees: inputs['issue-assignees'] ?? [],
  });
}

function keyOf(inputs: Inputs, { workflow, job, step }: RunContext): string {
  const { 'comment-key': commentKey, matrix } = inputs;
  return createCommentKey({ commentKey, workflow, job, step, matrix: matrix ?? '' });
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
