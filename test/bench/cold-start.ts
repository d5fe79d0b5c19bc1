import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from './random.ts';

const bundle = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

/** Prints how long the action takes to start and to find that its inputs are missing, against a script that does nothing. */
export function benchColdStart(runs: number): void {
  if (!existsSync(bundle)) {
    console.log('\nCold start: skipped, dist/index.js is not built (npm run build).');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cold-start-'));
  try {
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, '');
    const times: { readonly action: number[]; readonly empty: number[] } = { action: [], empty: [] };
    // By turns, so that whatever else the machine does hits both alike; the first of each warms the disk's cache.
    for (let run = 0; run <= runs; run += 1) {
      const [action, nothing] = [startMs(bundle, folder), startMs(empty, folder)];
      if (run > 0) times.action.push(action);
      if (run > 0) times.empty.push(nothing);
    }
    const [action, nothing] = [quantile(times.action, 0.5), quantile(times.empty, 0.5)];
    console.log(`\nCold start, median of ${runs} on Node ${process.versions.node}:`);
    console.log(`  empty script          ${nothing.toFixed(0)} ms`);
    console.log(`  to the first error    ${action.toFixed(0)} ms (+${(action - nothing).toFixed(0)} ms)`);
    console.log(`  size of dist/index.js ${(statSync(bundle).size / 1e6).toFixed(2)} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function startMs(script: string, folder: string): number {
  const begin = performance.now();
  spawnSync(process.execPath, [script], {
    cwd: folder,
    env: { RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder, PATH: process.env.PATH },
  });
  return performance.now() - begin;
}
