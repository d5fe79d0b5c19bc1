#!/usr/bin/env bash
# GitHub's @actions/expressions 0.3.61 compares two texts as texts by < and >= too, and every output, variable and secret is one. With
# vars.THRESHOLD at 80, `steps.gate.outputs.score < vars.THRESHOLD` is false for a score of 9 or 9.5, so the step that fails the job is left
# out, and true for 100. With `< 80`, or fromJSON() around one side, it is the comparison of numbers that it looks like. actionlint
# 1.7.12, which knows that both are texts, and refuses `<` for an object or null, has nothing to say. A threshold that moves from the
# workflow to a variable turns a gate that worked into one that passes 9 and fails 100. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @actions/expressions@0.3.61
GOBIN="$folder" go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 2> go.log
cat > try.mjs <<'SCRIPT'
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

const dictionary = (key, value) => ({ key, value: new data.Dictionary(value) });
const evaluate = (expression, score) => {
  const outputs = dictionary('outputs', { key: 'score', value: new data.StringData(score) });
  const steps = dictionary('steps', dictionary('gate', outputs));
  const vars = dictionary('vars', { key: 'THRESHOLD', value: new data.StringData('80') });
  const parsed = new Parser(new Lexer(expression).lex().tokens, ['steps', 'vars'], []).parse();
  return new Evaluator(parsed, new data.Dictionary(steps, vars)).evaluate().coerceString() === 'true';
};
const score = 'steps.gate.outputs.score';
/** Each score, and whether it is below 80. */
const scores = { 5: true, 9: true, 9.5: true, 66.7: true, 80: false, 90: false, 100: false };
const wrong = [];
let isAsFound = true;
for (const [text, isBelow] of Object.entries(scores)) {
  const asTexts = evaluate(`${score} < vars.THRESHOLD`, text);
  const opposite = evaluate(`${score} >= vars.THRESHOLD`, text);
  const asNumbers = [`${score} < 80`, `fromJSON(${score}) < vars.THRESHOLD`, `${score} < fromJSON(vars.THRESHOLD)`];
  const areBelow = asNumbers.map((each) => evaluate(each, text));
  console.log(`${text}: below the variable ${asTexts}, at or above it ${opposite}; as numbers ${areBelow}`);
  if (asTexts !== isBelow) wrong.push(text);
  isAsFound &&= asTexts !== opposite && areBelow.every((each) => each === isBelow);
}
console.log(`Wrong: ${wrong.join(', ')}`);
isAsFound &&= wrong.toSorted().join() === '100,9,9.5';

const lint = (condition) => {
  const step = `      - if: ${condition}\n        run: exit 1\n`;
  const steps = '      - id: gate\n        run: echo "score=9" >> "$GITHUB_OUTPUT"\n' + step;
  writeFileSync('gate.yml', `on: push\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`);
  const { status, stdout } = spawnSync('./actionlint', ['-no-color', '-oneline', 'gate.yml'], { encoding: 'utf8' });
  console.log(`actionlint of ${condition}: exit status ${status}${stdout && `, ${stdout.trim()}`}`);
  return status;
};
isAsFound &&= lint(`${score} < vars.THRESHOLD`) === 0 && lint(`${score} < steps.gate.outputs`) === 1 && lint(`${score} < null`) === 1;
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
