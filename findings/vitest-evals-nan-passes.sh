#!/usr/bin/env bash
# vitest-evals 0.16.1 (vitest 4.1.12) passes a test whose judge gives NaN, which is what Number('n/a') makes of a model's answer. The scores
# of a suite's judges are averaged, and the test fails when the average is below judgeThreshold; NaN is not. Beside a judge that gives 0 it
# turns the test green, where the 0 alone fails. expect(result).toSatisfyJudge with the same judge and threshold fails: it asks whether the
# score reaches the threshold. null fails, since it counts as 0. In the JSON report the average of the passed test is null, and
# thresholdFailed is false. A judge that answers in words makes a gate green for good. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts vitest-evals@0.16.1 vitest@4.1.12
cat > gate.test.mjs <<'SCRIPT'
import { expect } from 'vitest';
import { createHarness, createJudge, describeEval } from 'vitest-evals';

const messages = [
  { role: 'user', content: 'Refund order 7' },
  { role: 'assistant', content: 'Done.' },
];
const harness = createHarness({ name: 'app', run: async () => ({ output: 'Done.', messages }) });
const threshold = 0.6;
const scores = { NaN: Number('n/a'), null: null, 0: 0 };
const judge = (name) => createJudge(name, async () => ({ score: scores[name] }));
for (const names of [['0'], ['NaN'], ['0', 'NaN'], ['null']])
  describeEval('suite', { harness, judges: names.map(judge), judgeThreshold: threshold }, (it) => {
    it(`judges give ${names.join(' and ')}`, async ({ run }) => {
      await run('Refund order 7');
    });
  });
describeEval('suite', { harness }, (it) => {
  it('toSatisfyJudge gives NaN', async ({ run }) => {
    await expect(await run('Refund order 7')).toSatisfyJudge(judge('NaN'), { threshold });
  });
});
SCRIPT
cat > read.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
for (const { title, status, meta } of JSON.parse(readFileSync(process.argv[2])).testResults[0].assertionResults)
  console.log(`${title}: ${status}, average ${meta.eval.avgScore}, thresholdFailed ${meta.eval.thresholdFailed}`);
SCRIPT
# Runs the tests whose names fit, and says how the command exits.
run() {
  status=0
  npx --no-install vitest run --reporter=json --outputFile=report.json --testNamePattern "$1" > /dev/null 2>&1 || status=$?
  echo "exit status $status"
}
only=$(run 'judges give .*NaN')
all=$(run 'gives? ')
tests=$(node read.mjs report.json)
echo "$tests"
echo "all: $all"
echo "those whose judges give NaN: $only"
expected='judges give 0: failed, average 0, thresholdFailed true
judges give NaN: passed, average null, thresholdFailed false
judges give 0 and NaN: passed, average null, thresholdFailed false
judges give null: failed, average 0, thresholdFailed true
toSatisfyJudge gives NaN: failed, average null, thresholdFailed true'
if [ "$tests" = "$expected" ] && [ "$all" = 'exit status 1' ] && [ "$only" = 'exit status 0' ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
