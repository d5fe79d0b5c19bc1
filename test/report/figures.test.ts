import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderDuration } from '../../src/report/duration.ts';
import { renderBar, renderCount, renderDistance, renderNumber, renderUnits } from '../../src/report/figures.ts';

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
  [66.67, 80, '−13.33'],
  [66.67, 66.67, '±0'],
  [66.66, 66.67, '−0.01'],
  [86.7, 90, '−3.3'],
  [100, 80, '+20'],
  [66.67, 66.671, '−0.001'],
  [0.3, 0.1, '+0.2'],
])('%d against %d is %s', (scorePct, thresholdPct, text) => {
  expect(renderDistance(scorePct, thresholdPct)).toBe(text);
});

test('a distance has the sign of the verdict', () => {
  const pct = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(pct, pct, (scorePct, thresholdPct) => {
      expect(renderDistance(scorePct, thresholdPct).startsWith('−')).toBe(scorePct < thresholdPct);
    }),
  );
});

test.each([
  [0, '□□□□□'],
  [19.99, '□□□□□'],
  [20, '■□□□□'],
  [99.99, '■■■■□'],
  [100, '■■■■■'],
  [-50, '□□□□□'],
  [150, '■■■■■'],
])('%d %% is %s', (pct, bar) => {
  expect(renderBar(pct)).toBe(bar);
});

test('numbers, units and counts are shown as they are known', () => {
  expect([renderNumber(66.67), renderNumber(-3.5), renderNumber(100)]).toEqual(['66.67', '−3.5', '100']);
  expect(renderUnits({ passed: 5, scored: 6 })).toBe('5/6');
  expect(renderUnits({ passed: null, scored: 6 })).toBeNull();
  expect(renderUnits({ passed: 5, scored: null })).toBeNull();
  expect([renderCount(1, 'credit'), renderCount(0, 'credit'), renderCount(2.5, 'credit')]).toEqual([
    '1 credit',
    '0 credits',
    '2.5 credits',
  ]);
});
