#!/usr/bin/env bash
# jstat 1.9.6: a one-sided test is one-sided in name only. oneSidedDifferenceOfProportions gives 0.9 against 0.6 of 50 units p = 0.0003, and
# 0.6 against 0.9 too: it takes the amount of z, so the p-value is half the two-sided one whichever side is better. ztest and ttest with 1
# side do the same. Its documents speak of a one-sided test, and of no side. A p-value for "has become worse" is near 1 after a gain. A gate
# that asks for a regression with it is red for each clear improvement, and errs twice as often without any change as its level says. Look
# at the sign of the difference first. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts jstat@1.9.6
cat > try.cjs <<'SCRIPT'
const { jStat } = require('jstat');
/** By hand: the chance of a z as low as this, by the integral of the normal density. */
const below = (z) => {
  const steps = 200_000;
  const width = (z + 12) / steps;
  let sum = 0;
  for (let step = 0; step < steps; step += 1) sum += Math.exp(-((-12 + (step + 0.5) * width) ** 2) / 2) * width;
  return sum / Math.sqrt(2 * Math.PI);
};
const units = 50;
const seen = [[0.6, 0.9], [0.9, 0.6], [0.8, 0.9], [0.9, 0.8]].map(([after, before]) => {
  const pooled = (after + before) / 2;
  const worse = below((after - before) / Math.sqrt((pooled * (1 - pooled) * 2) / units));
  const one = jStat([]).oneSidedDifferenceOfProportions(after, units, before, units);
  const two = jStat([]).twoSidedDifferenceOfProportions(after, units, before, units);
  const told = `one side ${one.toFixed(4)}, two sides ${two.toFixed(4)}, worse by hand ${worse.toFixed(4)}`;
  console.log(`${before}, then ${after} of ${units}: ${told}`);
  return { one, two, worse };
});
const [fall, gain] = seen;
const sides = [jStat.ztest(2, 1), jStat.ztest(-2, 1), jStat.ttest(2, 50, 1), jStat.ttest(-2, 50, 1)];
console.log(`z of 2 and -2, one side: ${sides[0].toFixed(4)}, ${sides[1].toFixed(4)}; t: ${sides[2].toFixed(4)}, ${sides[3].toFixed(4)}`);
const isAsFound =
  seen.every(({ one, two }) => Math.abs(two - 2 * one) < 1e-12) &&
  Math.abs(fall.one - fall.worse) < 1e-6 && Math.abs(gain.one - fall.one) < 1e-12 && gain.one < 0.001 && gain.worse > 0.999 &&
  sides[0] === sides[1] && sides[2] === sides[3];
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.cjs
