/**
 * Writes what is derived from other files: the input table of the code, the tables and examples of the documents, the JSON Schemas.
 * `--check` only compares.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './generated-files.ts';

const root = new URL('../../', import.meta.url);
const checkOnly = process.argv.includes('--check');
const stale: string[] = [];
for (const { path, content } of await generatedFiles(root)) {
  const file = fileURLToPath(new URL(path, root));
  const current = await readFile(file, 'utf8').catch(() => null);
  if (current === content) continue;
  stale.push(path);
  if (!checkOnly) await writeFile(file, content);
}
if (checkOnly && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run: npm run generate`);
  process.exitCode = 1;
} else {
  console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'Everything generated is up to date.');
}
