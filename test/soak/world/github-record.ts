import type { Answer, ReceivedRequest } from '../../emulators/emulator.ts';
import type { Attempt } from './attempt.ts';
import { isFields } from './job-shape.ts';

/** What a request to GitHub is for. */
export type GitHubWork =
  | 'read comments'
  | 'write comment'
  | 'delete comment'
  | 'read run'
  | 'read pull request'
  | 'other';

/** One request to GitHub and what came of it. Times are milliseconds since the epoch; null is never. */
export interface GitHubCall {
  readonly by: Attempt;
  readonly work: GitHubWork;
  readonly sentAtMs: number;
  /** When GitHub did what was asked for. */
  doneAtMs: number | null;
  endedAtMs: number | null;
  /** Whether GitHub did it and its own answer came whole and unspoiled. */
  isServed: boolean;
  /** The comment that was written. */
  written: { readonly commentId: number; readonly body: string } | null;
}

/** What a comment of the gate was from some moment on. */
export interface Version {
  readonly commentId: number;
  readonly atMs: number;
  /** What wrote it; null for somebody's edit, which leaves nothing that can be trusted, and for no comment at all. */
  readonly write: GitHubCall | null;
  /** Whether it was gone from then on. */
  readonly isDeleted: boolean;
}

/** What the processes of a story asked of GitHub, what it did of that, and who else wrote. */
export class GitHubRecord {
  readonly calls: GitHubCall[] = [];
  /** Every comment that a gate has written, from its creation on, in the order of time. */
  readonly versions: Version[] = [];

  open(by: Attempt, { method, url, nowMs }: { method: string; url: URL; nowMs: number }): GitHubCall {
    const work = workOf(method, url.pathname);
    const call: GitHubCall = {
      by,
      work,
      sentAtMs: nowMs,
      doneAtMs: null,
      endedAtMs: null,
      isServed: false,
      written: null,
    };
    this.calls.push(call);
    return call;
  }

  /** Notes what GitHub did: nothing when it refused. */
  done(
    call: GitHubCall,
    { request, answer, nowMs }: { request: ReceivedRequest; answer: Answer; nowMs: number },
  ): void {
    if (answer.status >= 300 || (isFields(answer.body) && 'errors' in answer.body)) return;
    call.doneAtMs = nowMs;
    const { body } = answer;
    if (call.work === 'delete comment')
      this.noteEdit(Number(request.path.split('/').at(-1)), { atMs: nowMs, isDeleted: true });
    if (call.work !== 'write comment' || !isFields(body)) return;
    const text: unknown = JSON.parse(request.body);
    const commentId = Number(body.id);
    call.written = { commentId, body: isFields(text) ? String(text.body) : '' };
    this.versions.push({ commentId, atMs: nowMs, write: call, isDeleted: false });
  }

  /** Notes that a comment is not any more what a gate had made of it. */
  noteEdit(commentId: number, { atMs, isDeleted }: Pick<Version, 'atMs' | 'isDeleted'>): void {
    this.versions.push({ commentId, atMs, write: null, isDeleted });
  }

  /** Whether an attempt asked for something and was never told. */
  isRefused(by: Attempt, work: GitHubWork): boolean {
    const asked = this.calls.filter((call) => call.by === by && call.work === work);
    return asked.length > 0 && !asked.some(({ isServed }) => isServed);
  }

  /** The comments that an attempt has written, whatever became of them. */
  writesBy(by: Attempt): readonly (GitHubCall & { readonly written: NonNullable<GitHubCall['written']> })[] {
    return this.calls.flatMap((call) =>
      call.by === by && call.written !== null ? [{ ...call, written: call.written }] : [],
    );
  }
}

function workOf(method: string, path: string): GitHubWork {
  if (path.endsWith('/graphql')) return 'read comments';
  if (/\/actions\/runs\/\d+/.test(path)) return 'read run';
  if (/\/pulls\/\d+$/.test(path)) return 'read pull request';
  if (!/\/comments(\/\d+)?$/.test(path)) return 'other';
  if (method === 'GET') return 'read comments';
  return method === 'DELETE' ? 'delete comment' : 'write comment';
}
