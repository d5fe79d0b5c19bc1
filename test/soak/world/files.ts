import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | null = null;
/** What the files hold: most stories write the same. */
const written = new Map<string, string>();

/** Where the action finds the files of the workspace; gone when the thread is. */
export function workspace(): string {
  if (folder !== null) return folder;
  const created = mkdtempSync(join(tmpdir(), 'gate-soak-'));
  process.once('exit', () => rmSync(created, { recursive: true, force: true }));
  folder = created;
  return created;
}

/** Writes a file of the workspace, over an older one of its name, and gives its path within. */
export function writeWorkspaceFile(name: string, text: string): string {
  if (written.get(name) === text) return name;
  writeFileSync(join(workspace(), name), text);
  written.set(name, text);
  return name;
}
