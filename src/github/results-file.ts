import { relative, resolve } from 'node:path';
import { type FoundFile, leavesTree, readFileIn } from './workspace.ts';

/** A results document of a thousand benchmarks with ten jobs each has 4 MiB. */
const maxBytes = 16 * 1024 * 1024;

interface Folders {
  readonly workspace: string;
  /** `RUNNER_TEMP`; null where the runner names none. */
  readonly temp: string | null;
}

/** Reads a results document that a step before this one has put into the workspace or into `RUNNER_TEMP`, and from nowhere else. */
export function readResultsFile({ workspace, temp }: Folders, path: string): FoundFile {
  if (temp !== null && !leavesTree(relative(resolve(temp), resolve(workspace, path))))
    return readFileIn({ folder: temp, name: '`RUNNER_TEMP`', maxBytes }, resolve(workspace, path));
  const file = readFileIn({ folder: workspace, name: 'workspace and `RUNNER_TEMP`', maxBytes }, path);
  return 'error' in file && file.isMissing === true ? { ...file, error: 'does not exist' } : file;
}
