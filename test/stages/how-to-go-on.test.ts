import { expect, test } from 'vitest';
import { RunState } from '../../src/run-state.ts';
import { howToGoOn } from '../../src/stages/how-to-go-on.ts';
import { planGiven } from '../fixtures/given-inputs.ts';

/** A run of Runloop whose batches have one job each: `job-1` and so on. */
function recordOf(...entries: readonly string[]): RunState {
  const given = { 'service-api-key': 'key', service: 'runloop', config: 'suite.yml' };
  const suite = `benchmarks:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}`;
  const { plan, problems } = planGiven(given, { 'suite.yml': suite });
  if (plan === null) throw new Error(problems.join());
  const record = new RunState({ startedAtMs: 0, run: { id: 1, attempt: 1 }, runUrl: null, repositoryUrl: null });
  record.plan = plan;
  for (const batch of record.unpaid) record.started.push({ batch, batchId: null, jobIds: [`job-${batch.index + 1}`] });
  return record;
}

const linesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, line]) => line);
const entry = (own: string) => `id: bmd_1, threshold: 60, agents: [{ name: a }, { name: b }]${own}`;

test.each([
  ['', []],
  [', metric: all-scenarios', []],
  [', metric: completed-scenarios', ['metric: completed-scenarios']],
  [', agent: b', ['agent: b']],
  [', metric: completed-scenarios, agent: b', ['metric: completed-scenarios', 'agent: b']],
])('the lines to go on with judge the same score as the entry did (%s)', (own, choice) => {
  const record = recordOf(entry(own), entry(own).replace('bmd_1', 'bmd_2'));
  expect(linesIn(howToGoOn({ record, comment: null }))).toEqual([
    'service: runloop',
    'job-ids: job-1,job-2',
    'thresholds: 60',
    ...choice,
  ]);
});

test('entries that choose different scores go on in the suite file, each with its own', () => {
  const record = recordOf(entry(''), entry(', agent: b'));
  expect(howToGoOn({ record, comment: null })).toMatch(
    /suite file by job-id, each with its threshold, metric and agent: runloop `job-1`, `job-2`\.$/,
  );
});

test('a run is run again to go on with its jobs only where the comment remembers them', () => {
  const place = {
    recall: async () => ({ kind: 'nothing' as const }),
    announce: async () => {},
    showProgress: () => {},
  };
  const record = recordOf(entry(''));
  const told = [true, false].map((isPublished) => howToGoOn({ record, comment: { ...place, isPublished } }));
  expect(told.map((text) => text.includes('Run this again, and it goes on with them.'))).toEqual([true, false]);
  expect(howToGoOn({ record, comment: null })).not.toContain('Run this again');
});
