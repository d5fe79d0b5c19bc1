import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ActionRun, runAction } from '../e2e/run-action.ts';
import { findWorkflowFaults } from './workflow-lint.ts';

const text = await readFile(new URL('../../.github/workflows/ci.yml', import.meta.url), 'utf8');
const Step = v.object({ uses: v.optional(v.string()), with: v.optional(v.record(v.string(), v.unknown()), {}) });
const Workflow = v.object({
  permissions: v.strictObject({}),
  jobs: v.record(v.string(), v.object({ steps: v.array(Step) })),
});
const steps = Object.values(v.parse(Workflow, parse(text)).jobs).flatMap((job) => job.steps);

test('the workflow gives this action inputs that it has', async () => {
  expect(await findWorkflowFaults(text)).toEqual([]);
});

test('every action of others is pinned by its full commit, with the version beside it', () => {
  const lines = text.split('\n').filter((line) => line.includes('uses:') && !line.includes('uses: ./'));
  for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  expect(lines).not.toEqual([]);
});

test('its good model passes and its worse one fails', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gate-emulators-'));
  const file = join(folder, 'output');
  await writeFile(file, '');
  const server = spawn(process.execPath, [fileURLToPath(new URL('../e2e/serve-emulators.ts', import.meta.url)), file]);
  try {
    const places = await readPlaces(file);
    const runs: ActionRun[] = [];
    for (const step of steps.filter(({ uses }) => uses === './')) {
      const inputs = Object.entries(step.with).map(([name, value]) => [name, resolve(String(value), places)]);
      runs.push(await runAction({ inputs: Object.fromEntries(inputs) }));
    }
    expect(runs.map(({ exitCode, outputs: { verdict, credits } }) => ({ exitCode, verdict, credits }))).toEqual([
      { exitCode: 0, verdict: 'passed', credits: '18' },
      { exitCode: 1, verdict: 'failed', credits: '18' },
    ]);
    expect(JSON.parse(runs[1]?.outputs.results ?? 'null')).toMatchObject({ benchmarks: [{ verdict: 'failed' }, {}] });
    expect(runs[1]?.junit).toContain('<failure ');
  } finally {
    server.kill();
    await rm(folder, { recursive: true });
  }
});

async function readPlaces(file: string): Promise<ReadonlyMap<string, string>> {
  for (;;) {
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    if (lines.length > 1) return new Map(lines.map((line) => [line.split('=')[0] ?? '', line.split('=')[1] ?? '']));
    await sleep(50);
  }
}

/** Puts the outputs of the step that starts the emulators where the workflow's expressions name them. */
function resolve(input: string, places: ReadonlyMap<string, string>): string {
  return input.replaceAll(/\$\{\{ steps\.emulators\.outputs\.([\w-]+) \}\}/g, (_all, name: string) => {
    return places.get(name) ?? `(no output ${name})`;
  });
}
