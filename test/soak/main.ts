/**
 * `npm run soak -- --runs 10000 --seed N`: whole runs of the action in virtual time, against servers that lie, stall and
 * break, held against an oracle that knows the truth. `--only K` tells run K alone, with its log.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { renderFailures, renderTally } from './figures.ts';
import { Tally } from './tally.ts';
import { replaceGlobalTimers } from './timeline.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string' },
    only: { type: 'string' },
    workers: { type: 'string', default: '2' },
  },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 1e9));

const Report = v.object({
  counts: v.record(v.string(), v.number()),
  maxima: v.record(v.string(), v.number()),
  failures: v.array(
    v.object({ nth: v.number(), violations: v.array(v.object({ promise: v.string(), text: v.string() })) }),
  ),
});

if (values.only === undefined) await soak(Number(values.runs));
else await replay(Number(values.only));

async function soak(runs: number): Promise<void> {
  const startedAt = performance.now();
  const workers = Number(values.workers);
  const reports = await Promise.all(
    Array.from({ length: workers }, (_, worker) => runWorker({ seed, runs, worker, workers })),
  );
  const tally = new Tally();
  for (const report of reports) tally.merge(report);
  for (const line of renderTally(tally, seed)) console.log(line);
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  const failures = reports.flatMap((report) => report.failures).toSorted((a, b) => a.nth - b.nth);
  for (const line of renderFailures(failures, seed)) console.log(line);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

async function replay(nth: number): Promise<void> {
  replaceGlobalTimers();
  const { runStory } = await import('./soak.ts');
  const { violations } = await runStory({ seed, nth, tally: new Tally(), trace: (line) => console.log(line) });
  for (const { promise, text } of violations) console.log(`${promise}: ${text}`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

function runWorker(workerData: Readonly<Record<string, string | number>>): Promise<v.InferOutput<typeof Report>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    worker.once('message', (message: unknown) => resolve(v.parse(Report, message)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a worker ended with ${code}`)));
  });
}
