import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type ActionOptions, startAction } from '../e2e/run-action.ts';
import { quantile } from './random.ts';

const probe = fileURLToPath(new URL('probe.cjs', import.meta.url));
const UsedSchema = v.object({ processorMs: v.number(), peakMiB: v.number() });

/** What one process used, from its start to its exit. */
export interface Usage extends v.InferOutput<typeof UsedSchema> {
  readonly wallMs: number;
  /** When it was over, in milliseconds since the epoch. */
  readonly endedAtMs: number;
  readonly exitCode: number | null;
  readonly log: string;
}

/** Runs a script as the runner runs an action, and measures it. */
export async function measure(script: string, options: ActionOptions): Promise<Usage> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(folder, 'used.json');
  try {
    const env = { ...options.env, NODE_OPTIONS: `--require=${probe}`, PROBE_FILE: file };
    const { done } = await startAction({ ...options, env, script });
    const { elapsedMs, exitCode, log } = await done;
    const endedAtMs = Date.now();
    const used = v.parse(UsedSchema, JSON.parse(await readFile(file, 'utf8')));
    return { ...used, wallMs: elapsedMs, endedAtMs, exitCode, log };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What was measured of each of several candidates. */
export type Samples = ReadonlyMap<string, readonly Usage[]>;

/**
 * Runs candidates by turns, so that whatever else the machine does hits all alike; the first turn warms the disk's cache and is left out.
 */
export async function measureByTurns(
  candidates: ReadonlyMap<string, () => Promise<Usage>>,
  turns: number,
): Promise<Samples> {
  const samples = new Map([...candidates.keys()].map((name): [string, Usage[]] => [name, []]));
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [name, run] of candidates) {
      const usage = await run();
      if (turn > 0) samples.get(name)?.push(usage);
    }
  }
  return samples;
}

/** The median of a figure of one candidate; null when it was not measured. */
export function medianOf(samples: Samples, name: string, figure: 'processorMs' | 'peakMiB' | 'wallMs'): number | null {
  const usages = samples.get(name);
  return usages === undefined
    ? null
    : quantile(
        usages.map((usage) => usage[figure]),
        0.5,
      );
}

/** The quotient of two medians; null where one was not measured. */
export function ratio(value: number | null, base: number | null): number | null {
  return value === null || base === null ? null : value / base;
}
