import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { estimateOfCounts } from '../../src/verdict/statistics/difference.ts';
import { largestRegression, unitsToPass } from '../../src/verdict/statistics/needed-units.ts';
import { halfWidthPct, wilsonInterval } from '../../src/verdict/statistics/wilson.ts';

const page = readFileSync(new URL('../../docs/units.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => /^\| \d/.test(line));

test('the tables of units are what the action computes', () => {
  const computed = [
    ...[5, 10, 20, 50, 100, 200].map((units) => {
      const [low, high] = wilsonInterval({ passed: 0.8 * units, scored: units, confidencePct: 95 });
      const points = Math.round(halfWidthPct({ units, confidencePct: 95 }));
      return `| ${units} | ${low} to ${high}% | ±${points} points |`;
    }),
    ...[50, 70, 80, 90, 95].map((thresholdPct) => {
      const needed = [90, 95, 99].map((confidencePct) => unitsToPass({ thresholdPct, confidencePct }));
      return `| ${thresholdPct} | ${needed.join(' | ')} |`;
    }),
  ];
  expect(rows).toEqual(computed);
});

test('the table of regressions is what the action computes', () => {
  const baselines = readFileSync(new URL('../../docs/baselines.md', import.meta.url), 'utf8');
  const shown = baselines.split('\n').filter((line) => /^\| \d+ of 50 /.test(line));
  const computed = [50, 45, 40, 35].map((passed) => {
    const baseline = estimateOfCounts({ passed, scored: 50 });
    return `| ${passed} of 50 | ${largestRegression(50, { baseline, allowedDropPct: 0 })} or fewer |`;
  });
  expect(shown).toEqual(computed);
});
