import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

const maxBytes = 1024 * 1024;
const workspacePlace = {
  name: 'the checked-out repository',
  onMissing: 'check the path, and that a step before this one checks the repository out (actions/checkout)',
  onLink: 'commit the file itself',
  maxBytes,
} as const;

/** The text of a file, or why it cannot be read: words that follow its name, such as "is larger than 1 MiB". */
export type FoundFile = { readonly text: string } | { readonly error: string; readonly isMissing?: boolean };

/**
 * Reads a file of the checked-out repository. Links that lead out of it are not followed and nothing of `.git` is read, since
 * whoever may change a path or a link in a pull request could have the runner's files shown, or sent to a service.
 */
export function readWorkspaceFile(workspace: string, path: string): FoundFile {
  return readFileIn({ ...workspacePlace, folder: workspace }, path);
}

/** A folder that files are read from, as it is called in a sentence. */
interface Place {
  readonly folder: string;
  readonly name: string;
  /** What to do about a file that is not there, and about a link that leads out. */
  readonly onMissing: string;
  readonly onLink: string;
  readonly maxBytes: number;
}

/** Reads a file that lies inside a folder, links included. A path that is not absolute is one inside it. */
export function readFileIn({ folder, name, onMissing, onLink, maxBytes: limit }: Place, path: string): FoundFile {
  try {
    const root = realpathSync(folder);
    const named = resolve(folder, path);
    if ([folder, root].every((top) => leavesTree(relative(top, named)))) {
      return { error: `lies outside ${name}; give a path inside it` };
    }
    const file = realpathSync(named);
    const inside = relative(root, file);
    if (leavesTree(inside)) {
      return { error: `is a symbolic link to a place outside ${name}; ${onLink}` };
    }
    // Of any size, since there are file systems that do not tell them apart.
    if (inside.split(sep).some((part) => part.toLowerCase() === '.git')) {
      return { error: 'is inside .git; give a file of the repository' };
    }
    const stats = statSync(file);
    if (!stats.isFile()) return { error: 'is not a file' };
    if (stats.size > limit) return { error: `is larger than ${limit / 1024 / 1024} MiB` };
    return decode(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code !== 'ENOENT') return { error: `cannot be read (${code})` };
    return { isMissing: true, error: `does not exist; ${onMissing}` };
  }
}

/** Whether a path leads out of the folder that it is relative to. */
export function leavesTree(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

function decode(bytes: Uint8Array): FoundFile {
  const other = nameEncoding(bytes);
  if (other !== null) return { error: `is ${other}; save it as UTF-8` };
  if (bytes.includes(0)) return { error: 'is not a text file' };
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes) };
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const line = 1 + lines.findIndex((each) => !isUtf8(Buffer.from(each, 'latin1')));
  return { error: `is not UTF-8 (line ${line}), but probably Latin-1 or Windows-1252; save it as UTF-8` };
}

/** Names an encoding whose characters have more than one byte, by its mark or by where the zeros of plain letters stand. */
function nameEncoding(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | null {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  const zeros = [first, second, third, fourth].map((byte) => byte === 0);
  const hasZerosAt = (...places: readonly number[]) =>
    zeros.every((isZero, place) => isZero === places.includes(place));
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (hasZerosAt(1, 2, 3) || hasZerosAt(0, 1, 2) || (hasMark && hasZerosAt(2, 3))) return 'UTF-32';
  return hasMark || hasZerosAt(1, 3) || hasZerosAt(0, 2) ? 'UTF-16' : null;
}
