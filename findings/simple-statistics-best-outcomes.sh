#!/usr/bin/env bash
# simple-statistics 7.12.1 leaves out the best results of a binomial distribution, and its normal quantile is wrong in the third digit.
# binomialDistribution(50, 0.7) ends at 46 of 50: as soon as what it has adds up to 0.9999 it stops, so "50 of 50", which is what a
# gate asks about, is undefined. probit(0.975) is 1.9572 where 1.9600 is right, and 3.2793 at 0.9995 where 3.2905 is right:
# a "99.9%" interval made of it holds 99.896%. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts simple-statistics@7.12.1
cat > try.cjs <<'SCRIPT'
const { binomialDistribution, probit } = require('simple-statistics');
const chances = binomialDistribution(50, 0.7);
console.log(`binomialDistribution(50, 0.7) has ${chances.length} of 51 numbers; 50 of 50 is ${chances[50]}, right is ${0.7 ** 50}`);
console.log(`the last one, ${chances.length - 1} of 50, is ${chances.at(-1)}`);
for (const [p, right] of [[0.975, 1.959964], [0.9995, 3.290527]]) console.log(`probit(${p}) is ${probit(p)}, right is ${right}`);
const isAsFound = chances.length === 47 && chances[50] === undefined && Math.abs(probit(0.975) - 1.957162) < 1e-6;
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.cjs
