#!/usr/bin/env bash
# @stdlib/stats-base-dists-normal-quantile 0.3.1 and vega-statistics 2.0.0 lose the lower tail of the normal distribution, the side on which
# floating-point numbers have digits to spare. The quantile of 1e-20 is -9.2623; both return -Infinity, since they go through 2p - 1, which is
# -1 there. At 1e-10 nine digits are right, at 0.025 all. @stdlib's own distribution function gives 1e-20 back at -9.2623, so the two are
# no inverses of each other. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
  @stdlib/stats-base-dists-normal-quantile@0.3.1 @stdlib/stats-base-dists-normal-cdf@0.3.1 vega-statistics@2.0.0
cat > try.mjs <<'SCRIPT'
import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { quantileNormal } from 'vega-statistics';
const right = new Map([[0.025, -1.9599639845400543], [1e-10, -6.361340902404057], [1e-20, -9.262340089798407]]);
for (const [p, z] of right) console.log(`p = ${p}: right is ${z}, @stdlib ${quantile(p, 0, 1)}, vega ${quantileNormal(p)}`);
const back = cdf(-9.262340089798407, 0, 1);
console.log(`@stdlib's distribution function at -9.262340089798407: ${back}`);
const isAsFound =
  [quantile(1e-20, 0, 1), quantileNormal(1e-20)].every((z) => z === Number.NEGATIVE_INFINITY) &&
  [quantile(1e-10, 0, 1), quantileNormal(1e-10)].every((z) => Math.abs(z - right.get(1e-10)) > 1e-9) &&
  Math.abs(back / 1e-20 - 1) < 1e-9;
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
