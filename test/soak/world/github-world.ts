import type { Answer } from '../../emulators/emulator.ts';
import { answerGitHub } from '../../emulators/github.ts';
import { GitHubStore, type StoredComment } from '../../emulators/github-store.ts';
import { Dice } from '../dice.ts';
import type { Edit } from '../story/edits.ts';
import { otherPullNumber } from '../story/plots.ts';
import type { RunScript, Story } from '../story/story.ts';
import { firstCommit, pullNumber } from '../story/today.ts';
import type { Tally } from '../tally.ts';
import type { Timeline } from '../timeline.ts';
import type { Passage } from '../virtual-dispatcher.ts';
import type { Attempt } from './attempt.ts';
import { canaries, echoesOf } from './canaries.ts';
import { editComment } from './comment-edits.ts';
import { githubFaults } from './github-faults.ts';
import { GitHubRecord } from './github-record.ts';
import { answerFaults, createPassage, drawFault, type Fault, networkFaults, silences } from './network-faults.ts';

/** GitHub in one story: a repository with its pull requests, their comments and the workflow's runs. */
export class GitHubWorld {
  readonly store: GitHubStore;
  readonly record = new GitHubRecord();
  /** Whether the runs' token may write comments. */
  readonly mayWrite: boolean;
  readonly #story: Story;
  readonly #timeline: Timeline;
  readonly #tally: Tally;
  readonly #dice: Dice;
  readonly #down: readonly [fromMs: number, toMs: number];
  readonly #silentFor = new Set<Attempt>();

  constructor(story: Story, timeline: Timeline, tally: Tally) {
    this.#story = story;
    this.#timeline = timeline;
    this.#tally = tally;
    this.#dice = new Dice(`${story.label}/github`);
    const fromMs = timeline.nowMs + this.#dice.between(-60_000, story.plan.timeoutMs);
    const hasOutage = story.githubFaults > 0 && this.#dice.chance(0.2);
    const outageMs = hasOutage ? this.#dice.spread(5000, 600_000) : 0;
    this.#down = [fromMs, fromMs + outageMs];
    this.mayWrite = this.#dice.chance(0.97);
    const permission = this.mayWrite ? 'write' : 'read';
    this.store = new GitHubStore('octo-org/octo-repo', () => timeline.nowMs);
    this.store.addToken(canaries.githubToken, 'github-actions[bot]', permission, story.readsRuns ? 'read' : 'none');
    for (const number of [pullNumber, otherPullNumber]) this.store.addPull({ number, headSha: firstCommit });
    for (let other = this.#dice.int(0, 3); other > 0; other -= 1)
      this.store.addComment(pullNumber, 'octocat', 'Looks good to me.');
  }

  /** Starts a run, or its next attempt; a commit that is new is pushed just before. */
  startRun({ id, pull, commit, sha }: RunScript, isFirst: boolean): void {
    if (isFirst && pull !== null && this.headOf(pull) !== commit) this.store.push(pull, commit);
    this.store.runs.start({ id, headSha: pull === null ? sha : commit, atMs: this.#timeline.nowMs });
  }

  endRun({ id }: RunScript, conclusion: 'success' | 'failure' | 'cancelled'): void {
    this.store.runs.end(id, { conclusion, atMs: this.#timeline.nowMs });
  }

  headOf(pull: number): string {
    return this.store.pull(pull)?.head.sha ?? '';
  }

  /** From now on an attempt gets no answer. */
  silence(attempt: Attempt): void {
    this.#silentFor.add(attempt);
  }

  /** Has somebody edit the comment that these attempts have written; nothing when there is none. */
  edit(edit: Edit, written: readonly Attempt[]): void {
    const ids = new Set(written.flatMap((by) => this.record.writesBy(by).map((write) => write.written.commentId)));
    const all = [...this.store.comments.values()];
    const comment = all.find(({ id }) => ids.has(id));
    if (comment === undefined) return;
    const others = all.filter(({ id, author }) => !ids.has(id) && author !== 'octocat');
    const headSha = this.headOf(comment.pull);
    const isChanged = editComment({ store: this.store, edit, comment, others, headSha, dice: this.#dice });
    this.#tally.add(`edit/${edit}${isChanged || edit === 'hidden' ? '' : ', nothing to make it from'}`);
    if (isChanged) this.record.noteEdit(comment.id, { atMs: this.#timeline.nowMs, isDeleted: edit === 'deleted' });
  }

  /** How a request fares. */
  send(by: Attempt, method: string, url: URL): Passage {
    const { nowMs } = this.#timeline;
    const fault = this.#drawFault(by);
    if (fault !== null) this.#tally.fault(`GitHub: ${fault.kind}`);
    const call = this.record.open(by, { method, url, nowMs });
    let honest: Answer | null = null;
    const passage = createPassage({
      dice: this.#dice,
      fault,
      work: (request) => {
        honest = answerGitHub(this.store, 100, request);
        this.record.done(call, { request, answer: honest, nowMs: this.#timeline.nowMs });
        return honest;
      },
      finish: (answer: Answer) => ({ ...answer, headers: { date: new Date(nowMs).toUTCString(), ...answer.headers } }),
    });
    const ended = (delivered: Answer | null) => {
      call.endedAtMs = this.#timeline.nowMs;
      call.isServed = call.doneAtMs !== null && delivered !== null && delivered.body === honest?.body;
    };
    return { ...passage, ended };
  }

  #drawFault(by: Attempt): Fault | null {
    const { nowMs } = this.#timeline;
    const scene = { nowMs, echoes: echoesOf(by.script.asked) };
    if (this.#silentFor.has(by)) return drawFault(silences, this.#dice, scene);
    const isDown = nowMs >= this.#down[0] && nowMs < this.#down[1];
    const share = isDown ? 1 : this.#story.githubFaults;
    const kinds = [...networkFaults, ...answerFaults, ...githubFaults];
    return this.#dice.chance(share) ? drawFault(kinds, this.#dice, scene) : null;
  }

  /** The conversation of a pull request, oldest first. */
  commentsOf(pull: number): readonly StoredComment[] {
    return this.store.commentsOf(pull);
  }
}
