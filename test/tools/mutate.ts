/**
 * Mutation tests, one room of the sources after the other, each against its own tests: that is quicker than all against
 * all, and tells what a room's own tests are worth. Names rooms or source files to run only these; what begins with a
 * hyphen goes to Stryker.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import * as v from 'valibot';

const rooms = ['verdict', 'ledger', 'submit', 'comment', 'wait', 'services', 'plan', 'report'];
const args = process.argv.slice(2);
const firstFlag = args.findIndex((arg) => arg.startsWith('-'));
const [named, flags] = firstFlag < 0 ? [args, []] : [args.slice(0, firstFlag), args.slice(firstFlag)];
const slices = named.length > 0 ? named : rooms;

const reportFile = 'reports/mutation/mutation.json';
const Report = v.object({
  files: v.record(v.string(), v.object({ mutants: v.array(v.object({ status: v.string() })) })),
});
const notRun = new Set(['Ignored', 'CompileError', 'RuntimeError', 'Pending']);

/** Whether the last report tells of a mutant that was tried. */
async function hasMutants(): Promise<boolean> {
  if (!existsSync(reportFile)) return false;
  const { files } = v.parse(Report, JSON.parse(await readFile(reportFile, 'utf8')));
  return Object.values(files).some(({ mutants }) => mutants.some(({ status }) => !notRun.has(status)));
}

const failed: string[] = [];
for (const slice of slices) {
  const room = slice.replace(/^src\//, '').replace(/\/.*/, '');
  const files = slice.endsWith('.ts') ? slice : `src/${room}/**/*.ts,!src/plan/action-inputs.ts`;
  console.log(`\n${slice}`);
  if (!existsSync(slice.endsWith('.ts') ? slice : `src/${room}`)) {
    failed.push(slice);
    continue;
  }
  await rm(reportFile, { force: true });
  const { status } = spawnSync('stryker', ['run', '--mutate', files, ...flags], {
    stdio: 'inherit',
    env: { ...process.env, MUTATED_ROOM: room },
  });
  // Without any mutants Stryker 10.1.1 finds a score of NaN high enough, and exits with 0.
  if (status !== 0 || !(await hasMutants())) failed.push(slice);
  await mkdir('reports/mutation', { recursive: true });
  await rename(reportFile, `reports/mutation/${room}.json`).catch(() => {});
}
if (failed.length > 0) {
  console.error(`Below 90 %, or not run: ${failed.join(', ')}`);
  process.exitCode = 1;
}
