import * as v from 'valibot';
import { parseAnswer } from './answer.ts';
import { type Choice, choosePull, type Pull, pullSchema } from './choose-pull.ts';
import type { GitHubClient, Repository } from './client.ts';
import { type CommitClue, type EventFacts, parseEvent } from './event.ts';
import { explainFailure, parseHttpFailure, type ReadOnlyToken } from './failure.ts';
import { isGone } from './look-again.ts';

/** The pull request a run belongs to, as far as there is one. */
export interface PullRequestTarget {
  readonly number: number | null;
  /** The commit that is tested, as in `ParsedEvent`, with what GitHub tells beside the event; null when it could not be found out. */
  readonly testedSha: string | null;
  /** How the pull request was found, or why there is none: the end of a sentence. Quotes GitHub: not escaped. */
  readonly why: string;
  /** Why the run's token cannot write whatever the workflow's defaults are. */
  readonly readOnlyToken: ReadOnlyToken | null;
  /** A lookup that failed, or an event that cannot be read: a full sentence. */
  readonly warning: string | null;
}

interface FindOptions extends Repository {
  readonly facts: EventFacts;
  readonly client: GitHubClient;
  readonly signal: AbortSignal;
}

/**
 * Finds the pull request to comment on, asking GitHub where the event does not tell. Never throws: without an answer there is a warning.
 */
export async function findPullRequest(options: FindOptions): Promise<PullRequestTarget> {
  const { clue, readOnlyToken, problem } = parseEvent(options.facts);
  const { testedSha, why } = clue;
  const known = { testedSha, why, readOnlyToken, warning: null };
  switch (clue.kind) {
    case 'none':
      return { ...known, number: null, warning: problem };
    case 'number': {
      const { number } = clue;
      if (testedSha !== null) return { ...known, number };
      try {
        const pull = await fetchPull(options, number);
        return { ...known, number, testedSha: pull.head.sha };
      } catch (error) {
        const what = `Pull request #${number} could not be read`;
        return { ...known, number, warning: isMistake(error, options) ? null : explain(error, what) };
      }
    }
    case 'commit':
      try {
        return { ...known, ...(await lookUp(options, clue)) };
      } catch (error) {
        const what = `The pull request of commit ${clue.testedSha} could not be looked up`;
        return { ...known, number: null, why: 'the lookup of its pull request failed', warning: explain(error, what) };
      }
  }

  function explain(error: unknown, what: string): string {
    return explainFailure(error, { what, access: 'read', readOnlyToken, nowMs: options.client.clock.now() });
  }
}

/** A mistaken `pr-number` is told once, with the comment that it was given for. */
function isMistake(error: unknown, { facts, client }: FindOptions): boolean {
  return facts.prNumber !== null && parseHttpFailure(error, client.clock.now())?.status === 404;
}

/** What is pushed a moment ago may not be listed at once. */
const secondLookAfterMs = 1500;

async function lookUp(options: FindOptions, clue: CommitClue): Promise<Choice> {
  const look = async () => choosePull(await fetchCandidates(options, clue), clue);
  const found = (await look()) ?? (clue.isLikely ? await lookAgain() : null);
  return found ?? { number: null, why: `${clue.why} is in no open pull request` };

  async function lookAgain(): Promise<Choice | null> {
    const { client, signal } = options;
    await client.clock.sleep(secondLookAfterMs, signal);
    return signal.aborted ? null : await look();
  }
}

/** By branch where the event names one, since GitHub lists a fork's commits under no pull request; else by commit. */
async function fetchCandidates(
  { client, owner, repo, signal }: FindOptions,
  { testedSha, branch, among }: CommitClue,
): Promise<readonly Pull[]> {
  const { rest } = await client.octokit();
  const shared = { owner, repo, per_page: 100, request: { signal } };
  const { data } =
    branch === null
      ? await rest.repos.listPullRequestsAssociatedWithCommit({ ...shared, commit_sha: testedSha })
      : await rest.pulls.list({ ...shared, state: among === 'open-or-closed-at-head' ? 'all' : 'open', head: branch });
  return parseAnswer(v.array(pullSchema), data, 'a list of pull requests');
}

const maxLooks = 3;
const lookLimitMs = 4000;
const lookPauseMs = 500;

/** Asks again for a pull request that must be there: without its head nothing can be remembered about it. */
async function fetchPull({ client, owner, repo, signal }: FindOptions, number: number): Promise<Pull> {
  const { clock } = client;
  const { rest } = await client.octokit();
  for (let look = 1; ; look += 1) {
    using limit = clock.limit(lookLimitMs, signal);
    try {
      const { data } = await rest.pulls.get({ owner, repo, pull_number: number, request: { signal: limit.signal } });
      return parseAnswer(pullSchema, data, 'a pull request');
    } catch (error) {
      if (look === maxLooks || signal.aborted || isGone(error, clock.now())) throw error;
    }
    await clock.sleep(lookPauseMs, signal);
  }
}
