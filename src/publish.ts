import { type Clock, type Limit, limitWithGrace } from './clock.ts';
import type { PullRequestComment } from './comment/pull-request-comment.ts';
import type { Runner } from './github/runner.ts';
import type { IssuePublication, NightlyIssue } from './issue/nightly-issue.ts';
import { publishJobIds } from './publish-job-ids.ts';
import type { Redact } from './redact.ts';
import { isFailure, renderAnnotations } from './report/annotations.ts';
import { renderJunit } from './report/junit.ts';
import { renderLogJobs, renderLogResult } from './report/log.ts';
import { escapeForLog } from './report/log-text.ts';
import { linkToNotice } from './report/notice-link.ts';
import { renderNotice } from './report/notices.ts';
import type { Report } from './report/report.ts';
import { createResults, renderResults } from './report/results.ts';
import { renderSummary } from './report/summary.ts';

/** The place on the pull request where a report is shown. */
export type CommentPlace = Pick<PullRequestComment, 'waitedMs' | 'cancelledForMs' | 'show'>;

interface PublishOptions {
  readonly runner: Runner;
  /** Null when there is to be no comment. */
  readonly place: CommentPlace | null;
  /** Null when there is to be no issue. */
  readonly issue: Pick<NightlyIssue, 'publish'> | null;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
  /** When the run was to give up, in milliseconds since the epoch; null when it never came to a plan. */
  readonly deadlineMs: number | null;
  /** Takes secrets out of what GitHub says: the report itself is free of them. */
  readonly redact: Redact;
}

/**
 * GitHub may delay a run by 30 s in all, from recalling an earlier run to showing the verdict; 3 s are for asking the service what GitHub
 * does not tell.
 */
const githubLimitMs = 27_000;
/**
 * Linux hands a variable of up to 128 KiB to a program, name included: with a longer output no later step could start that takes it into
 * its `env`.
 */
const maxOutputBytes = 100 * 1024;
/** A run ends within 5 s of its deadline: GitHub gets what is left of them but 0.8 s, since a busy runner is slow to exit. */
const deadlineGraceMs = 4200;
/** It ends as soon after a cancel: two requests that take 2 s each must fit. */
const cancelGraceMs = 4700;
/** Also when all that a cancelled run may still do is over. */
const minCancelGraceMs = 2000;
/** Also when the last look and what it stops have taken all the time that they get after the deadline. */
const minGraceMs = 700;

/**
 * Publishes the verdict: first where nothing can fail but the disk (outputs and files), then the summary, the log and the annotations
 * beside the comment, for which GitHub may take its time, then the issue and the exit. Whatever cannot be published is a warning and
 * changes nothing. True when the check may be green.
 */
export async function publish(report: Report, options: PublishOptions): Promise<boolean> {
  const { runner, place, issue, clock, cancelled, deadlineMs, redact } = options;
  const annotate = (level: 'warning' | 'notice', message: string) =>
    runner.annotate({ level, title: escapeForLog(report.title), message: escapeForLog(redact(message)) });
  const warn = (text: string) => annotate('warning', `${text} More: ${linkToNotice({ code: 'github-problem' })}`);
  publishOutputs(report, runner);
  const fileFaults = publishFiles(report, runner);
  // GitHub answers while the summary is written and the log is told.
  using limit = limitGitHub();
  const showing = place === null ? null : place.show(report, limit.signal);
  const faults = [...fileFaults, ...publishSummary(report, runner)];
  if (report.jobIds.length > 0) runner.logGroup('Jobs', renderLogJobs(report));
  for (const line of renderLogResult(report)) runner.log(line);
  const { failure, others } = renderAnnotations(report, faults.map(redact));
  for (const annotation of others) runner.annotate(annotation);
  const publication = await showing;
  switch (publication?.kind) {
    case 'published':
      runner.setOutput('comment-url', redact(publication.url));
      annotate('notice', `The result is in the comment ${publication.url}`);
      break;
    case 'left-to-newer-run':
      runner.setOutput('comment-url', redact(publication.url));
      annotate('notice', `The comment shows a newer run: ${publication.url}`);
      break;
    case 'failed':
      warn(publication.warning);
      break;
    case 'absent':
      runner.log(escapeForLog(renderNotice({ code: 'comment-off', why: 'nothing-failed' })));
      break;
    case 'withheld':
    case undefined:
      break;
  }
  const { text, warning } = tellIssue(await showIssue());
  if (text !== null) annotate('notice', text);
  if (warning !== null) warn(warning);
  if (failure !== null) runner.setFailed(failure.message, failure.title);
  return !isFailure(report);

  async function showIssue(): Promise<IssuePublication | null> {
    // A run that does not come to its end tells nothing of what it tests.
    if (issue === null || cancelled.aborted || report.cause === 'cancelled') return null;
    const isGreen = report.verdict === 'passed';
    return isGreen || isFailure(report) ? await issue.publish(report, isGreen, limit.signal) : null;
  }

  /** Comment and issue share the time. */
  function limitGitHub(): Limit {
    const leftMs =
      deadlineMs === null ? githubLimitMs : Math.max(minGraceMs, deadlineMs + deadlineGraceMs - clock.now());
    return limitWithGrace(clock, {
      limitMs: Math.min(githubLimitMs - (place?.waitedMs ?? 0), leftMs),
      graceMs: Math.max(minCancelGraceMs, cancelGraceMs - (place?.cancelledForMs ?? 0)),
      cancelled,
    });
  }
}

/** What became of the issue, for the run's page. */
function tellIssue(publication: IssuePublication | null): {
  readonly text: string | null;
  readonly warning: string | null;
} {
  switch (publication?.kind) {
    case 'opened':
    case 'updated':
    case 'reopened':
    case 'closed': {
      const { kind, url, warning } = publication;
      return { text: `The issue ${url} was ${kind}`, warning };
    }
    case 'left-to-newer-run':
      return { text: `The issue shows a newer run: ${publication.url}`, warning: null };
    case 'failed':
      return { text: null, warning: publication.warning };
    case 'absent':
    case undefined:
      return { text: null, warning: null };
  }
}

function publishOutputs(report: Report, runner: Runner): void {
  runner.setOutput('verdict', report.verdict);
  runner.setOutput('cause', report.cause ?? '');
  runner.setOutput('results', renderResults(report, { maxBytes: maxOutputBytes }));
  runner.setOutput('credits', report.credits === null ? '' : String(report.credits));
  publishJobIds(report, runner);
}

/** Tells which files could not be written, each in a full sentence. */
function publishFiles(report: Report, runner: Runner): readonly string[] {
  const files = [
    { output: 'results-file', name: 'results.json', content: `${JSON.stringify(createResults(report), null, 2)}\n` },
    { output: 'junit-file', name: 'junit.xml', content: renderJunit(report) },
  ];
  return files.flatMap(({ output, name, content }) => {
    try {
      runner.setOutput(output, runner.writeFile(name, content));
      return [];
    } catch (error) {
      return [`The file ${name} could not be written: ${messageOf(error)}.`];
    }
  });
}

function publishSummary(report: Report, runner: Runner): readonly string[] {
  try {
    runner.writeSummary(renderSummary(report));
    return [];
  } catch (error) {
    return [`The job summary could not be written: ${messageOf(error)}.`];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
