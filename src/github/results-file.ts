import { relative, resolve } from 'node:path';
import { type FoundFile, leavesTree, readFileIn } from './workspace.ts';

const place = {
  onMissing: 'check the path, and that a step before this one puts the file there',
  onLink: 'put the file itself there',
  /** A results document of a thousand benchmarks with ten jobs each has 4 MiB. */
  maxBytes: 16 * 1024 * 1024,
} as const;

interface Folders {
  readonly workspace: string;
  /** `RUNNER_TEMP`; null where the runner names none. */
  readonly temp: string | null;
}

/** Reads a results document that a step before this one has put into the workspace or into `RUNNER_TEMP`, and from nowhere else. */
export function readResultsFile({ workspace, temp }: Folders, path: string): FoundFile {
  if (temp !== null && !leavesTree(relative(resolve(temp), resolve(workspace, path))))
    return readFileIn({ ...place, folder: temp, name: '`RUNNER_TEMP`' }, resolve(workspace, path));
  return readFileIn({ ...place, folder: workspace, name: 'the workspace and `RUNNER_TEMP`' }, path);
}
