import * as v from 'valibot';
import { parseAnswer } from './answer.ts';
import type { GitHubClient, Repository } from './client.ts';
import { type EventFacts, parseEvent } from './event.ts';
import { explainFailure, parseHttpFailure, type ReadOnlyToken } from './failure.ts';

/** The pull request a run belongs to, as far as there is one. */
export interface PullRequestTarget {
  readonly number: number | null;
  /** The commit that is judged: the pull request's head, not its merge commit; null when it could not be found out. */
  readonly headSha: string | null;
  /** How the pull request was found, or why there is none: the end of a sentence. Quotes GitHub: not escaped. */
  readonly why: string;
  /** Why the run's token cannot write whatever the workflow's defaults are. */
  readonly readOnlyToken: ReadOnlyToken | null;
  /** A lookup that failed, as a full sentence. */
  readonly warning: string | null;
}

interface FindOptions extends Repository {
  readonly facts: EventFacts;
  readonly client: GitHubClient;
  readonly signal: AbortSignal;
}

const pullSchema = v.object({
  number: v.number(),
  state: v.string(),
  head: v.object({ sha: v.string() }),
});
type Pull = v.InferOutput<typeof pullSchema>;

/** Finds the pull request to comment on, asking GitHub where the event does not tell. Never throws: without an answer there is a warning. */
export async function findPullRequest(options: FindOptions): Promise<PullRequestTarget> {
  const { facts, client } = options;
  const { clue, readOnlyToken } = parseEvent(facts);
  const known = { readOnlyToken, warning: null };
  switch (clue.kind) {
    case 'none':
      return { ...known, number: null, headSha: clue.headSha, why: clue.why };
    case 'number': {
      const { number, why } = clue;
      if (clue.headSha !== null) return { ...known, number, headSha: clue.headSha, why };
      try {
        const pull = await fetchPull(options, number);
        return { ...known, number, headSha: pull.head.sha, why };
      } catch (error) {
        // A mistaken `pr-number` is told once, with the comment that it was given for.
        const isMistaken = facts.prNumber === number && parseHttpFailure(error, client.clock.now())?.status === 404;
        if (isMistaken) return { ...known, number, headSha: null, why };
        const warning = explainFailure(error, {
          what: `Pull request #${number} could not be read`,
          access: 'read',
          readOnlyToken,
          nowMs: client.clock.now(),
        });
        return { ...known, number, headSha: null, why, warning };
      }
    }
    case 'commit': {
      const { headSha } = clue;
      try {
        const { pull, why } = chooseOpen(await fetchCandidates(options, clue), clue);
        return { ...known, number: pull?.number ?? null, headSha, why };
      } catch (error) {
        const warning = explainFailure(error, {
          what: `The pull request of commit ${headSha} could not be looked up`,
          access: 'read',
          readOnlyToken,
          nowMs: client.clock.now(),
        });
        return { ...known, number: null, headSha, why: 'the lookup of its pull request failed', warning };
      }
    }
  }
}

/**
 * Takes the only open pull request whose head is the commit, else the only open one that holds it or comes from its branch
 * (something newer was pushed meanwhile). Several are none: the comment must not land on the wrong one.
 */
function chooseOpen(
  candidates: readonly Pull[],
  { headSha, why }: { readonly headSha: string; readonly why: string },
): { pull: Pull | null; why: string } {
  const open = candidates.filter(({ state }) => state === 'open');
  const atHead = open.filter(({ head }) => head.sha === headSha);
  const [pull, ...more] = atHead.length > 0 ? atHead : open;
  if (pull === undefined) return { pull: null, why: `${why} is in no open pull request` };
  if (more.length > 0) {
    const numbers = [pull, ...more].map(({ number }) => `#${number}`).join(', ');
    return { pull: null, why: `${why} is in several open pull requests (${numbers})` };
  }
  return { pull, why: atHead.length > 0 ? `${why} is its head` : `it is the only open one that holds ${why}` };
}

/** By branch where the event names one, since GitHub lists a fork's commits under no pull request; else by commit. */
async function fetchCandidates(
  { client, owner, repo, signal }: FindOptions,
  { headSha, head }: { readonly headSha: string; readonly head: string | null },
): Promise<readonly Pull[]> {
  const shared = { owner, repo, per_page: 100, request: { signal } };
  const { data } =
    head === null
      ? await client.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', { ...shared, commit_sha: headSha })
      : await client.request('GET /repos/{owner}/{repo}/pulls', { ...shared, state: 'open', head });
  return parseAnswer(v.array(pullSchema), data, 'a list of pull requests');
}

async function fetchPull({ client, owner, repo, signal }: FindOptions, number: number): Promise<Pull> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    owner,
    repo,
    pull_number: number,
    request: { signal },
  });
  return parseAnswer(pullSchema, data, 'a pull request');
}
