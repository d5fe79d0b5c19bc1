import { describe, test } from 'vitest';
import { type RunloopEmulator, startRunloop } from '../emulators/runloop.ts';
import type { ActionRun } from './run-action.ts';
import { Scene } from './scene.ts';

const hourMs = 3_600_000;

interface Past {
  readonly passed?: number;
  readonly of?: number;
  readonly benchmark?: string;
  readonly name?: string;
  readonly hoursAgo?: number;
  /** How far it has come: to its end unless given. */
  readonly steps?: number;
  /** What the service says of each agent's average over completed scenarios. */
  readonly average?: number;
}

const agent_configs = [{ type: 'job_agent' as const, name: 'agent-1' }];

/** Says what the jobs of a benchmark come to that begin from now on. */
function define(runloop: RunloopEmulator, passed: number, { of = 10, benchmark = 'bmd_1' }: Past = {}): void {
  runloop.define(benchmark, { results: Array.from({ length: of }, (_, index) => (index < passed ? 1 : 0)) });
}

/** A job of before: all ten scenarios passed unless it says otherwise. */
function addPast(runloop: RunloopEmulator, past: Past = {}): string {
  const { passed = 10, benchmark = 'bmd_1', name = 'production', hoursAgo = 1, steps = 99, average } = past;
  define(runloop, passed, past);
  const spec = { type: 'benchmark' as const, benchmark_id: benchmark, agent_configs };
  const id = runloop.addJob({ name, spec }, { createTimeMs: Date.now() - hoursAgo * hourMs, steps });
  if (average !== undefined)
    runloop.replaceJob(id, (view) =>
      JSON.parse(JSON.stringify(view), (key, value) => (key === 'average_score' ? average : value)),
    );
  return id;
}

interface Told {
  readonly run: ActionRun;
  readonly benchmark: Readonly<Record<string, unknown>>;
  /** The jobs of before, in the order in which they were added. */
  readonly past: readonly string[];
  /** How many jobs the run has created. */
  readonly created: number;
}

/** Runs a benchmark of Runloop that passes so many of ten scenarios, beside these jobs of before. */
async function compare(
  passed: number,
  past: readonly Past[],
  inputs: Readonly<Record<string, string>> = {},
): Promise<Told> {
  await using scene = await Scene.start([]);
  const runloop = await startRunloop();
  try {
    const ids = past.map((each) => addPast(runloop, each));
    define(runloop, passed);
    const run = await scene.run({
      service: 'runloop',
      'service-url': runloop.baseUrl,
      'service-api-key': runloop.key,
      'benchmark-ids': 'bmd_1',
      agent: 'agent-1',
      'baseline-job-name': 'production',
      'endpoint-url': '',
      'endpoint-api-key': '',
      ...inputs,
    });
    const [benchmark] = JSON.parse(run.resultsFile).benchmarks;
    return { run, benchmark, past: ids, created: runloop.ledger.created.length };
  } finally {
    await runloop.close();
  }
}

describe.concurrent('compared with the newest completed job of a name, a benchmark', () => {
  test('is held against the newest that has completed, and none of the others', async ({ expect }) => {
    const { run, benchmark, past, created } = await compare(2, [
      { passed: 2, hoursAgo: 3 },
      { passed: 10, hoursAgo: 2 },
      { steps: 1, hoursAgo: 1 },
      { passed: 2, name: 'staging', hoursAgo: 0.5 },
    ]);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', cause: 'regression' } });
    expect(benchmark).toMatchObject({
      change_pct: -80,
      baseline: { job_ids: [past[1]], source: 'job-name', passed: 10, scored: 10 },
    });
    expect(run.outputs['job-ids']).not.toContain(past[1]);
    expect(created).toBe(1);
  });

  test.for([
    { said: 'got better', before: 5, now: 9, changePct: 40 },
    { said: 'is as good', before: 9, now: 9, changePct: 0 },
    { said: 'is too close to call', before: 10, now: 8, changePct: -20 },
  ])('that $said passes', async ({ before, now, changePct }, { expect }) => {
    const { run, benchmark } = await compare(now, [{ passed: before }]);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', cause: '' } });
    expect(benchmark).toMatchObject({ change_pct: changePct, baseline: { score_pct: before * 10 } });
  });

  test.for<[string, readonly Past[], string]>([
    ['is too old', [{ hoursAgo: 8 * 24 + 1 }], 'its baseline is 8 days old'],
    ['is gone', [], 'no completed job of its benchmark with the name production'],
    ['has not finished', [{ steps: 1 }], 'no completed job of its benchmark with the name production'],
    ['ran another benchmark', [{ benchmark: 'bmd_2' }], 'no completed job of its benchmark with the name production'],
    ['lies about its scores', [{ average: 0.3 }], 'its baseline has no valid score'],
    ['has too few scenarios', [{ passed: 1, of: 1 }], 'with so few units'],
  ])('whose baseline %s proves nothing', async ([, past, says], { expect }) => {
    const metric = { metric: 'completed-scenarios' };
    const held = await compare(3, past, { ...metric, thresholds: '20' });
    expect(held.run).toMatchObject({ exitCode: 0, log: expect.stringContaining(says) });
    const open = await compare(3, past, metric);
    expect(open.run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', cause: 'inconclusive' } });
    expect(open.created).toBe(1);
  });
});
