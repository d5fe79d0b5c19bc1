import type { Answer } from '../emulators/emulator.ts';
import { answerGitHub } from '../emulators/github.ts';
import { GitHubStore } from '../emulators/github-store.ts';
import { canaries, echoes } from './canaries.ts';
import { Dice } from './dice.ts';
import {
  answerTroubles,
  createPassage,
  drawTrouble,
  networkTroubles,
  type TroubleKind,
  whole,
} from './network-faults.ts';
import type { Story } from './story.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';
import type { Passage } from './virtual-dispatcher.ts';

export const pullNumber = 7;
export const headSha = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

const said = (status: number, message: string, headers: Record<string, string> = {}): TroubleKind['create'] => {
  return () => ({
    serve: () => whole({ status, headers, body: { message, documentation_url: 'https://docs.github.com/rest' } }),
  });
};

/** What GitHub alone does. */
const githubTroubles: readonly TroubleKind[] = [
  {
    kind: 'secondary limit',
    weight: 1,
    create: said(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '7' }),
  },
  {
    kind: 'primary limit',
    weight: 0.5,
    create: said(403, 'API rate limit exceeded.', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }),
  },
  { kind: 'not accessible', weight: 1, create: said(403, 'Resource not accessible by integration') },
  {
    kind: 'bad credentials',
    weight: 0.5,
    create: (dice) => said(401, `Bad credentials ${dice.pick(echoes)}\n::error::x`)(dice, 0),
  },
  {
    kind: 'query errors',
    weight: 1,
    create: () => ({
      serve: () =>
        whole({ status: 200, body: { data: null, errors: [{ type: 'INTERNAL', message: 'Something went wrong' }] } }),
    }),
  },
];

/** GitHub in one story: a repository with one pull request. */
export class GitHubWorld {
  readonly store: GitHubStore;
  readonly #story: Story;
  readonly #timeline: Timeline;
  readonly #tally: Tally;
  readonly #dice: Dice;
  readonly #down: readonly [fromMs: number, toMs: number];

  constructor(story: Story, timeline: Timeline, tally: Tally) {
    this.#story = story;
    this.#timeline = timeline;
    this.#tally = tally;
    this.#dice = new Dice(`${story.label}/github`);
    const fromMs = timeline.nowMs + this.#dice.between(-60_000, story.plan.timeoutMs);
    // An outage, in stories where GitHub has any trouble.
    this.#down = [
      fromMs,
      fromMs + (story.githubFaults > 0 && this.#dice.chance(0.2) ? this.#dice.spread(5000, 600_000) : 0),
    ];
    this.store = new GitHubStore('octo-org/octo-repo');
    this.store.addToken(canaries.githubToken, 'github-actions[bot]', this.#dice.chance(0.97) ? 'write' : 'read');
    this.store.addPull({ number: pullNumber, headSha });
    for (let other = this.#dice.int(0, 3); other > 0; other -= 1)
      this.store.addComment(pullNumber, 'octocat', 'Looks good to me.');
  }

  /** The texts of all comments now. */
  get comments(): readonly string[] {
    return this.store.commentsOf(pullNumber).map(({ body }) => body);
  }

  /** Every text that a comment has ever had. */
  get everWritten(): readonly string[] {
    return this.store.commentsOf(pullNumber).flatMap(({ history }) => history);
  }

  /** How a request fares. */
  send(): Passage {
    const { nowMs } = this.#timeline;
    const isDown = nowMs >= this.#down[0] && nowMs < this.#down[1];
    const share = isDown ? 1 : this.#story.githubFaults;
    const kinds = [...networkTroubles, ...answerTroubles, ...githubTroubles];
    const trouble = this.#dice.chance(share) ? drawTrouble(kinds, this.#dice, nowMs) : null;
    if (trouble !== null) this.#tally.fault(`GitHub: ${trouble.kind}`);
    return createPassage({
      dice: this.#dice,
      trouble,
      work: (request) => answerGitHub(this.store, 100, request),
      finish: (answer: Answer) => ({ ...answer, headers: { date: new Date(nowMs).toUTCString(), ...answer.headers } }),
    });
  }
}
