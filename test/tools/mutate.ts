/**
 * Mutation tests, one room of the sources after the other, each against its own tests: that is quicker than all against
 * all, and tells what a room's own tests are worth. Names rooms or source files to run only these; what begins with a
 * hyphen goes to Stryker.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, rename } from 'node:fs/promises';

const rooms = ['verdict', 'ledger', 'submit', 'comment', 'wait', 'services', 'plan', 'report'];
const args = process.argv.slice(2);
const firstFlag = args.findIndex((arg) => arg.startsWith('-'));
const [named, flags] = firstFlag < 0 ? [args, []] : [args.slice(0, firstFlag), args.slice(firstFlag)];
const slices = named.length > 0 ? named : rooms;

const failed: string[] = [];
for (const slice of slices) {
  const room = slice.replace(/^src\//, '').replace(/\/.*/, '');
  const files = slice.endsWith('.ts') ? slice : `src/${room}/**/*.ts,!src/plan/action-inputs.ts`;
  console.log(`\n${slice}`);
  const { status } = spawnSync('stryker', ['run', '--mutate', files, ...flags], {
    stdio: 'inherit',
    env: { ...process.env, MUTATED_ROOM: room },
  });
  if (status !== 0) failed.push(slice);
  await mkdir('reports/mutation', { recursive: true });
  await rename('reports/mutation/mutation.json', `reports/mutation/${room}.json`).catch(() => {});
}
if (failed.length > 0) {
  console.error(`Below 90 %, or not run: ${failed.join(', ')}`);
  process.exitCode = 1;
}
