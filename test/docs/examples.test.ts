import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Problems } from '../../src/plan/problem.ts';
import { parseSuiteFile } from '../../src/plan/suite/suite-file.ts';
import { readExamples, root } from './code-blocks.ts';
import { compileJsonSchema } from './json-schema.ts';
import { findWorkflowFaults, lintWorkflows } from './workflow-lint.ts';

const { suiteFiles, workflows } = await readExamples();

/** What GitHub has learnt since this version of actionlint. */
const isNewer = (workflow: string) => /^ +(timezone|background|- wait):/m.test(workflow);

test('every file of docs/examples stands in a document', async () => {
  const folder = new URL('docs/examples/', root);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yml'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  const shown = new Set([...suiteFiles, ...workflows]);
  expect(files.filter((_name, index) => !shown.has(texts[index] ?? ''))).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(25);
});

test('actionlint finds nothing wrong with a workflow whose syntax it knows', async () => {
  expect(await lintWorkflows(workflows.filter((each) => !isNewer(each)))).toBe('');
}, 60_000);

test.for(workflows.filter(isNewer))(
  'actionlint still needs to be spared a workflow of newer syntax %$',
  { timeout: 60_000 },
  async (workflow) => {
    expect(await lintWorkflows([workflow])).toMatch(/unexpected key|must contain one key "cron"/);
  },
);

test.for(workflows)('GitHub takes every workflow, and this action every input that it gives %$', async (workflow) => {
  expect(await findWorkflowFaults(workflow)).toEqual([]);
});

test.for([
  ['benchmark-ids:', 'benchmark-names:', "Invalid action input 'benchmark-names'"],
  ['timezone:', 'timezon:', "Unexpected value 'timezon'"],
  ['background:', 'backgroud:', "Unexpected value 'backgroud'"],
  ['- wait:', '- wiat:', "Unexpected value 'wiat'"],
])('%s that is misspelt would be noticed', async ([right = '', wrong = '', says = '']) => {
  const workflow = workflows.find((each) => each.includes(right));
  expect((await findWorkflowFaults(workflow?.replace(right, wrong) ?? '')).join('\n')).toContain(says);
});

test.for(workflows)('no script of a workflow holds an expression %$', (workflow) => {
  expect(scriptsOf(parse(workflow)).filter((script) => script.includes('${{'))).toEqual([]);
});

test.for(suiteFiles)('every suite file is read without a problem %$', (text) => {
  const problems = new Problems();
  expect(parseSuiteFile(text, { path: 'benchmarks.yml', service: 'harmstack', problems }).entries).not.toEqual([]);
  expect(problems.found).toEqual([]);
});

test.for(suiteFiles)('every suite file keeps to the JSON Schema that it names %$', async (text) => {
  const { errorsOf, id } = await compileJsonSchema('schemas/suite-file.schema.json');
  expect(errorsOf(parse(text))).toEqual([]);
  expect(text).toContain(`# yaml-language-server: $schema=${id}\n`);
});

/** Every `run:` anywhere in a workflow. */
function scriptsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(scriptsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'run' && typeof inner === 'string' ? [inner] : scriptsOf(inner),
  );
}
