import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetryAfterMs } from '../src/retry-after.ts';

const nowMs = Date.parse('1994-11-06T08:49:30Z');

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 7000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 7000],
    ['Sun Nov  6 08:49:37 1994', 7000],
    ['Sun, 06 Nov 1994 08:49:00 GMT', 0],
  ])('of %j is %d ms away', (header, waitMs) => {
    expect(parseRetryAfterMs(header, nowMs)).toBe(waitMs);
  });

  it.each([
    '',
    'soon',
    '-3',
    '1e3',
    '1.5',
    '0x10',
    '2001-01-01',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 +0100',
    'Sun, 99 Nov 1994 08:49:37 GMT',
    'Mon 7 GMT',
    '7 GMT',
  ])('of %j is none', (header) => {
    expect(parseRetryAfterMs(header, nowMs)).toBeNull();
  });

  it('that cannot be counted with is a wait that nobody sits out, not none', () => {
    expect(parseRetryAfterMs('9'.repeat(400), nowMs)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('is a wait from now on or none, whatever came', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.date().map(String)), (header) => {
        const waitMs = parseRetryAfterMs(header, nowMs);
        expect(waitMs === null || (waitMs >= 0 && Number.isSafeInteger(waitMs))).toBe(true);
      }),
    );
  });

  it('as a date is the same moment in every time zone', () => {
    const zone = process.env.TZ;
    try {
      for (const name of ['America/Los_Angeles', 'Asia/Kolkata']) {
        process.env.TZ = name;
        expect(parseRetryAfterMs('Sun Nov  6 08:49:37 1994', nowMs)).toBe(7000);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
