import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMarkedWith, parseHeaderState, renderHeader } from '../../src/github/comment-header.ts';
import {
  type CommentState,
  encodeState,
  isNewer,
  mergeClaims,
  parseState,
  type RememberedClaim,
  type Writing,
} from '../../src/github/comment-state.ts';

const short = fc.string({ maxLength: 40 });
const time = fc.double({ min: 1, max: 4e12, noNaN: true });
const anyClaim: fc.Arbitrary<RememberedClaim> = fc.record({
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
      candidates: fc.array(short, { maxLength: 3 }),
    }),
  ),
});
const states: fc.Arbitrary<CommentState> = fc.record({
  version: fc.constant(1 as const),
  run: fc.record({ workflow: short, id: fc.maxSafeNat(), number: fc.nat(), attempt: fc.nat() }),
  final: fc.boolean(),
  claims: fc.array(anyClaim, { maxLength: 3 }),
});
const state: CommentState = {
  version: 1,
  run: { workflow: 'CI', id: 1, number: 2, attempt: 1 },
  final: false,
  claims: [],
};

function claimOf(runId: number, change: Partial<RememberedClaim> = {}): RememberedClaim {
  const batches = [{ index: 0, batchId: 'b', jobIds: ['a', 'b'], isFound: false, label: null }];
  return { run: { id: runId, attempt: 1 }, commit: 'c', planHash: 'p', batches, doubt: null, ...change };
}

describe('a state', () => {
  it('is read back as it was, and cannot end the HTML comment it stands in', () => {
    fc.assert(
      fc.property(states, (given) => {
        const text = encodeState(given);
        expect(text).toMatch(/^[\w.]+$/);
        expect(parseState(text)).toEqual(given);
      }),
    );
  });

  it('that is too long goes without its oldest claims', () => {
    const jobIds = Array.from({ length: 250 }, () => 'a5c7e0de-3f5b-4a55-9d0c-52e25b1f0a11');
    const long = [1, 2].map((id) =>
      claimOf(id, { batches: [{ index: 0, batchId: null, jobIds, isFound: false, label: null }] }),
    );
    const last = claimOf(3);
    expect(parseState(encodeState({ ...state, claims: [...long, last] }))).toEqual({
      ...state,
      claims: [long[1], last],
    });
  });

  it('with one claim that is too long goes without its jobs, and says that there are some', () => {
    const jobIds = Array.from({ length: 1000 }, () => 'a5c7e0de-3f5b-4a55-9d0c-52e25b1f0a11');
    const long = claimOf(1, { batches: [{ index: 0, batchId: null, jobIds, isFound: false, label: null }] });
    const doubt = { index: null, labelPrefix: null, sinceMs: null, untilMs: null, candidates: [] };
    expect(parseState(encodeState({ ...state, claims: [long] }))).toEqual({
      ...state,
      claims: [{ ...long, batches: [], doubt }],
    });
  });

  it.each([
    '',
    'e30',
    '%%%',
    'x'.repeat(20_000),
    'bnVsbA',
    encode({ ...state, version: 2 }),
    encode({ ...state, final: 'yes' }),
    encode({ ...state, run: { ...state.run, number: -1 } }),
    encode({ ...state, run: { ...state.run, number: 1e300 } }),
    encode({ ...state, claims: [claimOf(1, { commit: 'x'.repeat(400) })] }),
    encode({ ...state, claims: [{}] }),
    encodeText('{"__proto__":{"version":1}}'),
  ])('that is not one is null: %#', (text) => {
    expect(parseState(text)).toBeNull();
  });

  it('is null or a state whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(encodeText), fc.base64String()), (text) => {
        const parsed = parseState(text);
        expect(parsed === null || parsed.version === 1).toBe(true);
      }),
    );
  });

  it('brings in nothing that it does not know', () => {
    const text = encodeText(`{"__proto__":{"polluted":1},"extra":1,${JSON.stringify(state).slice(1)}`);
    expect(parseState(text)).toEqual(state);
  });

  it('is never newer than itself, and of two only one is newer', () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        expect(isNewer(a, a)).toBe(false);
        expect(isNewer(a, b) && isNewer(b, a)).toBe(false);
      }),
    );
  });
});

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
    const doubt = { index: 0, labelPrefix: null, sinceMs: 1, untilMs: 2, candidates: ['a'] };
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

describe('the header', () => {
  it('is read back from a comment, also after an edit in the browser', () => {
    const body = `${renderHeader('a key', state)}text`;
    for (const text of [body, body.replaceAll('\n', '\r\n')]) {
      expect(isMarkedWith('a key', text)).toBe(true);
      expect(parseHeaderState(text)).toEqual(state);
    }
  });

  it('is not found below the first line', () => {
    expect(isMarkedWith('a key', `quoting:\n${renderHeader('a key', state)}`)).toBe(false);
    expect(parseHeaderState('one line')).toBeNull();
  });
});

function encode(value: unknown): string {
  return encodeText(JSON.stringify(value));
}

function encodeText(json: string): string {
  return Buffer.from(json).toString('base64url').replaceAll('-', '.');
}
