import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JobFacts, JobState } from '../../src/services/service.ts';
import { groupByMoment, historyOf, maxResults, pastResults } from '../../src/verdict/history.ts';
import { createJob, scored } from '../fixtures/cases.ts';
import { createJudged } from '../fixtures/reports.ts';

const endpointUrl = 'https://model.example.com/v1';
const startMs = Date.parse('2026-03-01T03:00:00Z');
const hour = (nth: number) => new Date(startMs + nth * 3_600_000);
const fitting = { benchmarkId: '1', endpointUrl, createdAt: hour(0) };
const job = (state: JobState = scored(80, 8, 10), facts: Partial<JobFacts> = {}) =>
  createJob(state, { ...fitting, ...facts });
const asked = { benchmarkId: '1', endpointUrl, ownIds: new Set<string>(), current: null };
const told = (jobs: readonly ReturnType<typeof job>[], own: Partial<Parameters<typeof pastResults>[0]> = {}) =>
  pastResults({ ...asked, jobs, ...own });

describe('a result of the past', () => {
  test('is what one run scored: jobs of one moment are pooled', () => {
    const jobs = [
      job(scored(90, 9, 10), { id: 'b', createdAt: new Date(startMs + 9000) }),
      job(scored(80, 8, 10), { id: 'a' }),
      job(scored(50, 5, 10), { id: 'c', createdAt: hour(1) }),
    ];
    expect(told(jobs)).toEqual([
      { at: hour(0), scorePct: 85, passed: 17, scored: 20, isThisRun: false },
      { at: hour(1), scorePct: 50, passed: 5, scored: 10, isThisRun: false },
    ]);
  });

  test.each<readonly [string, JobState, Partial<JobFacts>]>([
    ['of another benchmark', scored(80, 8, 10), { benchmarkId: '2' }],
    ['of a benchmark that is not told', scored(80, 8, 10), { benchmarkId: null }],
    ['against another path', scored(80, 8, 10), { endpointUrl: `${endpointUrl}/` }],
    ['against a hidden address', scored(80, 8, 10), { endpointUrl: null }],
    ['of an unknown time', scored(80, 8, 10), { createdAt: null }],
    ['of this run', scored(80, 8, 10), { id: 'own' }],
    ['with lying counts', scored(90, 8, 10), {}],
    ['with nothing scored', scored(0, 0, 0), {}],
    ['that failed', { state: 'failed', reason: null }, {}],
    ['that runs', { state: 'running', progress: null }, {}],
  ])('is no job %s', (_what, state, facts) => {
    expect(told([job(state, facts)], { ownIds: new Set(['own']) })).toEqual([]);
  });

  test('without counts stands alone, and is not pooled', () => {
    expect(told([job(scored(80))])).toMatchObject([{ scorePct: 80, passed: null, scored: null }]);
    expect(told([job(scored(80)), job(scored(90), { id: 'b' })])).toEqual([]);
  });

  test('is one of the twenty newest, this run among them', () => {
    const jobs = Array.from({ length: 30 }, (_, nth) => job(scored(nth), { id: `${nth}`, createdAt: hour(nth) }));
    const current = { at: hour(31), scorePct: 99, passed: null, scored: null };
    const results = told(jobs, { current });
    expect([results.length, results[0]?.scorePct, results.at(-1)]).toEqual([
      maxResults,
      11,
      { ...current, isThisRun: true },
    ]);
  });
});

test('a list of any length is known since its oldest job, where it may be cut', () => {
  const jobs = Array.from({ length: 200_000 }, (_, nth) =>
    job(scored(80), { id: `${nth}`, createdAt: hour(nth % 100) }),
  );
  const knownSince = (mayBeCut: boolean) =>
    historyOf({
      benchmarks: [createJudged()],
      past: new Map([['harmstack', { jobs, mayBeCut }]]),
      jobOf: () => job(),
      ownIds: new Set(),
      startedAtMs: startMs,
    }).knownSince;
  expect([knownSince(true), knownSince(false)]).toEqual([hour(0), null]);
});

test('what is made in one moment is one group, and nothing is lost', () => {
  const times = fc.array(fc.integer({ min: 0, max: 200_000 }).map((ms) => ({ at: new Date(ms) })));
  fc.assert(
    fc.property(times, (items) => {
      const groups = groupByMoment(items);
      expect(groups.flat()).toEqual(items.toSorted((a, b) => a.at.getTime() - b.at.getTime()));
      for (const [nth, group] of groups.entries()) {
        const gap = (group[0]?.at.getTime() ?? 0) - (groups[nth - 1]?.at(-1)?.at.getTime() ?? Number.NEGATIVE_INFINITY);
        expect(gap).toBeGreaterThan(10_000);
        for (const [index, item] of group.entries())
          expect(item.at.getTime() - (group[index - 1]?.at.getTime() ?? item.at.getTime())).toBeLessThanOrEqual(10_000);
      }
    }),
  );
});
