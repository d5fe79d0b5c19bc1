import * as v from 'valibot';
import {
  issueCommentSchema,
  mergeGroupSchema,
  pullRequestSchema,
  pushSchema,
  senderSchema,
  workflowRunSchema,
} from './event-payloads.ts';
import type { ReadOnlyToken } from './failure.ts';

/** What the runner says about the event that started the workflow. */
export interface EventFacts {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** The JSON behind `GITHUB_EVENT_PATH`, read as it is. */
  readonly payload: unknown;
  /** `GITHUB_SHA`; a merge commit for some events. */
  readonly sha: string | null;
  /** `GITHUB_REF`. */
  readonly ref: string | null;
  /** `GITHUB_ACTOR`: who started the run, also when another runs it again. */
  readonly actor: string;
  /** The `pr-number` input. */
  readonly prNumber: number | null;
}

/** Where an event leads to. `headSha` is the commit that is judged, as far as the event tells it. */
export type Clue =
  | {
      readonly kind: 'number';
      readonly number: number;
      readonly headSha: string | null;
      readonly fork: boolean | null;
      readonly why: string;
    }
  /** The open pull request with this commit, or from this branch: to be looked up. */
  | { readonly kind: 'commit'; readonly headSha: string; readonly head: string | null; readonly why: string }
  | { readonly kind: 'none'; readonly headSha: string | null; readonly why: string };

export interface ParsedEvent {
  readonly clue: Clue;
  readonly readOnlyToken: ReadOnlyToken | null;
}

/** Finds in the event's payload which pull request it belongs to, or what to look it up by. `pr-number` wins over every event. */
export function parseEvent(facts: EventFacts): ParsedEvent {
  const clue = parseClue(facts);
  const { prNumber } = facts;
  const chosen: Clue =
    prNumber === null || (clue.kind === 'number' && clue.number === prNumber)
      ? clue
      : { kind: 'number', number: prNumber, headSha: null, fork: null, why: 'the `pr-number` input names it' };
  return { clue: chosen, readOnlyToken: parseReadOnlyToken(facts, clue) };
}

function parseClue({ name, payload, sha, ref }: EventFacts): Clue {
  const none = (why: string): Clue => ({ kind: 'none', headSha: sha, why });
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return parsePullRequest(payload, name) ?? none(`the payload of \`${name}\` names no pull request`);
    case 'push':
      return parsePush(payload, none);
    case 'merge_group':
      return parseMergeGroup(payload, ref) ?? none('the ref of the merge queue names no pull request');
    case 'workflow_run':
      return parseWorkflowRun(payload) ?? none('the triggering workflow run could not be read');
    case 'issue_comment':
      return parseIssueComment(payload, none);
    case 'workflow_dispatch':
      return none('a workflow started by hand belongs to no pull request: set `pr-number` to name one');
    default:
      return none(`\`${name}\` belongs to no pull request`);
  }
}

function parsePullRequest(payload: unknown, name: string): Clue | null {
  const parsed = v.safeParse(pullRequestSchema, payload);
  if (!parsed.success) return null;
  const { number, head, base } = parsed.output.pull_request;
  // The fork of a pull request may have been deleted since.
  const fork = head.repo === null || head.repo.id !== base.repo?.id;
  return { kind: 'number', number, headSha: head.sha, fork, why: `the \`${name}\` event is about it` };
}

function parsePush(payload: unknown, none: (why: string) => Clue): Clue {
  const parsed = v.safeParse(pushSchema, payload);
  if (!parsed.success) return none('the payload of `push` names no commit');
  const { ref, after, deleted } = parsed.output;
  if (deleted === true || /^0+$/.test(after)) return none('the push deleted a ref');
  if (!ref.startsWith('refs/heads/')) return none('a pushed tag belongs to no pull request');
  return { kind: 'commit', headSha: after, head: null, why: 'the pushed commit' };
}

/** GitHub names the queue's branches `gh-readonly-queue/<base>/pr-<number>-<sha>`. */
const queueRef = /(?:^|\/)gh-readonly-queue\/.+\/pr-(\d{1,15})-[0-9a-f]{40,64}$/i;

function parseQueueRef(ref: string): number | null {
  const number = Number(queueRef.exec(ref)?.[1]);
  return number > 0 ? number : null;
}

function parseMergeGroup(payload: unknown, ref: string | null): Clue | null {
  const parsed = v.safeParse(mergeGroupSchema, payload);
  const number = parseQueueRef(parsed.success ? parsed.output.merge_group.head_ref : (ref ?? ''));
  // The group's commit is a merge: the pull request's own is looked up.
  return number === null
    ? null
    : { kind: 'number', number, headSha: null, fork: null, why: "the merge queue's ref names it" };
}

function parseIssueComment(payload: unknown, none: (why: string) => Clue): Clue {
  const parsed = v.safeParse(issueCommentSchema, payload);
  if (!parsed.success) return none('the payload of `issue_comment` names no issue');
  const { number, pull_request } = parsed.output.issue;
  return pull_request === undefined || pull_request === null
    ? none('the comment is on an issue, not on a pull request')
    : { kind: 'number', number, headSha: null, fork: null, why: 'the comment is on it' };
}

/** Runs of these events show the pull request's branch as their own; others show the default branch. */
const eventsOnBranches: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
]);

function parseWorkflowRun(payload: unknown): Clue | null {
  const parsed = v.safeParse(workflowRunSchema, payload);
  if (!parsed.success) return null;
  const { repository, workflow_run: run } = parsed.output;
  const { head_sha: headSha, head_branch: branch } = run;
  const queued = parseQueueRef(branch ?? '');
  if (queued !== null) {
    return {
      kind: 'number',
      number: queued,
      headSha: null,
      fork: null,
      why: "the triggering run's queue ref names it",
    };
  }
  // The list also holds pull requests of other repositories in the network of forks.
  const here = run.pull_requests.filter(({ base }) => base.repo.id === repository.id);
  const exact = here.filter(({ head }) => head.sha === headSha);
  const [pull, ...more] = exact.length > 0 ? exact : here;
  if (pull !== undefined && more.length === 0) {
    const fork = pull.head.repo.id !== repository.id;
    return { kind: 'number', number: pull.number, headSha, fork, why: 'the triggering run belongs to it' };
  }
  if (pull !== undefined) {
    const numbers = here.map(({ number }) => `#${number}`).join(', ');
    return { kind: 'none', headSha, why: `the triggering run belongs to several pull requests (${numbers})` };
  }
  const owner = run.head_repository?.owner.login;
  if (!eventsOnBranches.has(run.event) || owner === undefined || branch === null) {
    return { kind: 'none', headSha, why: `the triggering run (\`${run.event}\`) belongs to no pull request` };
  }
  // GitHub leaves the list empty for forks.
  return { kind: 'commit', headSha, head: `${owner}:${branch}`, why: "the triggering run's commit" };
}

/** Events whose token cannot write when they come from a fork or from Dependabot. */
function parseReadOnlyToken({ name, payload, actor }: EventFacts, clue: Clue): ReadOnlyToken | null {
  const fromBranch =
    name === 'pull_request' || name === 'pull_request_review' || name === 'pull_request_review_comment';
  if (fromBranch && clue.kind === 'number' && clue.fork === true) return 'fork';
  if (!fromBranch && name !== 'push') return null;
  const sender = v.safeParse(senderSchema, payload);
  const logins = [actor, sender.success ? sender.output.sender.login : null];
  return logins.includes('dependabot[bot]') ? 'dependabot' : null;
}
