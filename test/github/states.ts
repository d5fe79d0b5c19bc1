import * as fc from 'fast-check';
import type { CommentState, RememberedClaim } from '../../src/github/comment-state.ts';

const short = fc.string({ maxLength: 40 });
const time = fc.double({ min: 1, max: 4e12, noNaN: true });
/** Any claim at all. */
export const anyClaim: fc.Arbitrary<RememberedClaim> = fc.record({
  run: fc.record({ id: fc.maxSafeNat(), attempt: fc.nat() }),
  commit: short,
  planHash: short,
  batches: fc.array(
    fc.record({
      index: fc.nat(),
      batchId: fc.option(short),
      jobIds: fc.array(short, { maxLength: 5 }),
      isFound: fc.boolean(),
      label: fc.option(short),
    }),
    { maxLength: 5 },
  ),
  doubt: fc.option(
    fc.record({
      index: fc.option(fc.nat()),
      labelPrefix: fc.option(short),
      sinceMs: fc.option(time),
      untilMs: fc.option(time),
      latestMs: fc.option(time),
      candidates: fc.array(short, { maxLength: 3 }),
    }),
  ),
});
export const states: fc.Arbitrary<CommentState> = fc.record({
  version: fc.constant(1 as const),
  run: fc.record({ workflow: short, id: fc.maxSafeNat(), number: fc.nat(), attempt: fc.nat() }),
  final: fc.boolean(),
  claims: fc.array(anyClaim, { maxLength: 3 }),
});
export const state: CommentState = {
  version: 1,
  run: { workflow: 'CI', id: 1, number: 2, attempt: 1 },
  final: false,
  claims: [],
};

/** What the first attempt of a run has paid for. */
export function claimOf(runId: number, change: Partial<RememberedClaim> = {}): RememberedClaim {
  const batches = [{ index: 0, batchId: 'b', jobIds: ['a', 'b'], isFound: false, label: null }];
  return { run: { id: runId, attempt: 1 }, commit: 'c', planHash: 'p', batches, doubt: null, ...change };
}
