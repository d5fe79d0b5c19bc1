import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readGateSteps } from './example-workflow.ts';
import { pullRequestEvent } from './run-action.ts';
import { Scene } from './scene.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const [quickStart = ''] = readme.split('\n## What a green check proves');
const blocks = [...quickStart.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, kind, text = '']) => ({ kind, text }));
const workflow = blocks.find(({ kind }) => kind === 'yaml')?.text ?? '';
const command = blocks.find(({ kind }) => kind === 'sh')?.text ?? '';

const benchmarks = [
  { id: 1, name: 'haystack-medical-v1', outcome: { passed: 5, scored: 5 } },
  { id: 2, name: 'haystack-legal-v1', outcome: { passed: 4, scored: 5 } },
];

/** The inputs of the quick start's step, with the keys of a world. */
async function quickStartInputs({ harmstack }: Scene): Promise<Readonly<Record<string, string>>> {
  const secrets = { HARMSTACK_API_KEY: harmstack.key, MODEL_API_KEY: 'model-key-1234' };
  const event = pullRequestEvent();
  const github = { event_name: event.name, event: event.payload };
  const [step] = await readGateSteps('quick-start.yml', { secrets, github });
  return { ...step?.inputs, 'service-url': harmstack.baseUrl };
}

test('the quick start names every secret that its workflow uses, and requires a check that it has', () => {
  const secrets = [...workflow.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
  expect(secrets).toHaveLength(2);
  for (const name of secrets) expect(quickStart.split('**2.')[0]).toContain(`\`${name}\``);
  const [, required] = /require the status check `([^`]+)`/.exec(quickStart) ?? [];
  expect(Object.keys(parse(workflow).jobs)).toEqual([required]);
});

test('its command lists the benchmarks that its workflow runs', async () => {
  await using scene = await Scene.start(benchmarks);
  const { baseUrl, key } = scene.harmstack;
  const line = command.replace('https://api.harmstack.com/v0', baseUrl);
  const env = { ...process.env, HARMSTACK_API_KEY: key };
  const { stdout } = await promisify(execFile)('bash', ['-c', line], { env });
  const inputs = await quickStartInputs(scene);
  expect(
    JSON.parse(stdout)
      .benchmarks.map(({ id }: { id: number }) => id)
      .join(', '),
  ).toBe(inputs['benchmark-ids']);
});

test('its dry run tells the cost that it promises, and the run itself passes and comments', async () => {
  await using scene = await Scene.start(benchmarks);
  const inputs = await quickStartInputs(scene);
  const [, credits] = /it costs (\d+) credits/.exec(quickStart) ?? [];
  const plan = await scene.run({ ...inputs, 'dry-run': 'true' });
  expect(plan).toMatchObject({ exitCode: 0, outputs: { verdict: 'planned', credits } });
  const run = await scene.run(inputs);
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', credits } });
  expect(scene.comment).toContain('Benchmark gate: passed');
});

test.for([
  ['no key was added', { 'service-api-key': '' }, /service-api-key: missing\. Give the key of Harmstack, .*https:/],
  [
    'the key is wrong',
    { 'service-api-key': 'another-key-1234' },
    /The key for Harmstack was refused \(.*\)\. Check `service-api-key`/,
  ],
  ['a benchmark does not exist', { 'benchmark-ids': '1, 7' }, /Harmstack offers no benchmark 7 .* it offers 1 \(/],
  ['a threshold is a share', { thresholds: '0.8' }, /thresholds: "0\.8" means 0\.8%25; did you mean 80\?/],
  ['a value is misspelt', { service: 'harmstak' }, /service: "harmstak" .* Did you mean `harmstack`\?/],
  [
    'the service is somewhere else',
    { 'service-url': 'http://127.0.0.1:9' },
    /Harmstack cannot be reached\. Check `service-url`/,
  ],
] as const)('when %s, the first error names what is to blame, and what to do', async ([_what, wrong, says]) => {
  await using scene = await Scene.start(benchmarks);
  const run = await scene.run({ ...(await quickStartInputs(scene)), ...wrong });
  expect(run.exitCode).toBe(1);
  const [first = ''] = run.log.match(/^::error .*$/m) ?? [];
  expect(first.replace(/^::error .*?::/, '')).toMatch(new RegExp(`^${says.source}`));
  expect(scene.harmstack.paid).toEqual([]);
});
