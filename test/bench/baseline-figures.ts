import { binomialChances } from '../../src/verdict/statistics/chances.ts';
import { compareWithBaseline, type Estimate, estimateOfCounts } from '../../src/verdict/statistics/difference.ts';
import type { Counts } from '../../src/verdict/statistics/wilson.ts';
import { atMost } from './targets.ts';

interface Sizes {
  readonly units: number;
  readonly baseUnits: number;
}

/** For each number of passes of the baseline, the largest number of passes that is taken for a regression; −1 for none. */
type Rule = readonly number[];
type RuleOf = (sizes: Sizes) => Rule;

const passesOf = (units: number) => Array.from({ length: units + 1 }, (_, passed) => passed);

/** What Newcombe's interval takes for a regression, with estimates of one kind or another. */
function ruleBy(estimate: (counts: Counts) => Estimate): RuleOf {
  return ({ units, baseUnits }) => {
    const candidates = passesOf(units).map((passed) => estimate({ passed, scored: units }));
    let next = 0;
    return passesOf(baseUnits).map((passed) => {
      const baseline = estimate({ passed, scored: baseUnits });
      const isRegression = (candidate: Estimate | undefined) =>
        candidate !== undefined &&
        compareWithBaseline({ candidate, baseline, allowedDropPct: 0 }).comparison === 'regression';
      while (isRegression(candidates[next])) next += 1;
      return next - 1;
    });
  };
}

const ours = ruleBy(estimateOfCounts);
const published = ruleBy((counts) => ({ ...estimateOfCounts(counts), marginPct: 0 }));
/** Any lower score is a regression. */
const bare: RuleOf = ({ units, baseUnits }) =>
  passesOf(baseUnits).map((passed) => Math.ceil((passed * units) / baseUnits) - 1);

/** The chance that a rule sees a regression when units pass at these rates, by going through all pairs of counts. */
function chanceOf(
  rule: Rule,
  { units, rate, baseRate }: { readonly units: number; readonly rate: number; readonly baseRate: number },
): number {
  let below = 0;
  const atMostPassed = binomialChances(units, rate).map((chance) => {
    below += chance;
    return below;
  });
  return binomialChances(rule.length - 1, baseRate).reduce(
    (sum, chance, passed) => sum + chance * (atMostPassed[rule[passed] ?? -1] ?? 0),
    0,
  );
}

/** Every whole percentage from 1 to 99. */
const rates = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);

interface Worst extends Sizes {
  readonly chance: number;
  readonly rate: number;
}

/** The largest chance of a false alarm over all rates. */
function worstOf(ruleOf: RuleOf, sizes: readonly Sizes[]): Worst {
  let worst: Worst = { units: 0, baseUnits: 0, chance: 0, rate: 0 };
  for (const each of sizes) {
    const rule = ruleOf(each);
    for (const rate of rates) {
      const chance = chanceOf(rule, { units: each.units, rate, baseRate: rate });
      if (chance > worst.chance) worst = { ...each, chance, rate };
    }
  }
  return worst;
}

const equalSizes = Array.from({ length: 191 }, (_, index) => ({ units: index + 10, baseUnits: index + 10 }));
const someUnits = [10, 12, 15, 20, 30, 50, 100, 200];
const unequalSizes = someUnits.flatMap((units) => someUnits.map((baseUnits) => ({ units, baseUnits })));
const fewUnits = Array.from({ length: 9 }, (_, index) => index + 1);
const fewSizes = fewUnits.flatMap((few) =>
  [...fewUnits, 50, 200, 1000].flatMap((many) => [
    { units: few, baseUnits: many },
    { units: many, baseUnits: few },
  ]),
);

/** Prints how often an unchanged score is taken for a regression, and how often one that fell by ten points is. */
export function benchBaseline(): void {
  const groups = [
    { name: 'equal, each from 10 to 200', sizes: equalSizes, maxPct: 6 },
    { name: `${someUnits.join(', ')}, each against each`, sizes: unequalSizes, maxPct: 6 },
    { name: '1 to 9 against as few, or 50, 200, 1000', sizes: fewSizes, maxPct: 7 },
  ];
  console.log('\nFalse alarms at no difference (exact; the worst of all true rates from 1 to 99%):');
  console.table(
    groups.map(({ name, sizes, maxPct }) => {
      const [mine, theirs, plain] = [ours, published, bare].map((ruleOf) => worstOf(ruleOf, sizes));
      return {
        units: name,
        '% worst': atMost(100 * (mine?.chance ?? 1), maxPct, 2),
        'where: units, base, rate': `${mine?.units} ${mine?.baseUnits} ${mine?.rate}`,
        'Newcombe as published': (100 * (theirs?.chance ?? 1)).toFixed(2),
        'where, as published': `${theirs?.units} ${theirs?.baseUnits} ${theirs?.rate}`,
        'bare rule': (100 * (plain?.chance ?? 1)).toFixed(1),
      };
    }),
  );
  console.log('\nA score that fell by 10 points, and one that did not (exact, % of runs that see a regression):');
  console.table(
    [50, 100, 200].flatMap((units) =>
      [0.7, 0.8, 0.9, 0.95].map((baseRate) => {
        const sizes = { units, baseUnits: units };
        const share = (ruleOf: RuleOf, drop: number) =>
          (100 * chanceOf(ruleOf(sizes), { units, rate: baseRate - drop, baseRate })).toFixed(1);
        return {
          units,
          from: 100 * baseRate,
          'seen, -10 points': share(ours, 0.1),
          'false alarm': share(ours, 0),
          'bare rule, -10': share(bare, 0.1),
          'bare rule, false alarm': share(bare, 0),
        };
      }),
    ),
  );
}
