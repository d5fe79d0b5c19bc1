import type { Clock } from './clock.ts';
import { commentKeyOf, nameLeg } from './comment/key.ts';
import { lookUpTarget } from './comment/pull-request-comment.ts';
import type { GitHubClient } from './github/client.ts';
import type { EventFacts } from './github/event.ts';
import type { PullRequestTarget } from './github/pull-request.ts';
import type { RunContext } from './github/run-context.ts';
import { issueKeyOf } from './issue/issue-state.ts';
import { NightlyIssue } from './issue/nightly-issue.ts';
import type { Notice } from './notice.ts';
import type { Inputs } from './plan/inputs.ts';

interface IssueOptions {
  readonly client: GitHubClient | null;
  readonly context: RunContext;
  readonly facts: EventFacts;
  /** Null where nobody has looked yet which pull request it is. */
  readonly target: Promise<PullRequestTarget> | null;
  readonly tell: (notice: Notice) => void;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
}

/** The issue of a run that is to have one; null, with a notice that says why, for a pull request, which has its comment. */
export async function openIssue(
  inputs: Inputs,
  { client, context, facts, target, tell, clock, cancelled }: IssueOptions,
): Promise<NightlyIssue | null> {
  const { repository, workflow, runId, runAttempt, ref } = context;
  if (client === null || repository === null) {
    tell({ code: 'issue-without-token' });
    return null;
  }
  const { number, warning } = await (target ?? lookUpTarget({ client, repository, facts, clock, cancelled }));
  if (number !== null || warning !== null) {
    tell({ code: 'issue-off', why: number === null ? 'unknown-pull-request' : 'pull-request' });
    return null;
  }
  return new NightlyIssue({
    client,
    repository,
    key: issueKeyOf(commentKeyOf(inputs, context), ref),
    ref,
    leg: nameLeg(inputs.matrix),
    run: { workflow, id: runId, attempt: runAttempt },
    labels: inputs['issue-labels'] ?? [],
    assignees: inputs['issue-assignees'] ?? [],
  });
}
