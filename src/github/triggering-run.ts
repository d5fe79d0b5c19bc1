import type { Clue } from './event.ts';
import type { EventPayload } from './event-payloads.ts';
import { parseQueueRef } from './queue-ref.ts';

/** Runs of these events show the pull request's branch as their own; others show the default branch. */
const eventsOnBranches: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
]);

/** Where the run leads to that a `workflow_run` event is about; null when the payload does not tell of it. */
export function parseTriggeringRun({ repository, workflow_run: run }: EventPayload): Clue | null {
  if (run === null) return null;
  const { head_sha: testedSha, head_branch: branch, event } = run;
  // A fork may name a branch like the queue's; its pushes run in the fork.
  const queued = event === 'merge_group' || event === 'push' ? parseQueueRef(branch ?? '') : null;
  if (queued !== null) {
    const why = "the triggering run's queue ref names it";
    return { kind: 'number', number: queued, testedSha: null, fork: null, why };
  }
  const pulls = listPulls(run.pull_requests ?? [], repository?.id ?? null);
  const exact = pulls.filter(({ headSha }) => headSha !== null && headSha === testedSha);
  const [pull, ...more] = exact.length > 0 ? exact : pulls;
  if (pull !== undefined && more.length === 0) {
    const { number, fork } = pull;
    return { kind: 'number', number, testedSha, fork, why: 'the triggering run belongs to it' };
  }
  if (pull !== undefined) {
    const numbers = pulls.map(({ number }) => `#${number}`).join(', ');
    return { kind: 'none', testedSha, why: `the triggering run belongs to several pull requests (${numbers})` };
  }
  const owner = run.head_repository?.owner?.login ?? null;
  if (testedSha === null || event === null || !eventsOnBranches.has(event) || owner === null || branch === null) {
    const kind = event === null ? '' : ` (\`${event}\`)`;
    return { kind: 'none', testedSha, why: `the triggering run${kind} belongs to no pull request` };
  }
  // GitHub leaves the list empty for forks, and once the pull request is merged.
  return {
    kind: 'commit',
    testedSha,
    branch: `${owner}:${branch}`,
    among: 'open-or-closed-at-head',
    isLikely: event !== 'push',
    why: "the triggering run's commit",
  };
}

type Listed = NonNullable<NonNullable<EventPayload['workflow_run']>['pull_requests']>;

/** The list also holds pull requests of other repositories in the network of forks. */
function listPulls(listed: Listed, repositoryId: number | null) {
  return listed.flatMap((pull) => {
    const base = pull?.base?.repo?.id ?? repositoryId;
    if (pull === null || pull.number === null || base !== (repositoryId ?? base)) return [];
    const head = pull.head?.repo?.id ?? null;
    const fork = head === null || base === null ? null : head !== base;
    return [{ number: pull.number, headSha: pull.head?.sha ?? null, fork }];
  });
}
