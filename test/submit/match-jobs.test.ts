import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyTime, maxSkewMs, type Window } from '../../src/ledger/payment.ts';
import type { PlannedBatch } from '../../src/plan/plan.ts';
import { noId } from '../../src/services/http/fields.ts';
import type { Job, JobFacts } from '../../src/services/service.ts';
import {
  areSentInTurn,
  endpointUrlOf,
  givenLabel,
  kinshipOf,
  limitFor,
  matchExactly,
  matchLabelled,
  maxClockSkewMs,
  maxListingDelayMs,
  maxServerSkewMs,
  type Wanted,
} from '../../src/submit/match-jobs.ts';
import { createJob } from '../fixtures/cases.ts';
import { batchOf } from '../fixtures/harmstack-world.ts';
import { runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const endpointUrl = 'https://model.example.com/v1?tenant=t';
const sinceMs = Date.parse('2024-06-01T12:00:00Z');
const untilMs = sinceMs + 5000;
const run = runKey(7, 1);
const earliestMs = sinceMs - 9000;
const window: Window = { earliestMs, sinceMs, untilMs, latestMs: null, clock: 'service' };

const hourMs = 3_600_000;

const at = (ms: number) => ({ createdAt: new Date(ms) });

function jobOf(facts: Partial<JobFacts> = {}): Job {
  const own = { id: 'mine', endpointUrl, units: 5, createdAt: new Date(sinceMs) };
  return createJob({ state: 'waiting', progress: null }, { ...own, ...facts });
}

function wantedOf(
  units: Parameters<typeof batchOf>[0] = { 1: [5] },
  given: Partial<Wanted> & Partial<Wanted['submit']> = {},
): Wanted {
  const { label = null, window: own = window, ...rest } = given;
  return {
    batch: batchOf(units),
    submit: submitBy(run, { label, window: own }),
    endpointUrl,
    takenIds: new Set(),
    tag: '12345678cccccccc',
    ...rest,
  };
}

const labelled = (batch: PlannedBatch): PlannedBatch => ({ ...batch, service: 'runloop' });

describe('a job of a service that keeps no names', () => {
  test.each<[string, Partial<JobFacts>, ReturnType<typeof kinshipOf>]>([
    ['that is exactly what was asked for', {}, 'own'],
    ['that was created when the submit ended', at(untilMs), 'own'],
    ['that was created later', at(untilMs + 1), 'possible'],
    ['that was created as late as it may be', at(untilMs + maxListingDelayMs + maxClockSkewMs), 'possible'],
    ['that was created later than that', at(untilMs + maxListingDelayMs + maxClockSkewMs + 1), 'foreign'],
    ['that was created before, by less than two clocks differ', at(earliestMs - maxServerSkewMs), 'possible'],
    ['that was created before, by more than that', at(earliestMs - maxServerSkewMs - 1), 'foreign'],
    ['that does not tell when it was created', { createdAt: null }, 'possible'],
    ['of another size', { units: 4 }, 'possible'],
    ['that does not tell its size', { units: null }, 'possible'],
    ['of another benchmark', { benchmarkId: '2' }, 'foreign'],
    ['that does not tell its benchmark', { benchmarkId: null }, 'possible'],
    ['whose benchmark is told by what cannot be an id', { benchmarkId: noId }, 'possible'],
    ['of another host', { endpointUrl: 'https://other.example.com/v1?tenant=t' }, 'foreign'],
    ['of another path', { endpointUrl: 'https://model.example.com/v2?tenant=t' }, 'possible'],
    ['with a slash more in its path', { endpointUrl: 'https://model.example.com/v1/?tenant=t' }, 'possible'],
    ['of another query', { endpointUrl: 'https://model.example.com/v1?tenant=u' }, 'possible'],
    ['that shows no query', { endpointUrl: 'https://model.example.com/v1' }, 'possible'],
    ['that shows the origin alone', { endpointUrl: 'https://model.example.com' }, 'possible'],
    ['that shows no address', { endpointUrl: null }, 'possible'],
    ['that shows something else for an address', { endpointUrl: '***' }, 'possible'],
    ['that was there before, or is another submit’s', { id: 'taken' }, 'foreign'],
    ['that bears some name, which tells nothing', { label: 'somebody’s' }, 'own'],
  ])('%s: %s', (_, facts, expected) => {
    expect(kinshipOf(jobOf(facts), wantedOf({ 1: [5] }, { takenIds: new Set(['taken']) }))).toBe(expected);
  });

  test.each<[string, Window, Partial<JobFacts>, ReturnType<typeof kinshipOf>]>([
    ['at any time when nothing is known', anyTime, at(0), 'possible'],
    ['at any time, where nobody knows what was there before', { ...window, sinceMs: null }, at(sinceMs), 'possible'],
    ['at any time since its beginning', { ...window, untilMs: null }, at(sinceMs + 1e10), 'own'],
    ['until it had ended at the latest', { ...window, untilMs: null, latestMs: untilMs }, at(untilMs), 'own'],
    ['and not after that', { ...window, untilMs: null, latestMs: untilMs }, at(untilMs + 1), 'possible'],
    ['until it had ended, where that is known', { ...window, latestMs: untilMs + 9 }, at(untilMs + 9), 'possible'],
    ['at any time until its end', { ...window, earliestMs: null }, at(0), 'possible'],
  ])('can be that of a submit %s', (_, own, facts, expected) => {
    expect(kinshipOf(jobOf(facts), wantedOf({ 1: [5] }, { window: own }))).toBe(expected);
  });

  test.each<[string, number, number | null, ReturnType<typeof kinshipOf>]>([
    ['as soon as that', 0, 0, 'own'],
    ['as soon as that, by a clock that is behind', -hourMs, -hourMs, 'own'],
    ['just before, by a clock that is ahead', hourMs - 1, hourMs, 'possible'],
    ['just after its end, by a clock that tells seconds', 7000 - hourMs, -hourMs, 'own'],
    ['later than such a clock may be off', 7001 - hourMs, -hourMs, 'possible'],
    ['long before, by a clock that is ahead', 0, hourMs, 'foreign'],
    ['long after, by a clock that is behind', 0, -hourMs, 'foreign'],
    ['about then, by a clock that nobody tells', 0, null, 'possible'],
    ['so much before as such a clock may be off', -maxSkewMs, null, 'possible'],
    ['so much after', maxSkewMs, null, 'possible'],
    ['longer before', -maxSkewMs - maxServerSkewMs - 10_000, null, 'foreign'],
  ])('of a run that began by its own clock, created %s: %#', (_, laterMs, clockAheadMs, expected) => {
    const wanted = wantedOf({ 1: [5] }, { window: { ...window, clock: 'runner' } });
    expect(kinshipOf(jobOf({ ...at(sinceMs + laterMs), clockAheadMs }), wanted)).toBe(expected);
  });

  test('is that of a submit in one of its spans, and not between them', () => {
    const spanOf = (fromMs: number) => ({ ...window, earliestMs: fromMs, sinceMs: fromMs, untilMs: fromMs + 1000 });
    const submit = submitBy(run, { window, spans: [spanOf(sinceMs), spanOf(sinceMs + 3000)] });
    const kin = (ms: number) => kinshipOf(jobOf(at(ms)), wantedOf({ 1: [5] }, { submit }));
    expect([0, 1000, 1001, 2999, 3000, 4000, 4001].map((laterMs) => kin(sinceMs + laterMs))).toEqual([
      'own',
      'own',
      'possible',
      'possible',
      'own',
      'own',
      'possible',
    ]);
  });

  test('is any of those that a batch has asked for', () => {
    const wanted = wantedOf({ 1: [5, 4], 2: [3] });
    const kin = (benchmarkId: string, units: number) => kinshipOf(jobOf({ benchmarkId, units }), wanted);
    expect([kin('1', 5), kin('1', 4), kin('2', 3), kin('1', 3), kin('2', 5), kin('3', 5)]).toEqual([
      'own',
      'own',
      'own',
      'possible',
      'possible',
      'foreign',
    ]);
  });

  test('of a service that calls no endpoint is known without one', () => {
    expect(kinshipOf(jobOf({ endpointUrl: null }), wantedOf({ 1: [5] }, { endpointUrl: null }))).toBe('own');
  });
});

describe('a job of a service that keeps the name that a job is given', () => {
  const batch = labelled(batchOf({ 1: [5] }));
  const ownLabel = 'benchmark-gate-7-1-12345678ccccccccaaaaaaaa-1';
  const siblings = 'benchmark-gate-7-1-12345678ccccccccbbbbbbbb-1';
  test.each<[string, string | null, Partial<JobFacts>, ReturnType<typeof kinshipOf>]>([
    [
      'is its own by its name alone',
      ownLabel,
      { label: ownLabel, endpointUrl: null, createdAt: null, units: 9 },
      'own',
    ],
    ['is foreign by another name', ownLabel, { label: siblings }, 'foreign'],
    ['may be its own when it shows no name', ownLabel, { label: null }, 'possible'],
    ['is foreign without a name and of another benchmark', ownLabel, { label: null, benchmarkId: '2' }, 'foreign'],
    ['is its own by the name of any attempt, when it is not known of which', null, { label: siblings }, 'own'],
    ['is foreign by a name that no gate gives', null, { label: 'nightly' }, 'foreign'],
    ['is foreign by such a name, though its own is known', ownLabel, { label: 'nightly' }, 'foreign'],
    ['may be its own when a list adds to its name', ownLabel, { label: `team/${ownLabel}` }, 'possible'],
    ['may be its own when a list shows its name in capitals', ownLabel, { label: ownLabel.toUpperCase() }, 'possible'],
    ['may be its own when a list cuts its name', ownLabel, { label: ownLabel.slice(0, 40) }, 'possible'],
    [
      'is foreign by such a name and of another benchmark',
      ownLabel,
      { label: `x${ownLabel}`, benchmarkId: '2' },
      'foreign',
    ],
    ['is foreign by such a name and long before', ownLabel, { label: `x${ownLabel}`, ...at(0) }, 'foreign'],
    [
      'is foreign when it is known to be another’s, whatever its name',
      ownLabel,
      { id: 'taken', label: ownLabel },
      'foreign',
    ],
  ])('%s', (_, label, facts, expected) => {
    const wanted = wantedOf({}, { batch, label, takenIds: new Set(['taken']) });
    expect(kinshipOf(jobOf(facts), wanted)).toBe(expected);
  });

  test.each<[string, Partial<JobFacts>, ReturnType<typeof kinshipOf>]>([
    ['at that time', {}, 'possible'],
    ['long before', at(0), 'foreign'],
    ['for another benchmark', { benchmarkId: '2' }, 'foreign'],
  ])('may be its own when another run has given it such a name %s: %#', (_, facts, expected) => {
    const label = 'benchmark-gate-8-1-12345678cccccccc00000000-1';
    expect(kinshipOf(jobOf({ label, ...facts }), wantedOf({}, { batch }))).toBe(expected);
    expect(kinshipOf(jobOf({ label, ...facts }), wantedOf({}, { batch, label: ownLabel }))).toBe('foreign');
  });

  test('is taken by its name only when there are as many as were asked for', () => {
    const jobs = [jobOf({ id: 'a', label: ownLabel }), jobOf({ id: 'b', label: siblings }), jobOf({ id: 'c' })];
    const wanted = wantedOf({}, { batch, label: ownLabel });
    expect(matchLabelled(jobs, wanted)).toEqual(['a']);
    expect(matchLabelled([...jobs, jobOf({ id: 'd', label: ownLabel })], wanted)).toBeNull();
    expect(matchLabelled(jobs.slice(1), wanted)).toBeNull();
  });

  test('is never taken for what it is', () => {
    expect(matchExactly([jobOf()], [wantedOf({}, { batch, label: ownLabel })])).toBeNull();
  });
});

const matchOne = (jobs: readonly Job[], wanted = wantedOf()) => matchExactly(jobs, [wanted])?.flat() ?? null;

describe('exactly the jobs of one batch', () => {
  const mine = jobOf();
  test.each<[string, readonly Job[], readonly string[] | null]>([
    ['are the one that was asked for', [mine], ['mine']],
    ['are none where none is listed', [], null],
    ['are none where the one is only possible', [jobOf({ units: 4 })], null],
    ['are not one of two that fit', [mine, jobOf({ id: 'a' })], null],
    ['are not one beside another of another size', [mine, jobOf({ id: 'a', units: 4 })], null],
    ['are not one beside another that hides its address', [mine, jobOf({ id: 'a', endpointUrl: null })], null],
    [
      'are not one beside another of another path',
      [mine, jobOf({ id: 'a', endpointUrl: 'https://model.example.com' })],
      null,
    ],
    ['are not one in the company of another benchmark', [mine, jobOf({ id: 'a', benchmarkId: '2' })], null],
    [
      'are not one beside another that came later',
      [mine, jobOf({ id: 'a', ...at(untilMs + maxListingDelayMs) })],
      null,
    ],
    [
      'are not one beside another that came as late as its own may by any clock',
      [mine, jobOf({ id: 'a', ...at(untilMs + maxListingDelayMs + maxClockSkewMs) })],
      null,
    ],
    [
      'are one beside another of another host',
      [mine, jobOf({ id: 'a', endpointUrl: 'https://other.example.com' })],
      ['mine'],
    ],
    ['are one beside another from before', [mine, jobOf({ id: 'a', ...at(0) })], ['mine']],
    ['are one beside what was there before', [mine, jobOf({ id: 'taken' })], ['mine']],
    [
      'are one although another benchmark was run long after',
      [mine, jobOf({ id: 'a', benchmarkId: '2', ...at(untilMs + maxListingDelayMs + 1) })],
      ['mine'],
    ],
    [
      'are one although another benchmark was run before',
      [mine, jobOf({ id: 'a', benchmarkId: '2', ...at(earliestMs - maxServerSkewMs - 1) })],
      ['mine'],
    ],
  ])('%s', (_, jobs, expected) => {
    expect(matchOne(jobs, wantedOf({ 1: [5] }, { takenIds: new Set(['taken']) }))).toEqual(expected);
  });

  test('are the whole multiset of benchmarks and sizes', () => {
    const jobs = [jobOf({ id: 'a' }), jobOf({ id: 'b', units: 4 }), jobOf({ id: 'c', benchmarkId: '2' })];
    const wanted = wantedOf({ 1: [5, 4], 2: [5] });
    expect(matchOne(jobs, wanted)).toEqual(['a', 'b', 'c']);
    expect(matchOne(jobs.slice(1), wanted)).toBeNull();
    expect(matchOne([jobOf({ id: 'a' }), jobOf({ id: 'b' }), ...jobs.slice(2)], wanted)).toBeNull();
  });

  test('are not two of one benchmark where one of each was asked for', () => {
    expect(matchOne([jobOf({ id: 'a' }), jobOf({ id: 'b' })], wantedOf({ 1: [5], 2: [5] }))).toBeNull();
  });
});

const jobsOf = (batch: number) => [
  jobOf({ id: `${batch}-1`, ...at(sinceMs + batch) }),
  jobOf({ id: `${batch}-2`, benchmarkId: '2', units: 3, ...at(sinceMs + batch) }),
];

describe('exactly the jobs of several batches', () => {
  const wanted = [0, 1, 2].map((index) => wantedOf({}, { batch: { ...batchOf({ 1: [5], 2: [3] }), index } }));
  test.each<[string, readonly Job[], readonly (readonly string[])[] | null]>([
    [
      'are given to them in the order of their creation',
      [1, 0].flatMap(jobsOf),
      [
        ['0-1', '0-2'],
        ['1-1', '1-2'],
      ],
    ],
    ['may be those of the first alone', jobsOf(0), [['0-1', '0-2']]],
    ['are not half of one', [...jobsOf(0), ...jobsOf(1).slice(1)], null],
    ['are not more than were asked for', [0, 1, 2, 3].flatMap(jobsOf), null],
    ['are none where none is listed', [], null],
  ])('%s', (_, jobs, expected) => {
    expect(matchExactly(jobs, wanted)).toEqual(expected);
  });

  test('are all of them when all were carried out', () => {
    expect(matchExactly([0, 1, 2].flatMap(jobsOf), wanted)).toHaveLength(3);
  });

  test('are none beside a job that could be that of one of them alone', () => {
    const later = (ms: number) => ({ earliestMs: sinceMs + ms, sinceMs: sinceMs + ms, untilMs: untilMs + ms });
    const apart = [0, hourMs].map((ms, index) =>
      wantedOf({}, { batch: { ...batchOf({ 1: [5] }), index }, window: { ...window, ...later(ms) } }),
    );
    const jobs = [jobOf({ id: 'a' }), jobOf({ id: 'b', ...at(sinceMs + hourMs) })];
    expect(matchExactly(jobs, apart)).toEqual([['a'], ['b']]);
    expect(matchExactly([...jobs, jobOf({ id: 'c', ...at(sinceMs + hourMs) })], apart)).toBeNull();
  });
});

const created = (...ms: readonly (number | null)[]) =>
  ms.map((each) => jobOf({ createdAt: each === null ? null : new Date(sinceMs + each) }));

describe('batches that are sent one after the other', () => {
  test.each<[string, boolean, readonly (readonly Job[])[]]>([
    ['are created in turn', true, [created(0, 0), created(1000), created(5000, 5001)]],
    ['may be created in the same second', true, [created(0, 0), created(0)]],
    ['do not take turns with each other', false, [created(0, 6000), created(5000)]],
    ['do not come in another order', false, [created(5000), created(0)]],
    ['keep their order beside one that is not there', false, [created(5000), [], created(0)]],
    ['each create their jobs within moments', true, [created(0, 2000)]],
    ['do not create one much later than another', false, [created(0, 2001)]],
    ['may tell nothing of when', true, [created(5000), created(null), created(5000, null)]],
    ['may be as many as a list can hold', true, [created(0), Array.from({ length: 200_000 }, () => created(1)).flat()]],
  ])('%s', (_, isInTurn, batches) => {
    expect(areSentInTurn(batches)).toBe(isInTurn);
  });
});

describe('whatever the list holds', () => {
  const anyFacts = fc.record({
    benchmarkId: fc.constantFrom('1', '2', '3', null),
    units: fc.constantFrom(1, 2, null),
    endpointUrl: fc.constantFrom(endpointUrl, endpointUrl, 'https://other.example.com', null),
    createdAt: fc.constantFrom(new Date(sinceMs), new Date(sinceMs + 1), new Date(0), null),
  });
  const anyList = fc
    .array(anyFacts, { maxLength: 8 })
    .map((list) => list.map((facts, nth) => jobOf({ id: `job-${nth}`, ...facts })));
  const anyUnits = fc.record({
    1: fc.array(fc.constantFrom(1, 2), { minLength: 1, maxLength: 3 }),
    2: fc.array(fc.constantFrom(1, 2), { maxLength: 3 }),
  });
  const anyTaken = fc.subarray(['job-0', 'job-1', 'job-2']).map((ids) => new Set(ids));

  test('what is taken is new, of this endpoint and time, and exactly what was asked for', () => {
    fc.assert(
      fc.property(anyList, anyUnits, anyTaken, (jobs, units, takenIds) => {
        const wanted = wantedOf(units, { takenIds });
        const ids = matchOne(jobs, wanted);
        const taken = jobs.filter(({ id }) => ids?.includes(id));
        const sizes = taken.map((job) => `${job.benchmarkId}:${job.units}`).toSorted();
        const asked = wanted.batch.jobs.map((job) => `${job.benchmarkId}:${job.units}`).toSorted();
        expect(sizes).toEqual(ids === null ? [] : asked);
        expect(taken.filter(({ id }) => takenIds.has(id))).toEqual([]);
        expect(taken.filter((job) => job.endpointUrl !== endpointUrl || job.createdAt === null)).toEqual([]);
        expect(taken.filter((job) => kinshipOf(job, wanted) !== 'own')).toEqual([]);
      }),
    );
  });

  test('one more job that fits makes nothing certain: two runs never take each other’s jobs', () => {
    fc.assert(
      fc.property(anyUnits, fc.nat(), (units, pick) => {
        const wanted = wantedOf(units);
        const jobs = wanted.batch.jobs.map((job, nth) => jobOf({ ...job, id: `job-${nth}` }));
        expect(matchOne(jobs, wanted)?.toSorted()).toEqual(jobs.map(({ id }) => id).toSorted());
        const twin = jobs[pick % jobs.length] ?? jobOf();
        expect(matchOne([...jobs, { ...twin, id: 'twin' }], wanted)).toBeNull();
      }),
    );
  });

  test('whether it is certain does not depend on the order of the list', () => {
    fc.assert(
      fc.property(anyList, anyUnits, (jobs, units) => {
        const wanted = wantedOf(units);
        expect(matchOne(jobs.toReversed(), wanted)?.toSorted()).toEqual(matchOne(jobs, wanted)?.toSorted());
      }),
    );
  });

  test('what could be taken is suspected as well, and nothing that is foreign is', () => {
    fc.assert(
      fc.property(anyList, anyUnits, (jobs, units) => {
        const wanted = wantedOf(units);
        const taken = new Set(matchOne(jobs, wanted) ?? []);
        const suspected = new Set(jobs.filter((job) => kinshipOf(job, wanted) !== 'foreign').map(({ id }) => id));
        expect(taken.isSubsetOf(suspected)).toBe(true);
      }),
    );
  });
});

test('a batch of baselines is run against their own endpoint', () => {
  const urls = { endpointUrl, baselineUrl: 'https://baseline.example.com/v1' };
  expect(endpointUrlOf(urls, batchOf({ 1: [5] }))).toBe(endpointUrl);
  expect(endpointUrlOf(urls, { role: 'baseline' })).toBe(urls.baselineUrl);
  expect(endpointUrlOf({ endpointUrl }, { role: 'baseline' })).toBeNull();
});

describe('what is asked of the service', () => {
  const batch = labelled(batchOf({ 1: [5] }));
  const submit = submitBy(run, { label: 'l' });
  test('is as many jobs as could be in the way, and no fewer than fifty', () => {
    expect(limitFor([wantedOf({ 1: [5] })])).toBe(50);
    expect(limitFor([wantedOf({ 1: Array.from({ length: 20 }, () => 5) })])).toBe(80);
    expect(limitFor([10, 20].map((length) => wantedOf({ 1: Array.from({ length }, () => 5) })))).toBe(120);
  });

  test('is the name that the jobs were given, where there is one that is kept', () => {
    expect(givenLabel({ batch, submit })).toBe('l');
    expect(givenLabel({ batch, submit: submitBy(run) })).toBeNull();
    expect(givenLabel({ batch: batchOf({ 1: [5] }), submit })).toBeNull();
  });
});
