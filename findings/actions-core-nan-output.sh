#!/usr/bin/env bash
# @actions/core 3.0.1 writes NaN and Infinity to an output as the text null, while null and undefined become the empty text. A step that has
# no score and sets NaN so gives the next one a value that is true: GitHub's @actions/expressions 0.3.61 finds `steps.gate.outputs.score` to
# hold, so a step with `if: steps.gate.outputs.score` runs, and a default after `||` is not taken. A Date is set with quotation marks around
# it, an Error as {}, and of 10n it throws. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @actions/core@3.0.1 @actions/expressions@0.3.61
cat > try.mjs <<'SCRIPT'
import { readFileSync, writeFileSync } from 'node:fs';
import { setOutput } from '@actions/core';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
process.env.GITHUB_OUTPUT = 'output.txt';
const written = (value) => {
  writeFileSync('output.txt', '');
  setOutput('score', value);
  return readFileSync('output.txt', 'utf8').split('\n')[1];
};
const evaluate = (expression, score) => {
  const outputs = new data.Dictionary({ key: 'score', value: new data.StringData(score) });
  const context = new data.Dictionary({ key: 'outputs', value: outputs });
  const parsed = new Parser(new Lexer(expression).lex().tokens, ['outputs'], []).parse();
  return new Evaluator(parsed, context).evaluate().coerceString();
};
const values = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, null: null, undefined, Date: new Date(0), Error: new Error('no score') };
const seen = Object.entries(values).map(([name, value]) => {
  const text = written(value);
  return [name, text, evaluate("outputs.score && 'runs' || 'does not run'", text), evaluate("outputs.score || '0'", text)];
});
for (const [name, text, run, orZero] of seen) {
  console.log(`${name}: written as ${JSON.stringify(text)}; a step with it as its condition ${run}; with || '0' it is ${orZero}`);
}
const isAsFound =
  seen.slice(0, 2).every((row) => row.slice(1).join() === 'null,runs,null') &&
  seen.slice(2, 4).every((row) => row.slice(1).join() === ',does not run,0') &&
  seen[4][1] === '"1970-01-01T00:00:00.000Z"' && seen[5][1] === '{}';
let threw = '';
try { setOutput('score', 10n); } catch (error) { threw = error.message; }
console.log(`10n: ${threw}`);
console.log(isAsFound && threw !== '' ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound && threw !== '' ? 0 : 1;
SCRIPT
node try.mjs
