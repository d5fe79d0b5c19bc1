#!/usr/bin/env bash
# @genkit-ai/evaluator 1.42.0: DEEP_EQUAL, which "tests equality of output against the provided reference", takes an output or reference of
# false, 0 or the empty text for one that is missing. Such a case ends with "Output was not provided" or "Reference was not provided", and
# has neither score nor status. Of ten yes-or-no questions, five of them true, a model that always says true passes all that are scored,
# 5 of 5; one that is always right has the same 5 of 5, and one that is always wrong has no score. REGEX and JSONATA refuse such outputs as
# well. ai.evaluate() does not throw, and the documents say nothing of it; Genkit's own for Python, genkit-evaluators 0.12.0, asks whether
# the output is None, and isDeepStrictEqual, on which this one is built, knows all ten. A gate on the share that passed is green for a
# model that says yes to everything. In an object, { answer: false } on both sides, all are compared. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional \
  genkit@1.42.0 @genkit-ai/evaluator@1.42.0 @cfworker/json-schema@4.1.1
cat > try.mjs <<'SCRIPT'
import { isDeepStrictEqual } from 'node:util';
import { GenkitMetric, genkitEval } from '@genkit-ai/evaluator';
import { genkit } from 'genkit';

const metrics = [GenkitMetric.DEEP_EQUAL, GenkitMetric.REGEX, GenkitMetric.JSONATA];
const ai = genkit({ plugins: [genkitEval({ metrics })] });
/** Evaluates pairs of an output and a reference: how many passed, how many have a status, and the errors. */
const evaluate = async (pairs, metric = 'deep_equal') => {
  const dataset = pairs.map(([output, reference], index) => ({ testCaseId: `${index}`, input: 'question', output, reference }));
  const scores = (await ai.evaluate({ evaluator: `genkitEval/${metric}`, dataset })).map(({ evaluation }) => evaluation);
  const errors = new Set(scores.filter(({ error }) => error).map(({ error }) => error.split('\n').at(-1)));
  const passed = scores.filter(({ status }) => status === 'PASS').length;
  return `${passed} of ${scores.filter(({ status }) => status).length}${[...errors].sort().map((error) => `, ${error}`).join('')}`;
};
const right = [...Array(10).keys()].map((index) => index < 5);
const models = {
  'always true': () => true,
  'always right': (reference) => reference,
  'always wrong': (reference) => !reference,
};
const seen = [];
for (const [model, answer] of Object.entries(models)) {
  const pairs = right.map((reference) => [answer(reference), reference]);
  const wrapped = pairs.map((pair) => pair.map((value) => ({ answer: value })));
  const counted = pairs.filter(([output, reference]) => isDeepStrictEqual(output, reference)).length;
  seen.push(`${model}: ${await evaluate(pairs)}; in objects ${await evaluate(wrapped)}; Node ${counted} of ${pairs.length}`);
}
seen.push(`0 and 0, '' and '', 5 and 5: ${await evaluate([[0, 0], ['', ''], [5, 5]])}`);
seen.push(`REGEX of 0: ${await evaluate([[0, '^0$'], [5, '^5$']], 'regex')}`);
seen.push(`JSONATA of false: ${await evaluate([[false, '$ = false'], [true, '$ = true']], 'jsonata')}`);
console.log(seen.join('\n'));
process.exit();
SCRIPT
node try.mjs 2> errors | tee said
cat > found <<'FOUND'
always true: 5 of 5, Error: Reference was not provided; in objects 5 of 10; Node 5 of 10
always right: 5 of 5, Error: Output was not provided; in objects 10 of 10; Node 10 of 10
always wrong: 0 of 0, Error: Output was not provided, Error: Reference was not provided; in objects 0 of 10; Node 0 of 10
0 and 0, '' and '', 5 and 5: 1 of 1, Error: Output was not provided
REGEX of 0: 1 of 1, Error: Output was not provided
JSONATA of false: 1 of 1, Error: Output was not provided
FOUND
if cmp -s said found; then
  echo 'As found.'
else
  cat errors
  echo 'This has changed.'
  exit 1
fi
