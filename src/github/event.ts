import { type EventPayload, parsePayload } from './event-payloads.ts';
import type { ReadOnlyToken } from './failure.ts';
import { parseQueueRef } from './queue-ref.ts';
import { parseTriggeringRun } from './triggering-run.ts';

/** What the runner says about the event that started the workflow. */
export interface EventFacts {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** The JSON behind `GITHUB_EVENT_PATH`, read as it is. */
  readonly payload: unknown;
  /** Why there is no payload although there should be one: a full sentence. */
  readonly payloadProblem: string | null;
  /** `GITHUB_SHA`; a merge commit for some events. */
  readonly sha: string | null;
  /** `GITHUB_REF`. */
  readonly ref: string | null;
  /** `GITHUB_ACTOR`: who started the run, also when another runs it again. */
  readonly actor: string;
  /** The `pr-number` input. */
  readonly prNumber: number | null;
}

/** Where an event leads to. `testedSha` is as in {@link ParsedEvent}. */
export type Clue =
  | {
      readonly kind: 'number';
      readonly number: number;
      readonly testedSha: string | null;
      readonly fork: boolean | null;
      readonly why: string;
    }
  | CommitClue
  | { readonly kind: 'none'; readonly testedSha: string | null; readonly why: string };

/** The pull request with this commit, or from this branch: to be looked up. */
export interface CommitClue {
  readonly kind: 'commit';
  readonly testedSha: string;
  /** `owner:branch`, to look it up by; null for the commit. */
  readonly branch: string | null;
  /**
   * Which pull requests it may be: an open one that has the commit at its head or at least holds it, one that is open with the commit at
   * its head, or also one that was closed with the commit at its head.
   */
  readonly among: 'open' | 'open-at-head' | 'open-or-closed-at-head';
  /** Whether there should be one: GitHub may need a moment to know which. */
  readonly isLikely: boolean;
  readonly why: string;
}

export interface ParsedEvent {
  readonly clue: Clue;
  /**
   * The commit that is tested: the head of the pull request wherever there is one, never its merge commit; the pushed commit;
   * `GITHUB_SHA` where no pull request has a part. Null while it takes a lookup ({@link findPullRequest}) to know it.
   */
  readonly testedSha: string | null;
  readonly readOnlyToken: ReadOnlyToken | null;
  /** Why the event tells nothing although it should: a full sentence. */
  readonly problem: string | null;
}

/** Finds in the event's payload which pull request it belongs to, or what to look it up by. `pr-number` wins over every event. */
export function parseEvent(facts: EventFacts): ParsedEvent {
  const payload = parsePayload(facts.payload);
  const clue = parseClue(facts, payload);
  const { prNumber } = facts;
  const chosen: Clue =
    prNumber === null || (clue.kind === 'number' && clue.number === prNumber)
      ? clue
      : { kind: 'number', number: prNumber, testedSha: null, fork: null, why: 'the `pr-number` input names it' };
  const isUnknown = chosen.kind === 'none' && eventsOnPullRequests.has(facts.name);
  return {
    clue: chosen,
    testedSha: chosen.testedSha,
    readOnlyToken: parseReadOnlyToken(facts, payload, clue),
    problem: isUnknown ? facts.payloadProblem : null,
  };
}

/** Events that belong to a pull request, or may. */
const eventsOnPullRequests: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'merge_group',
  'workflow_run',
  'issue_comment',
  'deployment',
  'deployment_status',
]);

function parseClue(facts: EventFacts, payload: EventPayload): Clue {
  const { name, sha } = facts;
  const none = (why: string): Clue => ({ kind: 'none', testedSha: sha, why });
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return parsePullRequest(payload, name) ?? unknownPull(`the payload of \`${name}\` names no pull request`);
    case 'push':
      return parsePush(payload, facts);
    case 'merge_group':
      return parseMergeGroup(payload, facts) ?? unknownPull('the ref of the merge queue names no pull request');
    case 'workflow_run':
      return parseTriggeringRun(payload) ?? unknownPull('the triggering workflow run could not be read');
    case 'issue_comment':
      return parseIssueComment(payload, sha);
    case 'deployment':
    case 'deployment_status':
      return parseDeployment(payload, sha) ?? none(`the payload of \`${name}\` names no commit`);
    case 'workflow_dispatch':
      return none('a workflow started by hand belongs to no pull request; `pr-number` names one');
    default:
      return none(`a \`${name}\` event belongs to no pull request`);
  }
}

/** There may be a pull request: then what `GITHUB_SHA` says is another commit than its head. */
function unknownPull(why: string): Clue {
  return { kind: 'none', testedSha: null, why };
}

function parsePullRequest({ pull_request: pull, repository }: EventPayload, name: string): Clue | null {
  const number = pull?.number ?? null;
  if (number === null) return null;
  const base = pull?.base?.repo?.id ?? repository?.id ?? null;
  const testedSha = pull?.head?.sha ?? null;
  return {
    kind: 'number',
    number,
    testedSha,
    fork: isFork(pull?.head?.repo, base),
    why: `the \`${name}\` event is about it`,
  };
}

/** Null when it is not told; a fork may have been deleted since. */
function isFork(head: { readonly id: number } | null | undefined, base: number | null): boolean | null {
  if (head === null) return true;
  return head === undefined || base === null ? null : head.id !== base;
}

function parsePush(payload: EventPayload, facts: EventFacts): Clue {
  const ref = payload.ref ?? facts.ref ?? '';
  const isBranch = ref.startsWith('refs/heads/');
  // Of an annotated tag `after` is the tag itself, which is no commit.
  const testedSha = (isBranch ? payload.after : payload.head_commit?.id) ?? facts.sha;
  const none = (why: string): Clue => ({ kind: 'none', testedSha, why });
  if (payload.deleted === true) return none('the push deleted a ref');
  if (!isBranch) return none('a pushed tag belongs to no pull request');
  if (testedSha === null) return none('the payload of `push` names no commit');
  // A branch that others merge into is seldom merged itself: nobody waits for a second look there.
  const isLikely = ref !== `refs/heads/${payload.repository?.default_branch}`;
  return { kind: 'commit', testedSha, branch: null, among: 'open', isLikely, why: 'the pushed commit' };
}

function parseMergeGroup({ merge_group: group }: EventPayload, { ref }: EventFacts): Clue | null {
  const number = parseQueueRef(group?.head_ref ?? ref ?? '');
  // The group's commit is a merge: the pull request's own is looked up.
  return number === null
    ? null
    : { kind: 'number', number, testedSha: null, fork: null, why: "the merge queue's ref names it" };
}

function parseIssueComment({ issue }: EventPayload, sha: string | null): Clue {
  const number = issue?.number ?? null;
  if (issue === null || number === null) return unknownPull('the payload of `issue_comment` names no issue');
  return issue.pull_request === undefined || issue.pull_request === null
    ? { kind: 'none', testedSha: sha, why: 'the comment is on an issue, not on a pull request' }
    : { kind: 'number', number, testedSha: null, fork: null, why: 'the comment is on it' };
}

function parseDeployment({ deployment }: EventPayload, sha: string | null): Clue | null {
  const testedSha = deployment?.sha ?? sha;
  if (testedSha === null) return null;
  return {
    kind: 'commit',
    testedSha,
    branch: null,
    among: 'open-at-head',
    isLikely: true,
    why: 'the deployed commit',
  };
}

/** Events whose token cannot write when they come from a fork or from Dependabot. */
function parseReadOnlyToken({ name, actor }: EventFacts, { sender }: EventPayload, clue: Clue): ReadOnlyToken | null {
  const fromBranch =
    name === 'pull_request' || name === 'pull_request_review' || name === 'pull_request_review_comment';
  if (fromBranch && clue.kind === 'number' && clue.fork === true) return 'fork';
  if (!fromBranch && name !== 'push') return null;
  return [actor, sender?.login].includes('dependabot[bot]') ? 'dependabot' : null;
}
