import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { pullRequestEvent, startAction } from '../e2e/run-action.ts';
import { startGitHubWithPull } from '../e2e/scene.ts';
import { inputsFor, openHarmstack } from './emulated-service.ts';
import { atMost } from './targets.ts';

const probe = fileURLToPath(new URL('probe.cjs', import.meta.url));
const SampleSchema = v.object({ processorMs: v.number(), heapMiB: v.nullable(v.number()) });

const minuteMs = 60_000;
/** Until then a run is still warming up, and looks more often. */
const warmMinutes = 2;

/** Prints what waiting for jobs takes that last long: a run of some minutes each, at the same time, extrapolated to an hour. */
export async function benchWaiting(minutes: number): Promise<void> {
  const counts = [1, 20];
  const runs = await Promise.all(counts.map((count) => waitFor(count, minutes)));
  const hours = (minutes - warmMinutes) / 60;
  console.log(`\nWaiting with a comment, minutes ${warmMinutes} to ${minutes} of a run, extrapolated to an hour:`);
  for (const [index, { first, last, requests }] of runs.entries()) {
    const jobs = counts[index] === 1 ? '1 job' : `${counts[index]} jobs`;
    const processorS = (last.processorMs - first.processorMs) / 1000 / hours;
    console.log(`  ${jobs}: CPU s an hour ${atMost(processorS, 3, 2)}`);
    const grownMiB = (last.heapMiB ?? 0) - (first.heapMiB ?? 0);
    console.log(`  ${jobs}: live heap ${last.heapMiB?.toFixed(1)} MiB, grown by MiB ${atMost(grownMiB, 0.5, 2)}`);
    console.log(`  ${jobs}: ${(requests / hours / 60).toFixed(1)} requests to the service a minute`);
  }
}

/** A run that waits, cut off after some minutes. */
async function waitFor(count: number, minutes: number) {
  const [fromMs, toMs] = [warmMinutes * minuteMs, minutes * minuteMs];
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  // Pending for the first tenth, then running to the end of the run and beyond.
  const [harmstack, github] = await Promise.all([
    openHarmstack(ids, { durationMs: 5 * minutes * minuteMs }),
    startGitHubWithPull(),
  ]);
  try {
    const file = join(folder, 'used.jsonl');
    const own = { 'benchmark-ids': ids.join(), thresholds: '80', 'timeout-minutes': '600' };
    const started = await startAction({
      inputs: { ...inputsFor(harmstack), ...own },
      github,
      event: pullRequestEvent(),
      env: { NODE_OPTIONS: `--require=${probe}`, PROBE_FILE: file, PROBE_AT_MS: [fromMs, toMs].join() },
    });
    const startedAtMs = Date.now();
    await sleep(toMs + 2000);
    started.kill();
    await started.done;
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    const [first, last] = lines.map((line) => v.parse(SampleSchema, JSON.parse(line)));
    if (first === undefined || last === undefined) throw new Error('a run that was to wait ended');
    const isWithin = ({ at }: { readonly at: number }) => at >= startedAtMs + fromMs && at < startedAtMs + toMs;
    return { first, last, requests: harmstack.requests.filter(isWithin).length };
  } finally {
    await Promise.all([harmstack.close(), github.close(), rm(folder, { recursive: true })]);
  }
}
