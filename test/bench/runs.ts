import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, startRecording } from '../e2e/record-loads.ts';
import { distFile, pullRequestEvent, runAction } from '../e2e/run-action.ts';
import { startGitHubWithPull } from '../e2e/scene.ts';
import { inputsFor, openHarmstack } from './emulated-service.ts';
import { quantile } from './random.ts';
import { atMost, atMostIfMeasured } from './targets.ts';
import { measure, measureByTurns, medianOf, ratio, type Samples, type Usage } from './usage.ts';

export interface RunsOptions {
  /** The built entry of an earlier version; null where there is none to compare with. */
  readonly before: string | null;
  /** Built entries of other actions, by name. */
  readonly peers: ReadonlyMap<string, string>;
  readonly turns: number;
}

const ownPeer = 'create-github-app-token';

/**
 * Prints what a run takes of time, memory and disk, from its start to its exit, by turns with an empty script, an earlier version and
 * others' actions.
 */
export async function benchRuns({ before, peers, turns }: RunsOptions): Promise<void> {
  if (!existsSync(distFile)) {
    console.log('\nWhole runs: skipped, dist/index.js is not built (npm run build).');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const empty = join(folder, 'empty.cjs');
    await writeFile(empty, '');
    const builds = new Map([['now', distFile], ...(before === null ? [] : [['before', before] as const])]);
    await benchStart({ builds, empty, peers, turns });
    await benchRefusedKey({ builds, empty, turns });
    await benchShortRun({ builds, turns: Math.ceil(turns / 3) });
    await benchManyJobs({ builds, turns: Math.ceil(turns / 5) });
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Candidates {
  readonly builds: ReadonlyMap<string, string>;
  readonly empty: string;
  readonly turns: number;
}

/** Starts that end with the first input error. */
async function benchStart({ builds, empty, peers, turns }: Candidates & Pick<RunsOptions, 'peers'>): Promise<void> {
  const scripts = new Map([['empty', empty], ...builds, ...peers]);
  const samples = await measureByTurns(
    eachOf(scripts, (script) => measure(script, { inputs: {} })),
    turns,
  );
  console.log(`\nStart to the first input error, medians of ${turns} by turns (Node ${process.versions.node}):`);
  console.table(
    [...samples.keys()].map((name) => ({
      script: name,
      'CPU ms': medianOf(samples, name, 'processorMs')?.toFixed(0),
      'wall ms': medianOf(samples, name, 'wallMs')?.toFixed(0),
      'peak MiB': medianOf(samples, name, 'peakMiB')?.toFixed(1),
    })),
  );
  const processor = (name: string) => medianOf(samples, name, 'processorMs');
  const names = new Set([ownPeer, ...peers.keys()]);
  for (const name of names) {
    const share = ratio(processor('now'), processor(name));
    const shown = name === ownPeer ? atMostIfMeasured(share, 0.9) : share?.toFixed(2);
    console.log(`  CPU ÷ ${name}: ${shown}`);
  }
  const wall = ratio(medianOf(samples, 'now', 'wallMs'), medianOf(samples, 'empty', 'wallMs'));
  console.log(`  wall ÷ empty script: ${atMostIfMeasured(wall, 2)}`);
  console.log(`  peak MiB: ${atMostIfMeasured(medianOf(samples, 'now', 'peakMiB'), 57, 1)}`);
  await using recording = await startRecording();
  await runAction({ inputs: {}, env: recording.env });
  console.log(`  MB loaded for an input error: ${atMost(bytesOf(await recording.read()) / 1e6, 0.7, 2)}`);
}

/** Valid inputs and a key that the service refuses. */
async function benchRefusedKey({ builds, empty, turns }: Candidates): Promise<void> {
  await using harmstack = await openHarmstack();
  harmstack.faults.push(() => ({ answer: { status: 401, body: { error: 'unknown key' } } }));
  const inputs = { ...inputsFor(harmstack), 'benchmark-ids': '1', thresholds: '80', comment: 'never' };
  const candidates = eachOf(new Map([['empty', empty], ...builds]), (script) => measure(script, { inputs }));
  const samples = await measureByTurns(candidates, turns);
  const wall = (name: string) => medianOf(samples, name, 'wallMs');
  console.log('\nValid inputs, the key is refused, to exit:');
  console.log(`  wall ÷ empty script: ${atMostIfMeasured(ratio(wall('now'), wall('empty')), 3.2)}`);
  console.log(`  wall ÷ before: ${ratio(wall('now'), wall('before'))?.toFixed(2) ?? 'not measured'}`);
  const loads: Promise<readonly string[]>[] = [];
  await using recording = await startRecording();
  harmstack.faults.unshift(() => {
    loads.push(recording.read());
    return undefined;
  });
  await runAction({ inputs, env: recording.env });
  console.log(`  MB loaded before the first request: ${atMost(bytesOf((await loads[0]) ?? []) / 1e6, 1.55, 2)}`);
}

/** One job that is over at the first look, with a comment. */
async function benchShortRun({ builds, turns }: Omit<Candidates, 'empty'>): Promise<void> {
  const candidates = eachOf(builds, async (script) => {
    const { endMs: _, ...usage } = await runAgainstEmulators(script, { counts: [1] });
    return usage;
  });
  const samples = await measureByTurns(candidates, turns);
  console.log(`\nA short run with a comment, medians of ${turns} by turns:`);
  printMemory(samples, 70);
}

/** 1000 jobs of 300 benchmarks that are over at the first look: what is left of such a run is its end. */
async function benchManyJobs({ builds, turns }: Omit<Candidates, 'empty'>): Promise<void> {
  // Four jobs of 100 benchmarks and three of the others.
  const counts = Array.from({ length: 300 }, (_, index) => (index < 100 ? 40 : 30));
  const endsMs = new Map([...builds.values()].map((script): [string, number[]] => [script, []]));
  const candidates = eachOf(builds, async (script) => {
    const { endMs, ...usage } = await runAgainstEmulators(script, { counts });
    endsMs.get(script)?.push(endMs);
    return usage;
  });
  const samples = await measureByTurns(candidates, turns);
  const end = (name: string) => {
    const values = endsMs.get(builds.get(name) ?? '')?.slice(1);
    return values === undefined ? null : quantile(values, 0.5);
  };
  console.log(`\n1000 jobs of 300 benchmarks, medians of ${turns} by turns:`);
  printMemory(samples, 120);
  console.log(`  last look to exit: ${end('now')?.toFixed(0)} ms`);
  console.log(`  last look to exit ÷ before: ${atMostIfMeasured(ratio(end('now'), end('before')), 0.4)}`);
}

function printMemory(samples: Samples, targetMiB: number): void {
  console.log(`  peak MiB: ${atMostIfMeasured(medianOf(samples, 'now', 'peakMiB'), targetMiB, 1)}`);
  console.log(`  peak MiB before: ${medianOf(samples, 'before', 'peakMiB')?.toFixed(1) ?? 'not measured'}`);
}

/** A run that passes, in a world of its own, and how long it took from its last look to its exit. */
async function runAgainstEmulators(
  script: string,
  { counts }: { readonly counts: readonly number[] },
): Promise<Usage & { readonly endMs: number }> {
  const ids = counts.map((_, index) => index + 1);
  const [harmstack, github] = await Promise.all([openHarmstack(ids), startGitHubWithPull()]);
  try {
    const own = { 'benchmark-ids': ids.join(), 'benchmark-counts': counts.join(), thresholds: '80' };
    const inputs = { ...inputsFor(harmstack), ...own };
    const usage = await measure(script, { inputs, github, event: pullRequestEvent() });
    // A measurement of a run that did not pass would be one of something else.
    if (usage.exitCode !== 0) throw new Error(`a run that was to pass failed:\n${usage.log.slice(-2000)}`);
    const lastLookMs = Math.max(...harmstack.requests.map(({ at }) => at));
    return { ...usage, endMs: usage.endedAtMs - lastLookMs };
  } finally {
    await Promise.all([harmstack.close(), github.close()]);
  }
}

function eachOf(
  scripts: ReadonlyMap<string, string>,
  run: (script: string) => Promise<Usage>,
): ReadonlyMap<string, () => Promise<Usage>> {
  return new Map([...scripts].map(([name, script]) => [name, () => run(script)]));
}
