import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ActionRun, runAction } from '../e2e/run-action.ts';
import { findWorkflowFaults } from './workflow-lint.ts';

const text = await readFile(new URL('../../.github/workflows/ci.yml', import.meta.url), 'utf8');
const Step = v.object({ uses: v.optional(v.string()), with: v.optional(v.record(v.string(), v.unknown()), {}) });
const Workflow = v.object({
  permissions: v.strictObject({}),
  jobs: v.record(v.string(), v.object({ permissions: v.record(v.string(), v.string()), steps: v.array(Step) })),
});
const steps = Object.values(v.parse(Workflow, parse(text)).jobs).flatMap((job) => job.steps);

const folder = new URL('../../.github/workflows/', import.meta.url);
const workflows = await Promise.all(
  (await readdir(folder)).map(async (name) => ({ name, content: await readFile(new URL(name, folder), 'utf8') })),
);

describe.for(workflows)('$name', ({ content }) => {
  test('is taken by GitHub, and gives this action inputs that it has', async () => {
    expect(await findWorkflowFaults(content)).toEqual([]);
  });

  test('pins every action of others by its full commit, with the version beside it', () => {
    const lines = content.split('\n').filter((line) => line.includes('uses:') && !line.includes('uses: ./'));
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(lines).not.toEqual([]);
  });

  test('gives each job the permissions that it names, and none by default', () => {
    const { jobs } = v.parse(Workflow, parse(content));
    expect(Object.values(jobs).filter(({ permissions }) => permissions.contents === undefined)).toEqual([]);
  });

  test('keeps no token in the checked-out files', () => {
    const checkouts = Object.values(v.parse(Workflow, parse(content)).jobs)
      .flatMap((job) => job.steps)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with['persist-credentials'] !== false)).toEqual([]);
  });

  test('puts no expression into a script', () => {
    const scripts = content.match(/^ +(?:- )?run: (?:[^|\n].*|\|(?:\n {10}.*)*)/gm) ?? [];
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

test('its good model passes and its worse one fails', async () => {
  const place = await mkdtemp(join(tmpdir(), 'gate-emulators-'));
  const file = join(place, 'output');
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
    await rm(place, { recursive: true });
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
