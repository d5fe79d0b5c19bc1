import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/services/service.ts';
import { matchJobs } from '../../src/submit/match-jobs.ts';
import { batchOf } from '../fixtures/harmstack-world.ts';

const endpointUrl = 'https://model.example.com/v1';
const sinceMs = Date.parse('2024-06-01T12:00:00Z');
const untilMs = sinceMs + 5000;

function jobOf(
  id: string,
  fields: Partial<Pick<Job, 'benchmarkId' | 'units' | 'endpointUrl' | 'createdAt' | 'label'>> = {},
): Job {
  return {
    id,
    benchmarkId: '1',
    benchmarkName: null,
    endpointUrl,
    createdAt: new Date(sinceMs),
    durationMs: null,
    credits: null,
    units: 5,
    label: null,
    agents: [],
    details: [],
    state: 'waiting',
    progress: null,
    ...fields,
  };
}

/** Lists as a service gives them: one for each state, cut off at ten. */
function recentOf(jobs: readonly Job[]): Parameters<typeof matchJobs>[0]['recent'] {
  const lists = [...Map.groupBy(jobs, ({ state }) => state).values()];
  return { jobs, reachesBackTo: (isOld) => lists.every((list) => list.length < 10 || list.some(isOld)) };
}

function match(
  jobs: readonly Job[],
  options: { units?: Record<string, number[]>; known?: readonly string[] | null } = {},
) {
  const { units = { 1: [5] }, known = [] } = options;
  const knownIds = known === null ? null : new Set(known);
  return matchJobs({
    batch: batchOf(units),
    recent: recentOf(jobs),
    knownIds,
    ownIds: new Set(),
    endpointUrl,
    sinceMs,
    untilMs,
  });
}

const certain = (...jobIds: readonly string[]) => ({ kind: 'certain', jobIds, isLabelled: false });
const unsure = (...candidates: readonly string[]) => ({ kind: 'unsure', candidates });

describe('the jobs of a lost answer', () => {
  const mine = jobOf('mine');
  test.each([
    ['the one that was asked for', [mine], certain('mine')],
    ['none', [], unsure()],
    ['one of another endpoint', [jobOf('a', { endpointUrl: 'https://other.example.com' })], unsure()],
    ['one that does not tell its endpoint', [jobOf('a', { endpointUrl: null })], unsure()],
    ['one of another benchmark', [jobOf('a', { benchmarkId: '2' })], unsure()],
    ['one that does not tell its benchmark', [jobOf('a', { benchmarkId: null })], unsure()],
    ['one of another size', [jobOf('a', { units: 4 })], unsure('a')],
    ['one that does not tell its size', [jobOf('a', { units: null })], unsure('a')],
    ['one from before the attempt', [jobOf('a', { createdAt: new Date(sinceMs - 1) })], unsure()],
    ['one from the end of the attempt', [jobOf('a', { createdAt: new Date(untilMs) })], certain('a')],
    ['one from after the attempt', [jobOf('a', { createdAt: new Date(untilMs + 1) })], unsure('a')],
    [
      'ours and one from after the attempt',
      [mine, jobOf('a', { createdAt: new Date(untilMs + 1) })],
      unsure('mine', 'a'),
    ],
    ['one that does not tell when it was created', [jobOf('a', { createdAt: null })], unsure('a')],
    ['two where one was asked for', [mine, jobOf('a')], unsure('mine', 'a')],
    ['ours and one of another size', [mine, jobOf('a', { units: 4 })], unsure('mine', 'a')],
    ['ours and one of another endpoint', [mine, jobOf('a', { endpointUrl: null })], certain('mine')],
    ['ours and one of another benchmark', [mine, jobOf('a', { benchmarkId: '2' })], unsure('mine')],
    ['ours and one that does not tell its benchmark', [mine, jobOf('a', { benchmarkId: null })], unsure('mine')],
    ['ours and one from before', [mine, jobOf('a', { createdAt: new Date(0) })], certain('mine')],
  ])('are found or not: %s', (_, jobs, expected) => {
    expect(match(jobs)).toEqual(expected);
  });

  test('are not those that were there before', () => {
    expect(match([jobOf('old')], { known: ['old'] })).toEqual(unsure());
    expect(match([jobOf('old'), mine], { known: ['old'] })).toEqual(certain('mine'));
  });

  test('are never certain when it is not known what was there before', () => {
    expect(match([mine], { known: null })).toEqual(unsure('mine'));
  });

  test('are the whole multiset of benchmarks and sizes', () => {
    const jobs = [jobOf('a'), jobOf('b', { units: 4 }), jobOf('c', { benchmarkId: '2' })];
    const units = { 1: [5, 4], 2: [5] };
    expect(match(jobs, { units })).toEqual(certain('a', 'b', 'c'));
    expect(match(jobs.slice(1), { units })).toEqual(unsure('b', 'c'));
    expect(match([jobOf('a'), jobOf('b'), ...jobs.slice(2)], { units })).toEqual(unsure('a', 'b', 'c'));
  });

  test('are not certain when the list may be cut off before it reaches back to the attempt', () => {
    const units = { 1: Array.from({ length: 10 }, () => 5) };
    const jobs = Array.from({ length: 10 }, (_, index) => jobOf(`job-${index}`));
    const ids = jobs.map(({ id }) => id);
    expect(match(jobs, { units })).toEqual(unsure(...ids));
    expect(match([...jobs, jobOf('old', { createdAt: new Date(0) })], { units })).toEqual(certain(...ids));
    expect(match([...jobs, jobOf('old')], { units, known: ['old'] })).toEqual(certain(...ids));
  });
});

describe('whatever the list holds', () => {
  const anyJob = fc.record({
    benchmarkId: fc.constantFrom('1', '2', '3', null),
    units: fc.constantFrom(1, 2, null),
    endpointUrl: fc.constantFrom(endpointUrl, endpointUrl, 'https://other.example.com', null),
    createdAt: fc.constantFrom(new Date(sinceMs), new Date(sinceMs + 1), new Date(sinceMs - 1), null),
  });
  const anyList = fc
    .array(anyJob, { maxLength: 8 })
    .map((fields) => fields.map((each, nth) => jobOf(`job-${nth}`, each)));
  const anyUnits = fc.record({
    1: fc.array(fc.constantFrom(1, 2), { minLength: 1, maxLength: 3 }),
    2: fc.array(fc.constantFrom(1, 2), { maxLength: 3 }),
  });
  const anyKnown = fc.subarray(['job-0', 'job-1', 'job-2']);

  test('certain jobs are new, of this endpoint, and exactly what was asked for', () => {
    fc.assert(
      fc.property(anyList, anyUnits, anyKnown, (jobs, units, known) => {
        const found = match(jobs, { units, known });
        const taken = jobs.filter(({ id }) => found.kind === 'certain' && found.jobIds.includes(id));
        const sizes = taken.map(({ benchmarkId, units: size }) => `${benchmarkId}:${size}`).toSorted();
        const asked = batchOf(units)
          .jobs.map((job) => `${job.benchmarkId}:${job.units}`)
          .toSorted();
        expect(sizes).toEqual(found.kind === 'certain' ? asked : []);
        expect(taken.every((job) => job.endpointUrl === endpointUrl && !known.includes(job.id))).toBe(true);
        expect(taken.every(({ createdAt }) => createdAt !== null && createdAt.getTime() >= sinceMs)).toBe(true);
      }),
    );
  });

  test('one more job that fits makes what was certain unsure: two runs never take each other’s jobs', () => {
    fc.assert(
      fc.property(anyUnits, fc.nat(), (units, pick) => {
        const asked = batchOf(units).jobs;
        const jobs = asked.map(({ benchmarkId, units: size }, nth) =>
          jobOf(`job-${nth}`, { benchmarkId, units: size }),
        );
        expect(match(jobs, { units }).kind).toBe('certain');
        const twin = jobs[pick % jobs.length];
        expect(
          match(
            [...jobs, jobOf('twin', { ...twin })].map((job, nth) => ({ ...job, id: `j${nth}` })),
            { units },
          ).kind,
        ).toBe('unsure');
      }),
    );
  });

  test('the order of the list changes nothing', () => {
    fc.assert(
      fc.property(anyList, anyUnits, (jobs, units) => {
        expect(match(jobs.toReversed(), { units }).kind).toBe(match(jobs, { units }).kind);
      }),
    );
  });
});

test('a job that bears the label of the batch is its own, whatever else is new', () => {
  const labelled = { ...batchOf({ 1: [5] }), label: 'gate-1' };
  const jobs = [jobOf('a', { label: 'gate-1', endpointUrl: null }), jobOf('b', { label: 'gate-2' }), jobOf('c')];
  const found = matchJobs({
    batch: labelled,
    recent: recentOf(jobs),
    knownIds: null,
    ownIds: new Set(),
    endpointUrl,
    sinceMs,
    untilMs,
  });
  expect(found).toEqual({ kind: 'certain', jobIds: ['a'], isLabelled: true });
});

test('two jobs with the label of one batch are not certain', () => {
  const labelled = { ...batchOf({ 1: [5] }), label: 'gate-1' };
  const jobs = [jobOf('a', { label: 'gate-1' }), jobOf('b', { label: 'gate-1' })];
  const found = matchJobs({
    batch: labelled,
    recent: recentOf(jobs),
    knownIds: new Set(),
    ownIds: new Set(),
    endpointUrl,
    sinceMs,
    untilMs,
  });
  expect(found.kind).toBe('unsure');
});
