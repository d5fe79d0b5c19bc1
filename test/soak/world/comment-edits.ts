import type { GitHubStore, StoredComment } from '../../emulators/github-store.ts';
import type { Dice } from '../dice.ts';
import type { Edit } from '../story/edits.ts';

interface EditOptions {
  readonly store: GitHubStore;
  readonly edit: Edit;
  /** The gate's comment that somebody edits. */
  readonly comment: StoredComment;
  /** The comments of other gates, or of this gate elsewhere. */
  readonly others: readonly StoredComment[];
  /** The commit that the pull request has now. */
  readonly headSha: string;
  readonly dice: Dice;
}

/** Edits a comment as somebody with write access can; gives whether its text is another now. Knows nothing of what the hidden line says. */
export function editComment(options: EditOptions): boolean {
  const { store, edit, comment } = options;
  const before = comment.body;
  if (edit === 'deleted') return store.comments.delete(comment.id);
  if (edit === 'hidden') {
    comment.isMinimized = true;
    return false;
  }
  const body = changedBody({ ...options, edit });
  if (body !== null && body !== before) store.edit(comment, body, person);
  return comment.body !== before;
}

/** Null when there is nothing to make the edit from. */
function changedBody({
  edit,
  comment,
  others,
  headSha,
  dice,
}: EditOptions & { readonly edit: Exclude<Edit, 'deleted' | 'hidden'> }): string | null {
  const { body, history } = comment;
  const lines = body.split('\n');
  const line = lines[1] ?? '';
  const withLine = (second: string) => lines.with(1, second).join('\n');
  if (lines.length < 2) return null;
  switch (edit) {
    case 'line removed':
      return lines.toSpliced(1, 1).join('\n');
    case 'truncated':
      return body.slice(0, Math.floor(body.length * dice.next()));
    case 'byte flipped': {
      const at = dice.int(Math.floor(line.length / 2), line.length - 5);
      return withLine(line.slice(0, at) + (line[at] === 'A' ? 'B' : 'A') + line.slice(at + 1));
    }
    case 'older text': {
      const older = history.filter((text) => text !== body);
      return older.length === 0 ? null : dice.pick(older);
    }
    case 'copied state': {
      const copied = others
        .map((other) => other.body.split('\n')[1] ?? '')
        .filter((second) => second.startsWith('<!--'));
      return copied.length === 0 ? null : withLine(dice.pick(copied));
    }
    case 'forged commit': {
      const older = history.map((text) => text.split('\n')[1] ?? '').filter((second) => second.startsWith('<!--'));
      return older.length === 0 ? null : withLine(withCommit(dice.pick(older), headSha));
    }
  }
}

const commit = /\b([0-9a-f])\1{39}\b/g;

/** Who edits comments. */
const person = 'octocat';

/** The line with another commit in it, as far as its encoding is no secret: in the clear, or as base64 of JSON. */
function withCommit(line: string, headSha: string): string {
  const plain = line.replaceAll(commit, headSha);
  const encoded = /^(<!-- [\w-]+: )([\w.-]+)( -->)$/.exec(plain);
  if (encoded === null) return plain;
  const [, start = '', state = '', end = ''] = encoded;
  const text = Buffer.from(state.replaceAll('.', '-'), 'base64url').toString('utf8');
  if (!text.startsWith('{')) return plain;
  const forged = Buffer.from(text.replaceAll(commit, headSha), 'utf8').toString('base64url').replaceAll('-', '.');
  return start + forged + end;
}
