import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderAge, renderDuration, renderMoment, renderTimeOfDay } from '../../src/report/duration.ts';
import {
  joinWords,
  renderCount,
  renderDistance,
  renderNumber,
  renderPct,
  renderUnits,
} from '../../src/report/figures.ts';

test.each([
  [0, '<1s'],
  [999, '<1s'],
  [1000, '1s'],
  [59_999, '59s'],
  [60_000, '1m 00s'],
  [125_000, '2m 05s'],
  [3_599_999, '59m 59s'],
  [3_600_000, '1h 00m'],
  [90_000_000, '25h 00m'],
  [-5, '<1s'],
  [Number.NaN, 'unknown'],
  [Number.POSITIVE_INFINITY, 'unknown'],
])('%d ms are %s', (durationMs, text) => {
  expect(renderDuration(durationMs)).toBe(text);
});

test.each([
  [-1, '0 s'],
  [30_000, '30 s'],
  [119_000, '119 s'],
  [120_000, '2 min'],
  [60 * 60_000, '60 min'],
  [119 * 60_000, '119 min'],
  [180 * 60_000, '3 h'],
  [47 * 3_600_000, '47 h'],
  [10_080 * 60_000, '7 days'],
])('an age of %d ms is %s', (ms, text) => {
  expect(renderAge(ms)).toBe(text);
});

test('a moment is told to the minute, and also that it is not known', () => {
  const ms = Date.UTC(2026, 2, 1, 15, 58, 59);
  expect([renderMoment(ms), renderTimeOfDay(ms)]).toEqual(['2026-03-01 15:58 UTC', '15:58 UTC']);
  expect(renderMoment(Number.NaN)).toBe('an unknown time');
});

test.each([
  [66.67, 80, '13.33 short'],
  [66.67, 66.67, 'exactly met'],
  [66.66, 66.67, '0.01 short'],
  [86.7, 90, '3.3 short'],
  [100, 80, '20 above'],
  [0.3, 0.1, '0.2 above'],
  [-12.5, 5, '17.5 short'],
  [0, 1e-7, '1e-7 short'],
])('%d against %d is %s', (scorePct, thresholdPct, text) => {
  expect(renderDistance(scorePct, thresholdPct)).toBe(text);
});

test('a distance says what the verdict says: short is what did not pass, by more than nothing', () => {
  const hundredths = fc.integer({ min: -10_000, max: 10_000 }).map((count) => count / 100);
  const any = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.oneof(hundredths, any), fc.oneof(hundredths, any), (scorePct, thresholdPct) => {
      const words = renderDistance(scorePct, thresholdPct);
      expect(words.endsWith(' short')).toBe(scorePct < thresholdPct);
      expect(words).not.toMatch(/^(0|-.*) /);
    }),
  );
});

test('numbers, units and counts are shown as they are known', () => {
  expect([renderNumber(66.67), renderNumber(-3.5), renderNumber(100)]).toEqual(['66.67', '−3.5', '100']);
  expect([renderPct(66.67), renderPct(-3.5)]).toEqual(['66.67%', '−3.5%']);
  expect(renderUnits({ passed: 5, scored: 6 })).toBe('5 of 6');
  expect(renderUnits({ passed: null, scored: 6 })).toBeNull();
  expect(renderUnits({ passed: 5, scored: null })).toBeNull();
  expect([renderCount(1, 'credit'), renderCount(0, 'credit'), renderCount(2.5, 'credit')]).toEqual([
    '1 credit',
    '0 credits',
    '2.5 credits',
  ]);
});

test('words are joined as a sentence does', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
