#!/usr/bin/env bash
# @actions/languageservice 0.3.61 remembers a workflow by its address alone. validate() of a document whose text and version are new, at an
# address it has seen, reports the faults of the old text: none of a workflow that has become wrong, the old ones of one that has
# been mended. The document has a version for just this, and the README's example has no other call; clearCacheEntry(), from
# ./utils/workflow-cache, makes it look again. A linter that checks texts one after the other under one name passes all of them if it passes
# the first. (esbuild is needed since Node loads none of the package's JSON files.) Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
  @actions/languageservice@0.3.61 @actions/workflow-parser@0.3.61 @actions/expressions@0.3.61 \
  vscode-languageserver-textdocument@1.0.16 esbuild@0.28.2
cat > try.mjs <<'SCRIPT'
import { validate } from '@actions/languageservice/validate';
import { clearCacheEntry } from '@actions/languageservice/utils/workflow-cache';
import { TextDocument } from 'vscode-languageserver-textdocument';
const right = 'on: push\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n';
const wrong = right.replace('runs-on', 'run-on');
const count = async (name, version, text) => (await validate(TextDocument.create(`file:///${name}.yml`, 'yaml', version, text))).length;
const main = async () => {
  const seen = {
    'right, then wrong': [await count('a', 1, right), await count('a', 2, wrong)],
    'wrong, then right': [await count('b', 1, wrong), await count('b', 2, right)],
    'wrong at an address of its own': [await count('c', 1, wrong)],
  };
  clearCacheEntry('file:///a.yml');
  seen['wrong, the entry cleared'] = [await count('a', 3, wrong)];
  console.log('faults:', seen);
  const faults = seen['wrong at an address of its own'][0];
  const isAsFound = faults > 0 && JSON.stringify(Object.values(seen)) === JSON.stringify([[0, 0], [faults, faults], [faults], [faults]]);
  console.log(isAsFound ? 'As found.' : 'This has changed.');
  process.exitCode = isAsFound ? 0 : 1;
};
main();
SCRIPT
npx --no-install esbuild try.mjs --bundle --platform=node --outfile=try.cjs --log-level=error
node try.cjs
