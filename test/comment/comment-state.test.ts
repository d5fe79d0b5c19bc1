import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeState, isNewer, parseState } from '../../src/comment/comment-state.ts';
import { isMarkedWith, parseHeaderState, renderHeader } from '../../src/comment/header.ts';
import { claimOf, state, states } from '../fixtures/comment-states.ts';

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
    const doubt = { index: null, labelPrefix: null, sinceMs: null, untilMs: null, latestMs: null, candidates: [] };
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
