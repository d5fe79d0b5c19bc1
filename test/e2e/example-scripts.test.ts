import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, test } from 'vitest';
import { createResults } from '../../src/report/results.ts';
import { createJudged, createReport } from '../fixtures/reports.ts';
import { type Contexts, readScripts } from './example-workflow.ts';

const run = promisify(execFile);

/** A folder with a repository whose first commit holds files of three assistants. */
async function createRepository() {
  const folder = await mkdtemp(join(tmpdir(), 'gate-scripts-'));
  const git = async (...args: readonly string[]) => {
    const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
    const { stdout } = await run('git', [...author, ...args], { cwd: folder });
    return stdout.trim();
  };
  const commit = async (files: readonly string[]) => {
    for (const file of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `${Math.random()}`);
    }
    await git('add', '.');
    await git('commit', '-q', '--allow-empty', '-m', 'change');
    return await git('rev-parse', 'HEAD');
  };
  await git('init', '-q');
  const base = await commit(['shop', 'travel', 'bank'].map((name) => `assistants/${name}/prompt.md`));
  return { folder, base, commit, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

/** Runs the scripts of a job as the runner does; gives what they print and set, or rejects with the first that fails. */
async function runScripts(
  job: readonly [file: string, name: string],
  contexts: Contexts,
  folder: string,
): Promise<{ readonly printed: string; readonly outputs: string }> {
  const outputFile = join(folder, '.git-ignored-output');
  await writeFile(outputFile, '');
  let printed = '';
  for (const { run: script, env } of await readScripts(...job, contexts)) {
    const { stdout } = await run('bash', ['-e', '-c', script], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env, GITHUB_OUTPUT: outputFile },
    });
    printed += stdout;
  }
  return { printed, outputs: await readFile(outputFile, 'utf8') };
}

describe('the scripts of the recipes', () => {
  test.for([
    [['assistants/shop/prompt.md', 'assistants/travel/tools/search.json', 'README.md'], '["shop","travel"]'],
    [['assistants/my bot/prompt.md', 'assistants/café/prompt.md'], '["café","my bot"]'],
    [['assistants/notes.md', 'docs/assistants/shop.md'], '[]'],
  ] as const)('find the assistants that %j change: %s', async ([files, found], { expect }) => {
    await using repository = await createRepository();
    await repository.commit(files);
    const github = { event: { pull_request: { base: { sha: repository.base } } } };
    const { outputs } = await runScripts(['monorepo.yml', 'changes'], { github }, repository.folder);
    expect(outputs).toBe(`assistants=${found}\n`);
  });

  test('find no assistant that is removed', async ({ expect }) => {
    await using repository = await createRepository();
    await rm(join(repository.folder, 'assistants/bank'), { recursive: true });
    await repository.commit(['assistants/shop/prompt.md']);
    const github = { event: { pull_request: { base: { sha: repository.base } } } };
    const { outputs } = await runScripts(['monorepo.yml', 'changes'], { github }, repository.folder);
    expect(outputs).toBe('assistants=["shop"]\n');
  });

  test('find both assistants between which a file has moved', async ({ expect }) => {
    await using repository = await createRepository();
    await repository.commit(['assistants/shop/tools.json']);
    const base = await repository.commit([]);
    await rename(
      join(repository.folder, 'assistants/shop/tools.json'),
      join(repository.folder, 'assistants/travel/tools.json'),
    );
    await repository.commit([]);
    const github = { event: { pull_request: { base: { sha: base } } } };
    const { outputs } = await runScripts(['monorepo.yml', 'changes'], { github }, repository.folder);
    expect(outputs).toBe('assistants=["shop","travel"]\n');
  });

  test('fail where the base is not there, so that nothing is taken for unchanged', async ({ expect }) => {
    await using repository = await createRepository();
    const github = { event: { pull_request: { base: { sha: 'a'.repeat(40) } } } };
    await expect(runScripts(['monorepo.yml', 'changes'], { github }, repository.folder)).rejects.toThrow();
  });

  test.for([
    ['success', '["shop"]', 'success', true],
    ['success', '["shop"]', 'failure', false],
    ['success', '["shop"]', 'skipped', false],
    ['success', '[]', 'skipped', true],
    ['failure', '', 'skipped', false],
  ] as const)(
    'let changes %s of %s with gates %s pass: %s',
    async ([changes, assistants, gate, isGreen], { expect }) => {
      await using repository = await createRepository();
      const needs = { changes: { result: changes, outputs: { assistants } }, gate: { result: gate } };
      const job = runScripts(['monorepo.yml', 'gates'], { needs }, repository.folder);
      await (isGreen ? expect(job).resolves.toBeDefined() : expect(job).rejects.toThrow());
    },
  );

  test.for([
    ['success', true],
    ['failure', false],
    ['cancelled', false],
    ['skipped', false],
  ] as const)('let a matrix that ends with %s pass: %s', async ([result, isGreen], { expect }) => {
    await using repository = await createRepository();
    const job = runScripts(
      ['models-in-a-matrix.yml', 'every-model'],
      { needs: { gate: { result } } },
      repository.folder,
    );
    await (isGreen ? expect(job).resolves.toBeDefined() : expect(job).rejects.toThrow());
  });

  test('print scores, and say that one is not known', async ({ expect }) => {
    await using repository = await createRepository();
    const unknown = createJudged({ verdict: 'error', scorePct: null, passed: null, scored: null });
    const results = createResults(createReport({ verdict: 'error', benchmarks: [unknown, createJudged()] }));
    const file = join(repository.folder, 'results.json');
    await writeFile(file, JSON.stringify(results));
    const outputs = { verdict: 'error', results: JSON.stringify(results), 'results-file': file };
    const { printed } = await runScripts(
      ['use-results.yml', 'gate'],
      { steps: { gate: { outputs } } },
      repository.folder,
    );
    const [first, ...scores] = printed.trimEnd().split('\n');
    expect(first).toBe('error, first score unknown');
    expect(scores.map((line) => line.split('\t').slice(1))).toEqual(
      results.benchmarks.map(({ verdict, score_pct: pct }) => [verdict, pct === null ? '' : String(pct)]),
    );
  });
});
