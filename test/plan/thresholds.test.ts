import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { renderDistance, renderNumber } from '../../src/report/figures.ts';
import { scorePctOf } from '../../src/verdict/score.ts';
import { enough, type Given, planGiven } from '../fixtures/given-inputs.ts';

const improvement: Given = {
  service: 'overmind',
  'service-api-key': 'k',
  'job-ids': 'a',
  metric: 'improvement',
};
const suite = (entry: string) =>
  planGiven(
    {
      'service-api-key': 'harmstack=a\novermind=b',
      config: 'gate.yml',
      'endpoint-url': enough['endpoint-url'],
      'endpoint-api-key': 'k',
    },
    { 'gate.yml': `benchmarks:\n  - ${entry}\n` },
  );
const overmind = (rest: string) => suite(`{ service: overmind, job-id: a, ${rest} }`);

describe('a threshold above 0 and below 1, which a share of 1 may have been meant by', () => {
  test.each<[Given, readonly string[]]>([
    [{ thresholds: '0.8' }, ['thresholds: "0.8" means 0.8%; did you mean 80?']],
    // A decimal comma separates values.
    [
      { 'benchmark-ids': '1 2', thresholds: '0.8 0.66' },
      ['thresholds: "0.8" means 0.8%; did you mean 80?', 'thresholds: "0.66" means 0.66%; did you mean 66?'],
    ],
    [{ thresholds: '0.01' }, ['thresholds: "0.01" means 0.01%; did you mean 1?']],
    [{ ...improvement, metric: '', thresholds: '0.5' }, ['thresholds: "0.5" means 0.5%; did you mean 50?']],
  ])('is refused: %j', (given, problems) => {
    expect(planGiven({ ...('job-ids' in given ? {} : enough), ...given })).toEqual({ plan: null, problems });
  });

  it('is refused in a suite file', () => {
    expect(suite('{ id: 1, threshold: 0.8 }').problems).toEqual([
      'config: gate.yml, line 2, column 25: benchmarks[0].threshold means 0.8%; did you mean 80?',
    ]);
    expect(overmind('threshold: 0.75').problems).toHaveLength(1);
  });

  it('is one of points where the improvement is judged', () => {
    expect(planGiven({ ...improvement, thresholds: '0.8' })).toMatchObject({
      problems: [],
      plan: { benchmarks: [{ thresholdPct: 0.8 }], warnings: [] },
    });
    expect(overmind('metric: improvement, threshold: 0.5').problems).toEqual([]);
  });

  it('is 0 all the same when it is 0', () => {
    expect(planGiven({ ...enough, thresholds: '0' })).toMatchObject({ problems: [], plan: { warnings: [] } });
  });
});

describe('a threshold of exactly 1', () => {
  const warnings = [{ code: 'threshold-of-one-percent', benchmarks: [1] }];

  it('is taken, with a warning', () => {
    expect(planGiven({ ...enough, 'benchmark-ids': '1 2', thresholds: '80 1' })).toMatchObject({
      problems: [],
      plan: { benchmarks: [{ thresholdPct: 80 }, { thresholdPct: 1 }], warnings },
    });
    expect(suite('{ id: 1, threshold: 1.0 }').plan?.warnings).toEqual([{ ...warnings[0], benchmarks: [0] }]);
  });

  it('is without a warning where the improvement is judged', () => {
    expect(planGiven({ ...improvement, thresholds: '1' }).plan?.warnings).toEqual([]);
  });
});

describe('more than two decimals, which no score has', () => {
  test.each(['99.999', '66.666', '0.0000001'])('%s is refused', (text) => {
    const fault = 'has more than two decimals; scores have two, such as 66.67.';
    expect(planGiven({ ...enough, thresholds: text }).problems).toEqual([
      expect.stringMatching(`^thresholds: "[^"]+" ${fault}$`),
    ]);
    expect(planGiven({ ...improvement, thresholds: text }).problems).toHaveLength(1);
    expect(suite(`{ id: 1, threshold: ${text} }`).problems).toEqual([
      expect.stringContaining(`benchmarks[0].threshold ${fault}`),
    ]);
  });

  it('are two where the others are 0', () => {
    expect(planGiven({ ...enough, thresholds: '66.670' }).plan?.benchmarks[0]?.thresholdPct).toBe(66.67);
  });
});

describe('every threshold that is taken', () => {
  const hundredths = fc.integer({ min: 0, max: 10_000 }).map((each) => each / 100);
  const pairs = fc.oneof(
    fc.tuple(hundredths, hundredths),
    hundredths.map((each) => [each, each] as const),
  );

  it('is shown with its own digits, and so is the distance to it', () => {
    fc.assert(
      fc.property(pairs, ([threshold, score]) => {
        const { plan } = planGiven({ ...improvement, thresholds: String(threshold) });
        expect(plan?.benchmarks[0]?.thresholdPct).toBe(threshold);
        // No exponent, which no picture takes, and no distance that rounds to nothing.
        expect(renderNumber(threshold)).toMatch(/^\d{1,3}(\.\d{1,2})?$/);
        expect(renderDistance(score, threshold) === 'exactly met').toBe(score === threshold);
        expect(renderDistance(score, threshold)).not.toMatch(/^0 /);
      }),
    );
  });

  it('is reached by as many units as reach it in whole numbers, for every whole percentage', () => {
    for (let scored = 1; scored <= 2000; scored += 1) {
      for (let threshold = 1; threshold <= 100; threshold += 1) {
        const needed = Math.ceil((threshold * scored) / 100);
        if (needed * 100 !== threshold * scored) continue;
        expect({ scored, pct: scorePctOf(needed, scored) }).toEqual({ scored, pct: threshold });
      }
    }
  });
});
