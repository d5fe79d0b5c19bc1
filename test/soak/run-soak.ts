import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { promises } from './figures.ts';
import type { SabotageName } from './sabotages.ts';
import type { WorldName } from './story/story.ts';
import { Tally } from './tally.ts';

const Report = v.object({
  counts: v.record(v.string(), v.number()),
  maxima: v.record(v.string(), v.number()),
  failures: v.array(
    v.object({
      nth: v.number(),
      setting: v.string(),
      violations: v.array(v.object({ promise: v.picklist(promises), kind: v.string(), text: v.string() })),
    }),
  ),
});
type Report = v.InferOutput<typeof Report>;

interface SoakOptions {
  readonly seed: string;
  readonly runs: number;
  readonly world: WorldName;
  /** Only stories of these plots or weathers are told; all unless given. */
  readonly only?: readonly string[];
  /** How many threads share the stories; the figures do not depend on it. */
  readonly workers: number;
  /** How the action is spoiled; not at all unless given. */
  readonly sabotage?: SabotageName;
}

/** Tells the first `runs` stories of a seed, in threads of their own, since their timers are virtual. */
export async function runSoak({ workers, ...told }: SoakOptions): Promise<Pick<Report, 'failures'> & { tally: Tally }> {
  const reports = await Promise.all(
    Array.from({ length: workers }, (_, worker) => runWorker({ ...told, worker, workers })),
  );
  const tally = new Tally();
  for (const report of reports) tally.merge(report);
  return { tally, failures: reports.flatMap(({ failures }) => failures).toSorted((a, b) => a.nth - b.nth) };
}

function runWorker(workerData: Readonly<Record<string, string | number | readonly string[]>>): Promise<Report> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    worker.once('message', (message: unknown) => resolve(v.parse(Report, message)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a worker ended with ${code}`)));
  });
}
