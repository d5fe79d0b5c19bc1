import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { compileJsonSchema } from './json-schema.ts';

describe('the published schema of suite files', async () => {
  const { errorsOf } = await compileJsonSchema('schemas/suite-file.schema.json');

  test('takes ids as numbers and as texts, and needs no more than id and threshold', () => {
    const benchmarks = [
      { id: 1, threshold: 80 },
      { id: '2', threshold: 66.67, count: 25, name: 'Legal haystack', service: 'harmstack' },
    ];
    expect(errorsOf({ benchmarks })).toEqual([]);
  });

  const project = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
  const agents = [{ name: 'claude-code', 'timeout-seconds': 600, kwargs: { think: true }, environment: { A: 1 } }];
  test.for<readonly [string, object]>([
    ['a range of units', { id: 1, count: '10..50' }],
    ['a job of Harmstack', { 'job-id': 'a' }],
    ['a benchmark that is compared with a job', { id: 1, 'baseline-job-id': 'b' }],
    ['a benchmark of Runloop', { id: 'bmd_1', agents, orchestrator: { attempts: 1 }, agent: 'claude-code' }],
    ['scenarios', { service: 'runloop', scenarios: ['scn_1'], agents, metric: 'completed-scenarios' }],
    ['a Harbor file', { harbor: 'jobs/h.yml' }],
    ['a Harbor text', { 'inline-yaml': 'agents: []' }],
    ['the newest of a name', { 'job-name': 'nightly' }],
    ['a job of Overmind', { service: 'overmind', 'job-id': 'a', metric: 'avg_score', 'score-scale': 1 }],
    ['the newest of a status and a search', { newest: { 'prompt-slug': 's', status: 'completed', search: 'v2' } }],
    ['the newest of a project', { newest: { project, 'prompt-slug': 's', 'job-type': 'judge_scoring' } }],
  ])('takes %s', ([, entry]) => {
    expect(errorsOf({ benchmarks: [{ threshold: 60, ...entry }] })).toEqual([]);
  });

  test.for([
    ['no benchmarks', { benchmarks: [] }],
    ['a baseline that is no id', { benchmarks: [{ id: 1, 'baseline-job-id': 5 }] }],
    ['a threshold above 100', { benchmarks: [{ id: 1, threshold: 100.01 }] }],
    ['half a unit', { benchmarks: [{ id: 1, threshold: 80, count: 0.5 }] }],
    ['units that are neither a number nor a range', { benchmarks: [{ id: 1, threshold: 80, count: '10-50' }] }],
    ['an unknown service', { benchmarks: [{ id: 1, threshold: 80, service: 'nobody' }] }],
    ['two things in one entry', { benchmarks: [{ id: 1, 'job-id': 'a', threshold: 80 }] }],
    ['units of a job that exists', { benchmarks: [{ 'job-id': 'a', count: 5, threshold: 80 }] }],
    ['a benchmark without agents', { benchmarks: [{ service: 'runloop', id: 'bmd_1', threshold: 80 }] }],
    ['a score of another service', { benchmarks: [{ service: 'overmind', 'job-id': 'a', threshold: 80, agent: 'a' }] }],
    ['a project that is no UUID', { benchmarks: [{ newest: { project: 'p' }, threshold: 80 }] }],
    ['a setting that is an input', { benchmarks: [{ id: 1, threshold: 80 }], 'endpoint-url': 'https://example.com' }],
  ] as const)('refuses %s', ([, suite]) => {
    expect(errorsOf(suite)).not.toEqual([]);
  });
});

describe('the published schema of results', async () => {
  const { errorsOf } = await compileJsonSchema('schemas/results.schema.json');
  const golden = new URL('../report/golden/', import.meta.url);
  const documents = (await readdir(golden)).filter((name) => name.endsWith('.results.json.txt'));

  test.for(documents)('takes %s', async (name) => {
    const document: unknown = JSON.parse(await readFile(new URL(name, golden), 'utf8'));
    expect(errorsOf(document)).toEqual([]);
  });

  test('refuses a value that is left out', async () => {
    const { credits: _credits, ...document } = JSON.parse(
      await readFile(new URL('failed.results.json.txt', golden), 'utf8'),
    );
    expect(errorsOf(document)).not.toEqual([]);
  });
});
