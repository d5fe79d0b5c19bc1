import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeClaims, type Writing } from '../../src/comment/claims.ts';
import type { RememberedClaim } from '../../src/comment/comment-state.ts';
import { anyClaim, claimOf, state, states } from '../fixtures/comment-states.ts';

function writing(open: RememberedClaim[], settled: Writing['settled'] = []): Writing {
  return { state: { ...state, claims: open }, settled, sightings: [] };
}

describe('the claims that are open once a run has written', () => {
  const mine = claimOf(1);
  const others = [claimOf(2), claimOf(3, { commit: 'd' }), claimOf(4, { planHash: 'q' })];

  it('are those of all others and its own, which replaces what it wrote before', () => {
    const before = [claimOf(1, { batches: [] }), ...others];
    expect(mergeClaims(before, writing([mine]))).toEqual([...others, mine]);
    expect(mergeClaims(before, writing([]))).toEqual(others);
  });

  it('are no longer those that it has settled', () => {
    expect(mergeClaims(others, writing([mine], [claimOf(2)]))).toEqual([...others.slice(1), mine]);
    expect(mergeClaims(others, writing([], [claimOf(2, { planHash: 'q' })]))).toEqual(others);
  });

  it('are those of an earlier attempt too, until they are settled', () => {
    const next = { ...state, run: { ...state.run, attempt: 2 }, claims: [] };
    expect(mergeClaims([mine], { ...writing([]), state: next })).toEqual([mine]);
    expect(mergeClaims([mine], { ...writing([], [mine]), state: next })).toEqual([]);
  });

  it('know the jobs that any run has seen and that could be those of a submit in doubt', () => {
    const doubt = { index: 0, labelPrefix: null, sinceMs: 1, untilMs: 2, latestMs: null, candidates: ['a'] };
    const doubtful = claimOf(2, { doubt });
    const sightings = [
      { run: doubtful.run, planHash: doubtful.planHash, candidates: ['b', 'a'] },
      { run: mine.run, planHash: mine.planHash, candidates: ['c'] },
    ];
    const told = mergeClaims([doubtful, mine], {
      ...writing([]),
      state: { ...state, run: { ...state.run, attempt: 2 } },
      sightings,
    });
    expect(told).toEqual([{ ...doubtful, doubt: { ...doubt, candidates: ['a', 'b'] } }, mine]);
    const many = { ...doubtful, candidates: Array.from({ length: 90 }, (_, nth) => `${nth}`) };
    const [cut] = mergeClaims([doubtful], { ...writing([]), sightings: [many] });
    expect(cut?.doubt?.candidates).toHaveLength(50);
  });

  it('are each there once, however often it writes', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 4 }), states, (before, given) => {
        const { id, attempt } = given.run;
        const own = given.claims.slice(0, 1).map((claim) => ({ ...claim, run: { id, attempt } }));
        const last = { ...writing([]), state: { ...given, claims: own } };
        const once = mergeClaims(before, last);
        expect(mergeClaims(once, last)).toEqual(once);
      }),
    );
  });
});
