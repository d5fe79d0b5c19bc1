import { expect, test } from 'vitest';
import { type Claim, findClaim, labelOf, labelOfRun, labelPrefixOf } from '../../src/ledger/fingerprint.ts';

const now = { planHash: 'plan', commit: 'c0ffee', runId: 1001 };

function claimOf(change: Partial<Claim> = {}): Claim {
  return { run: { id: 900, attempt: 1 }, commit: 'c0ffee', planHash: 'plan', batches: [], doubt: null, ...change };
}

test.each([
  ['another commit', { commit: 'beef' }],
  ['another plan', { planHash: 'other' }],
  ['another plan of this very run', { run: { id: 1001, attempt: 1 }, planHash: 'other' }],
])('a claim about %s is not what this run is asked for', (_, change) => {
  expect(findClaim([claimOf(change)], now)).toBeNull();
});

test('a run knows its earlier attempts whatever commit it is told now', () => {
  const earlier = claimOf({ run: { id: 1001, attempt: 1 } });
  expect(findClaim([earlier], { ...now, commit: null })).toBe(earlier);
  expect(findClaim([claimOf()], { ...now, commit: null })).toBeNull();
});

test('of several claims the newest attempt of this run counts, else the newest of any', () => {
  const [first, second] = [1, 2].map((attempt) => claimOf({ run: { id: 1001, attempt } }));
  const [older, newer] = [900, 901].map((id) => claimOf({ run: { id, attempt: 1 } }));
  if (first === undefined || second === undefined || older === undefined || newer === undefined) throw new Error();
  expect(findClaim([second, first, newer], now)).toBe(second);
  expect(findClaim([older, newer], now)).toBe(newer);
});

test('a label names the run, the attempt and the batch', () => {
  expect(labelOf(labelPrefixOf({ id: 7, attempt: 2 }), 0)).toBe('benchmark-gate-7-2-1');
  expect(labelOf(labelPrefixOf({ id: 7, attempt: 2 }), 0).startsWith(labelOfRun(7))).toBe(true);
  expect(labelOf(labelPrefixOf({ id: 71, attempt: 2 }), 0).startsWith(labelOfRun(7))).toBe(false);
});
