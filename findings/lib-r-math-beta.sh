#!/usr/bin/env bash
# lib-r-math.js 2.0.3, a port of R's nmath, is wrong in the fourth digit where R is right.
# Of two units that pass with a chance of 90% each, both pass in 81% of all cases. R's pbinom(0, 2, 0.1) says 0.81; the port's says
# 0.8108. Its pbeta is the cause: pbeta(0.9, 2, 1) is 0.9 squared, and comes out as 0.80979. A binomial test or an exact interval
# made of these takes over the error. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts lib-r-math.js@2.0.3
cat > try.cjs <<'SCRIPT'
const { pbinom, pbeta } = require('lib-r-math.js');
const calls = [
  ['pbinom(0, 2, 0.1)', pbinom(0, 2, 0.1), 0.81],
  ['pbinom(0, 2, 0.2)', pbinom(0, 2, 0.2), 0.64],
  ['pbeta(0.9, 2, 1)', pbeta(0.9, 2, 1), 0.81],
  ['pbinom(0, 1, 0.1)', pbinom(0, 1, 0.1), 0.9],
];
for (const [call, got, right] of calls) console.log(`${call}: ${got}, right is ${right}, off by ${Math.abs(got - right).toExponential(1)}`);
const isOff = (index) => Math.abs(calls[index][1] - calls[index][2]) > 1e-4;
if (isOff(0) && isOff(1) && isOff(2) && !isOff(3)) console.log('As found: wrong for two units, right for one.');
else {
  console.log('This has changed.');
  process.exitCode = 1;
}
SCRIPT
node try.cjs
