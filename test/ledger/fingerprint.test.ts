import { describe, expect, test } from 'vitest';
import { fingerprintOf, kinshipByLabel, type Labels, labelOf, tagOf } from '../../src/ledger/fingerprint.ts';
import { deriveSealKey } from '../../src/ledger/seal-key.ts';
import type { PlannedBatch } from '../../src/plan/plan.ts';
import { batchOf } from '../fixtures/harmstack-world.ts';

type Given = Parameters<typeof fingerprintOf>[0];

const keyOf = (secret: string) => deriveSealKey(new Map([['harmstack', secret]]));
const endpoint = {
  url: 'https://model.example.com/v1?tenant=a-secret-tenant',
  apiKey: 'a-secret-key',
  headers: [
    ['X-Model', 'a-secret-model'],
    ['X-Team', 'blue'],
  ],
  provider: 'openai',
} as const;
const plan = { batches: [batchOf({ 1: [5, 5], 2: [3] }, 7)], model: 'gpt-test' };
const given: Given = { plan, endpoint, baselineUrl: null, serviceUrls: new Map(), key: keyOf('key-1') };
const fingerprint = fingerprintOf(given);

const otherPlan = (change: Partial<Given['plan']>): Given => ({ ...given, plan: { ...plan, ...change } });
const otherBatch = (batch: PlannedBatch): Given => otherPlan({ batches: [batch] });
const otherEndpoint = (change: Partial<NonNullable<Given['endpoint']>>): Given => ({
  ...given,
  endpoint: { ...endpoint, ...change },
});
const urls = (...own: readonly (readonly [string, string])[]): Given => ({ ...given, serviceUrls: new Map(own) });

describe('the fingerprint of a plan', () => {
  test.each<[string, Given]>([
    ['another benchmark', otherBatch(batchOf({ 1: [5, 5], 3: [3] }, 7))],
    ['another size', otherBatch(batchOf({ 1: [5, 5], 2: [4] }, 7))],
    ['another seed', otherBatch(batchOf({ 1: [5, 5], 2: [3] }, 8))],
    ['no seed', otherBatch(batchOf({ 1: [5, 5], 2: [3] }))],
    ['a batch more', otherPlan({ batches: [...plan.batches, batchOf({ 1: [5] }, 8)] })],
    ['another model', otherPlan({ model: 'gpt-test-2' })],
    ['no model', otherPlan({ model: null })],
    ['another host', otherEndpoint({ url: endpoint.url.replace('model.', 'other.') })],
    ['another path', otherEndpoint({ url: endpoint.url.replace('/v1', '/v2') })],
    ['another query', otherEndpoint({ url: `${endpoint.url}2` })],
    ['another provider', otherEndpoint({ provider: 'gemini' })],
    ['another value of a header', otherEndpoint({ headers: [['X-Model', 'other'], endpoint.headers[1]] })],
    ['another name of a header', otherEndpoint({ headers: [['X-Other', 'a-secret-model'], endpoint.headers[1]] })],
    ['a header less', otherEndpoint({ headers: [endpoint.headers[0]] })],
    ['no endpoint', { ...given, endpoint: null }],
    ['a baseline that is run', { ...given, baselineUrl: endpoint.url }],
    ['another address of the service', urls(['harmstack', 'https://eu.example.com'])],
    ['another key of the service', { ...given, key: keyOf('key-2') }],
  ])('is another with %s', (_, other) => {
    expect(fingerprintOf(other)).not.toBe(fingerprint);
  });

  test.each<[string, Given, Given]>([
    ['the endpoint’s key', given, otherEndpoint({ apiKey: 'renewed' })],
    ['the order of the headers', given, otherEndpoint({ headers: endpoint.headers.toReversed() })],
    [
      'the case of their names',
      given,
      otherEndpoint({
        headers: [
          ['x-model', 'a-secret-model'],
          ['X-TEAM', 'blue'],
        ],
      }),
    ],
    [
      'the place of a benchmark among those that exist already',
      given,
      otherBatch(movedOn(batchOf({ 1: [5, 5], 2: [3] }, 7))),
    ],
    [
      'the order of the services',
      urls(['a', 'https://a'], ['b', 'https://b']),
      urls(['b', 'https://b'], ['a', 'https://a']),
    ],
  ])('is the same whatever is %s', (_, one, other) => {
    expect(fingerprintOf(other)).toBe(fingerprintOf(one));
  });

  test('is another for each address of each service', () => {
    const others = [
      urls(['harmstack', 'https://eu.example.com']),
      urls(['harmstack', 'https://us.example.com']),
      urls(['runloop', 'https://eu.example.com']),
    ].map(fingerprintOf);
    expect(new Set(others).size).toBe(3);
  });

  test('is of one length and tells nothing of what it covers', () => {
    expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
  });
});

/** The same work, where other benchmarks of the plan come first. */
function movedOn(batch: PlannedBatch): PlannedBatch {
  return { ...batch, jobs: batch.jobs.map((job) => ({ ...job, benchmark: job.benchmark + 1 })) };
}

function labelled(batch: PlannedBatch): PlannedBatch {
  return { ...batch, service: 'runloop' };
}

describe('the tag of a plan in one gate', () => {
  const own = { batches: [labelled(batchOf({ 1: [5] }))], model: 'gpt-test' };
  const tag = (change: Partial<Parameters<typeof tagOf>[0]>) =>
    tagOf({ plan: own, gate: 'CI/gate', commit: 'c', ...change });

  test('is another for other jobs, another model, another gate and another commit', () => {
    const tags = [
      tag({}),
      tag({ plan: { ...own, batches: [labelled(batchOf({ 2: [5] }))] } }),
      tag({ plan: { ...own, model: 'gpt-next' } }),
      tag({ gate: 'CI/other' }),
      tag({ commit: 'd' }),
      tag({ commit: null }),
    ];
    expect(new Set(tags).size).toBe(tags.length);
    for (const each of tags) expect(each).toMatch(/^[0-9a-f]{16}$/);
  });

  test('does not depend on what is paid for where jobs keep no name', () => {
    expect(tag({ plan: { ...own, batches: [...own.batches, batchOf({ 3: [1] })] } })).toBe(tag({}));
    expect(tag({ plan: { ...own, batches: own.batches.map(movedOn) } })).toBe(tag({}));
  });
});

const labels: Labels = { run: { id: 7, attempt: 2, unique: '0000abcd' }, tag: '12345678cccccccc' };
const first = labelOf(labels, 0);

describe('the label of a batch', () => {
  test('names run, attempt and batch, counted from 1', () => {
    expect(first).toBe('benchmark-gate-7-2-12345678cccccccc0000abcd-1');
  });

  test.each<[string, Labels, number]>([
    ['another batch', labels, 1],
    ['another attempt', { ...labels, run: { ...labels.run, attempt: 3 } }, 0],
    ['another run', { ...labels, run: { ...labels.run, id: 8 } }, 0],
    ['another process', { ...labels, run: { ...labels.run, unique: '0000abce' } }, 0],
    ['another plan or gate', { ...labels, tag: '12345679cccccccc' }, 0],
  ])('is another for %s', (_, other, index) => {
    expect(labelOf(other, index)).not.toBe(first);
  });
});

describe('a name is that of some attempt of a run for a batch', () => {
  test.each<[string, string, ReturnType<typeof kinshipByLabel>]>([
    ['its own label', first, 'own'],
    ['the label of another attempt', 'benchmark-gate-7-1-12345678ccccccccffffffff-1', 'own'],
    ['that of another batch', 'benchmark-gate-7-2-12345678cccccccc0000abcd-2', 'foreign'],
    ['that of an eleventh batch', 'benchmark-gate-7-2-12345678cccccccc0000abcd-11', 'foreign'],
    ['that of another run for the same', 'benchmark-gate-8-2-12345678cccccccc0000abcd-1', 'possible'],
    ['that of another run for another commit', 'benchmark-gate-8-2-12345678dddddddd0000abcd-1', 'foreign'],
    ['that of a run whose number begins alike', 'benchmark-gate-71-2-12345678cccccccc0000abcd-1', 'possible'],
    ['that of another plan or gate', 'benchmark-gate-7-2-12345679cccccccc0000abcd-1', 'foreign'],
    ['that of another commit', 'benchmark-gate-7-2-12345678dddddddd0000abcd-1', 'foreign'],
    ['that of a commit that was not known', 'benchmark-gate-7-2-12345678000000000000abcd-1', 'possible'],
    ['the label of a twelfth attempt', 'benchmark-gate-7-12-12345678cccccccc0000abcd-1', 'own'],
    ['its own label in capitals', first.toUpperCase(), null],
    ['its own label, cut', first.slice(0, 40), null],
    ['one with more before it', `x${first}`, null],
    ['one with more behind it', `${first}x`, null],
    ['a text of somebody', 'nightly', 'foreign'],
    ['nothing', '', 'foreign'],
  ])('%s: %s', (_, name, expected) => {
    expect(kinshipByLabel(name, labels, 0)).toBe(expected);
  });

  test('it is its own for an eleventh batch, too', () => {
    expect(kinshipByLabel(labelOf(labels, 10), labels, 10)).toBe('own');
  });

  test('it only may be, where either does not know its commit', () => {
    const [known, unknown] = ['c', null].map((commit) => ({ ...labels, tag: tagOf({ plan, gate: 'CI', commit }) }));
    if (known === undefined || unknown === undefined) throw new Error('there are two');
    expect(kinshipByLabel(labelOf(known, 0), known, 0)).toBe('own');
    for (const [one, other] of [
      [known, unknown],
      [unknown, known],
      [unknown, unknown],
    ] as const)
      expect(kinshipByLabel(labelOf(one, 0), other, 0)).toBe('possible');
  });
});
