import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  isNumber,
  noId,
  toCount,
  toDate,
  toDecimal,
  toDuration,
  toId,
  toText,
  toTime,
} from '../../../src/services/http/fields.ts';

const asIs = (text: string) => text;

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a field that is not as documented is not known', () => {
  test('as a number', () => {
    for (const value of [0, -1, 1.5]) expect(isNumber(value)).toBe(true);
    for (const value of ['1', null, undefined, Number.NaN, Infinity, [1]]) expect(isNumber(value)).toBe(false);
  });

  test('as a count', () => {
    for (const value of [0, 7]) expect(toCount(value)).toBe(value);
    for (const value of [-1, 1.5, 2 ** 53, '1', null, undefined, [1]]) expect(toCount(value)).toBeNull();
  });

  test('as a text, which comes without secrets', () => {
    expect(toText('a secret', (text) => text.replace('secret', '***'))).toBe('a ***');
    for (const value of ['', 1, null, undefined, ['a']]) expect(toText(value, asIs)).toBeNull();
  });

  test.each([
    [5, 5],
    [-1.5, -1.5],
    ['5.00', 5],
    ['0', 0],
    ['-0.5', -0.5],
    ['5,00', null],
    ['5 credits', null],
    ['1e3', null],
    ['0x10', null],
    ['', null],
    ['.5', null],
    [Number.NaN, null],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [1.7e308, null],
    [-1e16, null],
    [null, null],
    [[5], null],
  ])('as a decimal: %j is %j', (value, decimal) => {
    expect(toDecimal(value)).toBe(decimal);
  });

  test.each([
    [0, 0],
    [1.5, 1.5],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [1e308, null],
    [-1, null],
    [Number.NaN, null],
    ['5', null],
    [null, null],
  ])('as a length of time: %j is %j', (value, durationMs) => {
    expect(toDuration(value)).toBe(durationMs);
  });

  test.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [Date.UTC(10_000, 0) - 1, '9999-12-31T23:59:59.999Z'],
    [Date.UTC(10_000, 0), undefined],
    [8.64e15, undefined],
    [-8.64e15, undefined],
    [1e300, undefined],
    [Number.NaN, undefined],
    ['0', undefined],
    [null, undefined],
  ])('as a time: %j is %j', (value, at) => {
    expect(toTime(value)?.toISOString()).toBe(at);
  });

  test('as a date whose year has four digits only where it stands, and not in UTC', () => {
    expect(toDate('9999-12-31T23:59:59-12:00')).toBeNull();
    expect(toDate('0000-01-01T00:00:00+12:00')).toBeNull();
    expect(toDate('9999-12-31T23:59:59Z')?.toISOString()).toBe('9999-12-31T23:59:59.000Z');
  });

  test.each([
    ['bmd_1', 'bmd_1'],
    ['01', '01'],
    [1, '1'],
    [1.5, '1.5'],
    [true, 'true'],
    [-1, noId],
    [['1'], noId],
    [{ id: 1 }, noId],
    ['', null],
    [null, null],
    [undefined, null],
  ])('as an id: %j is %j', (value, id) => {
    expect(toId(value, asIs)).toBe(id);
  });
});

describe('a date', () => {
  const noon = new Date(Date.UTC(2024, 5, 1, 12));

  test.each(['UTC', 'America/Los_Angeles', 'Asia/Kathmandu'])('is never in the zone of the runner (%s)', (zone) => {
    vi.stubEnv('TZ', zone);
    // The zone that this test is about is in force.
    expect(new Date('2024-06-01T12:00:00').getTime() === noon.getTime()).toBe(zone === 'UTC');
    for (const text of [
      '2024-06-01T12:00:00Z',
      '2024-06-01T12:00:00',
      '2024-06-01T12:00',
      '2024-06-01 12:00:00',
      '2024-06-01 12:00:00.000000',
      '2024-06-01 12:00:00Z',
      '2024-06-01t12:00:00z',
      '2024-06-01T14:00:00+02:00',
      '2024-06-01T14:00:00+0200',
      '2024-06-01T14:00:00+02',
      '2024-06-01T04:30:00.000-07:30',
    ])
      expect(toDate(text)).toEqual(noon);
    expect(toDate('2024-06-01')).toEqual(new Date(Date.UTC(2024, 5, 1)));
    expect(toDate('2024-06-01T12:00:00.123456')).toEqual(new Date(Date.UTC(2024, 5, 1, 12, 0, 0, 123)));
  });

  test.each([
    'soon',
    '',
    7,
    null,
    undefined,
    'June 1, 2024 12:00',
    '6/1/2024',
    '2024-06-01T12:00:00 PST',
    '2024-13-01T12:00:00Z',
    '2024-06-01T25:00:00Z',
    '20240601T120000Z',
  ])('of another shape (%j) is not known', (value) => {
    expect(toDate(value)).toBeNull();
  });
});
