import type { Clock } from './clock.ts';
import type { PullRequestComment } from './comment/pull-request-comment.ts';
import type { Runner } from './github/runner.ts';
import { levelOf, type Notice } from './notice.ts';
import { Paced } from './paced.ts';
import { publishJobIds } from './publish-job-ids.ts';
import { renderLogPlan } from './report/log.ts';
import { escapeForLog } from './report/log-text.ts';
import { renderNoticeLines } from './report/notices.ts';
import { ProgressLines } from './report/progress-lines.ts';
import type { Report } from './report/report.ts';
import type { RunState } from './run-state.ts';

interface LiveViewOptions {
  readonly state: RunState;
  readonly runner: Runner;
  readonly clock: Clock;
}

/** A report of a thousand jobs takes longer than the look at some of them that it tells of. */
const progressEveryMs = 250;

/** What people see of a run while it goes on: lines of the log, the comment, and the ids of what is paid in the outputs. */
export class LiveView {
  /** Null where there is none. */
  comment: Pick<PullRequestComment, 'showProgress'> | null = null;
  readonly #options: LiveViewOptions;
  readonly #lines = new ProgressLines();
  readonly #progress: Paced;
  #areIdsHidden = false;

  constructor(options: LiveViewOptions) {
    this.#options = options;
    this.#progress = new Paced(options.clock, progressEveryMs, () => this.#showProgress());
  }

  /** Notes what happened; what is neither an error nor a warning stands in the log at once. */
  readonly tell = (notice: Notice): void => {
    const { state, runner } = this.#options;
    state.tell(notice);
    runner.debug(`notice ${notice.code}`);
    if (levelOf(notice) === 'info') for (const line of renderNoticeLines(notice)) this.log(line);
  };

  log(line: string): void {
    const { state, runner } = this.#options;
    runner.log(escapeForLog(state.redact(line)));
  }

  showPlan(): void {
    this.#options.runner.logGroup('Plan', renderLogPlan(this.#report()));
  }

  /** Shows what is paid before anything else can happen to the run. */
  showPaid(): void {
    const { state, runner } = this.#options;
    if (!this.#areIdsHidden && state.hasHiddenIds) {
      this.#areIdsHidden = true;
      this.tell({ code: 'ids-withheld' });
    }
    const report = this.#report();
    publishJobIds(report, runner);
    if (report.jobIds.length > 0) this.comment?.showProgress(report, { isNews: true });
  }

  /** Shows how far the run is, though not more often than anybody can read. */
  showProgress(): void {
    this.#progress.due();
  }

  /** Ends with the last line of the log; the comment gets its final word, which must not wait for another update. */
  end(report: Report): void {
    if (this.#progress.cancel()) this.#logProgress(report);
  }

  #showProgress(): void {
    const report = this.#report();
    this.#logProgress(report);
    this.comment?.showProgress(report, { isNews: false });
  }

  #logProgress(report: Report): void {
    const { state, runner, clock } = this.#options;
    const line = this.#lines.next(report, clock.now() - state.facts.startedAtMs);
    if (line !== null) runner.log(line);
  }

  #report(): Report {
    const { state, clock } = this.#options;
    return state.report(clock.now());
  }
}
