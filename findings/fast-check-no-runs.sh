#!/usr/bin/env bash
# fast-check 4.11.0 passes a property that never ran when numRuns is NaN, which Number(process.env.RUNS) is while RUNS is not set: the
# predicate, which returns false for everything, is not called, fc.assert() says nothing, and fc.check() reports failed: false after
# 0 runs. So it is with null and a text such as "2k", and in fc.configureGlobal() it holds for all properties of a process. Neither type
# nor value is looked at, though -1 fails, as does a property whose values fc.pre() skips one and all, or one that is interrupted before
# its first run; undefined gives the usual 100 runs. Properties that guard a gate are green and prove nothing. Exits with 1 when this
# has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts fast-check@4.11.0
cat > try.mjs <<'SCRIPT'
import * as fc from 'fast-check';

/** Whether a property that is false for everything passes, and how often it was tried; also with the number set for all. */
const tryWith = (parameters, isSkipped = false) => {
  let calls = 0;
  const property = () =>
    fc.property(fc.integer(), () => {
      calls += 1;
      fc.pre(!isSkipped);
      return false;
    });
  const assert = (own) => {
    try {
      fc.assert(property(), own);
      return 'passes';
    } catch {
      return 'fails';
    }
  };
  const asserted = assert(parameters);
  const { failed, numRuns } = fc.check(property(), parameters);
  fc.configureGlobal(parameters);
  const all = assert();
  fc.resetConfigureGlobal();
  return `${asserted}, for all ${all}, failed: ${failed} after ${numRuns} runs, ${calls > 0 ? 'called' : 'never called'}`;
};
const noRuns = 'passes, for all passes, failed: false after 0 runs, never called';
const isTried = /^fails, for all fails, failed: true after \d+ runs, /u;
delete process.env.RUNS;
let isAsFound = true;
const cases = [
  ['Number(process.env.RUNS)', { numRuns: Number(process.env.RUNS) }],
  ['"2k"', { numRuns: '2k' }],
  ['null', { numRuns: null }],
  ['undefined', { numRuns: undefined }],
  ['-1', { numRuns: -1 }],
  ['all skipped', {}, true],
  ['interrupted at once', { interruptAfterTimeLimit: 0 }],
];
for (const [index, [name, parameters, isSkipped]] of cases.entries()) {
  const seen = tryWith(parameters, isSkipped);
  console.log(`${name}: ${seen}`);
  isAsFound &&= index < 3 ? seen === noRuns : isTried.test(seen);
}
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
