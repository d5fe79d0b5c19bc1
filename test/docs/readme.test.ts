import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Problems } from '../../src/plan/problem.ts';
import { parseSuiteFile } from '../../src/plan/suite/suite-file.ts';
import { readExamples } from './code-blocks.ts';
import { compileJsonSchema } from './json-schema.ts';
import { findWorkflowFaults, lintWorkflows } from './workflow-lint.ts';

const { suiteFiles, workflows } = await readExamples();

test('the examples are found', () => {
  expect(workflows.length).toBeGreaterThanOrEqual(12);
  expect(suiteFiles.length).toBeGreaterThanOrEqual(4);
});

test('every workflow is one that GitHub takes', async () => {
  expect(await lintWorkflows(workflows)).toBe('');
}, 60_000);

test.for(workflows)('every workflow gives this action inputs that it has %$', async (workflow) => {
  expect(await findWorkflowFaults(workflow)).toEqual([]);
});

test('an input that does not exist would be noticed', async () => {
  const [first = ''] = workflows;
  expect(await findWorkflowFaults(first.replace('benchmark-ids:', 'benchmark-names:'))).toEqual([
    expect.stringContaining("Invalid action input 'benchmark-names'"),
  ]);
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
