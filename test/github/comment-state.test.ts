import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMarkedWith, parseHeaderState, renderHeader } from '../../src/github/comment-header.ts';
import { type CommentState, encodeState, inheritJobs, isNewer, parseState } from '../../src/github/comment-state.ts';

const short = fc.string({ maxLength: 40 });
const time = fc.double({ min: 1, max: 4e12, noNaN: true });
const states: fc.Arbitrary<CommentState> = fc.record({
  version: fc.constant(1 as const),
  run: fc.record({ workflow: short, id: fc.maxSafeNat(), number: fc.nat(), attempt: fc.nat() }),
  final: fc.boolean(),
  commit: fc.option(short),
  judged: fc.boolean(),
  inDoubt: fc.boolean(),
  doubtSinceMs: fc.option(time),
  doubtUntilMs: fc.option(time),
  isUntold: fc.boolean(),
  planHash: fc.option(short),
  batches: fc.array(
    fc.record({ batchId: fc.option(short), jobIds: fc.array(short, { maxLength: 5 }), isFound: fc.boolean() }),
    {
      maxLength: 5,
    },
  ),
});
const state: CommentState = {
  version: 1,
  run: { workflow: 'CI', id: 1, number: 2, attempt: 1 },
  final: false,
  commit: null,
  judged: false,
  planHash: null,
  batches: [],
  inDoubt: false,
  doubtSinceMs: null,
  doubtUntilMs: null,
  isUntold: false,
};

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

  it('goes without its jobs when they are too many, and says that there are some', () => {
    const jobIds = Array.from({ length: 1000 }, () => 'a5c7e0de-3f5b-4a55-9d0c-52e25b1f0a11');
    expect(parseState(encodeState({ ...state, batches: [{ batchId: null, jobIds, isFound: false }] }))).toEqual({
      ...state,
      inDoubt: true,
    });
  });

  it('of an older version, without a doubt, has none', () => {
    const { inDoubt: _, doubtSinceMs: __, doubtUntilMs: ___, isUntold: ____, ...older } = state;
    expect(parseState(encode(older))).toEqual(state);
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
    encode({ ...state, commit: 'x'.repeat(400) }),
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

describe('what a run that started no job remembers', () => {
  const batches = [{ batchId: 'b', jobIds: ['a', 'b'], isFound: true }];
  const here = { ...state, commit: 'c', planHash: 'p' };

  it('is what an earlier run for the same commit has paid for, or may have', () => {
    expect(inheritJobs({ ...here, batches }, { ...here, judged: true, planHash: null })).toEqual({ ...here, batches });
    const doubt = { inDoubt: true, doubtSinceMs: 7000, doubtUntilMs: 9000 };
    expect(inheritJobs({ ...here, ...doubt }, { ...here, judged: true })).toEqual({ ...here, ...doubt });
  });

  it('is its own where the earlier run came to its verdict, was for another commit, or had paid nothing', () => {
    for (const before of [null, { ...here, batches, judged: true }, { ...here, batches, commit: 'd' }, here]) {
      expect(inheritJobs(before, { ...here, planHash: 'q' })).toEqual({ ...here, planHash: 'q' });
    }
  });

  it('is its own submit under way, together with the earlier one of the same plan', () => {
    const submitting = { ...here, inDoubt: true };
    expect(inheritJobs({ ...here, batches }, submitting)).toEqual({ ...here, batches, inDoubt: true });
    expect(inheritJobs({ ...here, batches, planHash: 'q' }, submitting)).toEqual(submitting);
  });

  it('knows the end of a doubt as soon as it is told, and of two doubts none', () => {
    const doubt = { ...here, inDoubt: true, doubtSinceMs: 5 };
    expect(inheritJobs(doubt, { ...doubt, doubtUntilMs: 9 }).doubtUntilMs).toBe(9);
    expect(inheritJobs({ ...doubt, doubtUntilMs: 9 }, here).doubtUntilMs).toBe(9);
    expect(inheritJobs(doubt, { ...doubt, doubtSinceMs: 7, doubtUntilMs: 9 }).doubtUntilMs).toBeNull();
  });

  it('is what GitHub did not tell at first, once it does', () => {
    const untold = { ...here, inDoubt: true, isUntold: true };
    expect(inheritJobs(null, untold)).toEqual(untold);
    expect(inheritJobs({ ...here, batches, judged: true }, untold)).toEqual(here);
    expect(inheritJobs({ ...here, batches }, untold)).toEqual({ ...here, batches });
    expect(inheritJobs({ ...here, inDoubt: true, doubtSinceMs: 5 }, untold)).toMatchObject({
      inDoubt: true,
      doubtSinceMs: 5,
    });
  });

  it.each([
    [5, 7, 5],
    [7, 5, 5],
    [null, 7, null],
    [5, null, null],
  ])('of two doubts, since %j and %j, is both: what was created since %j', (first, second, both) => {
    const before = { ...here, inDoubt: true, doubtSinceMs: first };
    expect(inheritJobs(before, { ...here, inDoubt: true, doubtSinceMs: second }).doubtSinceMs).toBe(both);
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
