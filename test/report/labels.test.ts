import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlannedBenchmark } from '../../src/plan/plan.ts';
import { labelBenchmarks } from '../../src/report/labels.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { createJudged } from '../fixtures/reports.ts';

type Named = readonly [name: string | null, benchmark: Partial<PlannedBenchmark>];

function label(...named: readonly Named[]): readonly string[] {
  return labelBenchmarks(
    named.map(([name, differences]) => createJudged({ name, benchmark: createBenchmark(differences) })),
  );
}

test.each([
  ['Legal', '7', 'Legal'],
  [' ', '7', 'benchmark 7'],
  [null, '7', 'benchmark 7'],
  [null, '12', 'benchmark 12'],
  [null, 'bmd_7', 'bmd_7'],
  [null, '7a', '7a'],
  [null, '', 'benchmark without a name'],
])('the name %j of benchmark %s is shown as %s', (name, id, shown) => {
  expect(label([name, { id }])).toEqual([shown]);
});

describe('benchmarks of one name are told apart by what differs', () => {
  const runloop = { service: 'runloop', id: 'bmd_1' } as const;
  const choice = { metric: 'all-scenarios', agent: null, scale: 100 } as const;
  const agent = { agentId: null, model: null, timeoutSeconds: null, kwargs: {}, environment: {}, secrets: {} };
  const run = (...agents: readonly (readonly [name: string, model: string | null])[]) =>
    ({
      kind: 'submit',
      units: 1,
      run: {
        source: { kind: 'benchmark', id: 'bmd_1' },
        agents: agents.map(([name, model]) => ({ ...agent, name, model })),
        orchestrator: null,
      },
    }) as const;

  test.each<[string, readonly Named[], readonly string[]]>([
    [
      'service',
      [
        ['n', {}],
        ['n', runloop],
      ],
      ['n (Harmstack)', 'n (Runloop)'],
    ],
    [
      'id',
      [
        ['n', { id: '1' }],
        ['n', { id: '2' }],
      ],
      ['n (id 1)', 'n (id 2)'],
    ],
    [
      'job',
      [
        ['n', { work: { kind: 'existing', jobId: '0b2f7c1e-7a54-4a3e-9d0b-5d1f2a9c7e11' } }],
        ['n', { work: { kind: 'existing', jobId: 'bmj_nightly_2' } }],
      ],
      ['n (job 0b2f7c1e)', 'n (job bmj_nightly_2)'],
    ],
    [
      'metric',
      [
        [null, { ...runloop, choice }],
        [null, { ...runloop, choice: { ...choice, metric: 'completed-scenarios' } }],
      ],
      ['bmd_1 (all-scenarios)', 'bmd_1 (completed-scenarios)'],
    ],
    [
      'judged agent',
      [
        [null, { ...runloop, choice: { ...choice, agent: 'a' } }],
        [null, { ...runloop, choice: { ...choice, agent: 'b' } }],
        [null, { ...runloop, choice }],
      ],
      ['bmd_1 (agent a)', 'bmd_1 (agent b)', 'bmd_1'],
    ],
    [
      'agents',
      [
        [null, { ...runloop, work: run(['a', null]) }],
        [null, { ...runloop, work: run(['a', null], ['b', null]) }],
      ],
      ['bmd_1 (agent a)', 'bmd_1 (agents a, b)'],
    ],
    [
      'models',
      [
        [null, { ...runloop, work: run(['a', 'm']) }],
        [null, { ...runloop, work: run(['a', 'n']) }],
      ],
      ['bmd_1 (model m)', 'bmd_1 (model n)'],
    ],
    [
      'several of these',
      [
        ['n', { id: '1' }],
        ['n', { id: '2' }],
        ['n', { ...runloop, id: '2' }],
      ],
      ['n (Harmstack, id 1)', 'n (Harmstack, id 2)', 'n (Runloop)'],
    ],
    [
      'nothing',
      [
        ['n', {}],
        ['n', {}],
        ['n (1)', {}],
      ],
      ['n (2)', 'n (3)', 'n (1)'],
    ],
  ])('%s', (_, named, labels) => {
    expect(label(...named)).toEqual(labels);
  });
});

test('no two benchmarks have the same name, and none has a long one', () => {
  fc.assert(
    fc.property(hostileReport, ({ benchmarks }) => {
      const labels = labelBenchmarks(benchmarks);
      expect(new Set(labels).size).toBe(benchmarks.length);
      expect(labels.filter((each) => each === '' || each.length > 16 * 100)).toEqual([]);
    }),
  );
});
