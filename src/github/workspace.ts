import { readFileSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';

const largestFile = 1024 * 1024;

/** Reads a file of the checked-out repository, or says in words that follow "Input config is "x":" why it cannot. Links that lead outside are not followed. */
export function readWorkspaceFile(
  workspace: string,
  path: string,
): { readonly text: string } | { readonly error: string } {
  try {
    const root = realpathSync(workspace);
    const file = realpathSync(resolve(root, path));
    const inside = relative(root, file);
    if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(file) === root) {
      return { error: 'the file lies outside the workspace; give a path inside the checked-out repository' };
    }
    const { size } = statSync(file);
    if (size > largestFile) return { error: 'the file is larger than 1 MiB' };
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT')
      return {
        error:
          'there is no such file; check the path, and that a step before this one checks the repository out (actions/checkout)',
      };
    return { error: `the file cannot be read (${code})` };
  }
}
