#!/usr/bin/env bash
# allure 3.18.0 takes a failed test of a JUnit file for passed when its <failure> has text but no attribute, and when it has two of them.
# The first is what jest-junit 17.0.0 writes for every failed test, the second what GoogleTest writes where two checks failed. The report
# says "passed", and `allure quality-gate --max-failures 0` exits with 0; one <failure> with a message is "failed", and exits with 1.
# <error> is read in the same way, and <skipped>planned</skipped> is passed too, while <failure/> and <skipped/> are what they
# say: an outcome that is parsed to a text or to a list counts as none. A gate of such files is green whatever was measured. A
# writer is safe with one element for each outcome, and a message in it. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts allure@3.18.0 jest-junit@17.0.0
cat > try.mjs <<'SCRIPT'
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import JestJunit from 'jest-junit';

/** What Jest hands to its reporters of one failed test. */
const results = {
  numFailedTests: 1, numPassedTests: 0, numPendingTests: 0, numTotalTests: 1, startTime: 0,
  testResults: [{
    console: null, displayName: undefined, failureMessage: 'scored 5', numFailingTests: 1, numPassingTests: 0, numPendingTests: 0,
    perfStats: { start: 0, end: 1000 }, skipped: false, testExecError: undefined, testFilePath: `${process.cwd()}/gate.test.js`,
    testResults: [{ ancestorTitles: ['gate'], duration: 1000, failureMessages: ['scored 5'], status: 'failed', title: 'one' }],
  }],
};
await new JestJunit({ rootDir: process.cwd() }, { outputFile: 'jest.xml' }).onRunComplete(null, results);
const byHand = (outcome) =>
  `<?xml version="1.0"?><testsuite name="gate" tests="1"><testcase name="one" classname="gate" time="1">${outcome}</testcase></testsuite>`;
const files = {
  jest: [readFileSync('jest.xml', 'utf8'), 'passed', 0],
  twice: [byHand('<failure message="scored 5">a</failure><failure message="8 is the least">b</failure>'), 'passed', 0],
  error: [byHand('<error>no score</error>'), 'passed', 0],
  planned: [byHand('<skipped>planned</skipped>'), 'passed', 0],
  message: [byHand('<failure message="scored 5">scored 5</failure>'), 'failed', 1],
  empty: [byHand('<failure/>'), 'failed', 1],
  skipped: [byHand('<skipped/>'), 'skipped', 0],
};
const allure = (...args) => spawnSync('node_modules/.bin/allure', args, { stdio: 'ignore' }).status;
let isAsFound = true;
for (const [name, [xml, state, status]] of Object.entries(files)) {
  mkdirSync(name);
  writeFileSync(`${name}/junit.xml`, xml);
  const exit = allure('quality-gate', '--max-failures', '0', name);
  allure('generate', '--output', `${name}-report`, name);
  const { stats } = JSON.parse(readFileSync(`${name}-report/summary.json`, 'utf8'));
  console.log(`${/<(failure|error|skipped).*(?=<.testcase>)/su.exec(xml)[0].trim()}: ${JSON.stringify(stats)}, quality gate ${exit}`);
  isAsFound &&= stats.total === 1 && stats[state] === 1 && exit === status;
}
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
