import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { readRunContext } from '../../src/github/run-context.ts';
import { createRunner } from '../../src/github/runner.ts';
import { parseOutputs } from '../e2e/runner-files.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** A step's folder with the files that the runner gives to it. */
function startStep() {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
  for (const [name, path] of Object.entries(files)) {
    writeFileSync(path, '');
    vi.stubEnv(name, path);
  }
  vi.stubEnv('RUNNER_TEMP', folder);
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  return { folder, files, lines, runner: createRunner(process.env) };
}

test('the runner gets commands, files and outputs as its documentation asks for them', async () => {
  const { files, lines, runner } = startStep();
  vi.stubEnv('INPUT_BENCHMARK-IDS', ' 1 2 ');
  expect(runner.readInput('benchmark-ids')).toBe('1 2');
  runner.maskSecret('a-secret');
  runner.log('a line');
  runner.logGroup('Jobs', ['one']);
  runner.annotate({ level: 'warning', title: 'a, b', message: 'c\nd' });
  expect(lines.map((line) => line.trimEnd())).toEqual([
    '::add-mask::a-secret',
    'a line',
    '::group::Jobs',
    'one',
    '::endgroup::',
    '::warning title=a%2C b::c%0Ad',
  ]);
  runner.setOutput('verdict', 'passed');
  expect(readFileSync(files.GITHUB_OUTPUT, 'utf8')).toBe('verdict=passed\n');
  runner.writeSummary('first');
  runner.writeSummary('second');
  expect(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')).toBe('second');
  expect(readFileSync(runner.writeFile('results.json', '{}'), 'utf8')).toBe('{}');
  runner.setFailed('no', 'Gate');
  expect([process.exitCode, lines.at(-1)?.trimEnd()]).toEqual([1, '::error title=Gate::no']);
});

test.each(['', ' a ', 'a=b', 'a<<b', 'a\nb=c', 'a\nb<<c\nd', '\na\n', 'a\rb', 'a\r\nb'])(
  'an output of %j is what was set',
  (value) => {
    const { files, runner } = startStep();
    runner.setOutput('before', 'passed');
    runner.setOutput('value', value);
    runner.setOutput('after', 'passed');
    expect(parseOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8'))).toEqual({
      before: 'passed',
      value,
      after: 'passed',
    });
  },
);

test.each([{}, { GITHUB_STEP_SUMMARY: '' }])(
  'without a summary file (%j) there is no summary, and that is no fault',
  (env) => {
    const { lines, files } = startStep();
    createRunner(env).writeSummary('text');
    expect([lines, readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')]).toEqual([[], '']);
  },
);

test.each([{}, { RUNNER_TEMP: '' }])('without a folder for files (%j) they do not land in the checkout', (env) => {
  startStep();
  const path = createRunner(env).writeFile('results.json', '{}');
  expect(relative(tmpdir(), path)).toMatch(/^benchmark-gate-\w+\/results\.json$/);
});

test('an output that cannot be set is one warning, not a crash', () => {
  const { lines, folder, runner } = startStep();
  vi.stubEnv('GITHUB_OUTPUT', join(folder, 'missing', 'output'));
  runner.setOutput('verdict', 'passed');
  runner.setOutput('credits', '1');
  expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(1);
});

test('what the runner does not tell is empty, and GitHub is github.com', () => {
  expect(readRunContext({ GITHUB_EVENT_PATH: '/nowhere/event.json' })).toMatchObject({
    repository: null,
    payload: null,
    runId: 0,
    apiUrl: 'https://api.github.com',
    serverUrl: 'https://github.com',
  });
});
