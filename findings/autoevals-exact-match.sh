#!/usr/bin/env bash
# autoevals 0.4.1 for Python and 0.3.0 for Node are one set of scorers, and give the same answer different scores. ExactMatch takes "true"
# for True, and 1.0 for 1, in Node and not in Python; Python's takes None, no answer at all, for the text "None", as Node's takes null for
# "null". JSONDiff says of 1 where true is expected 1 in Python and 0 in Node, and of true where false is expected 0 and 0.2. In both,
# ExactMatch is 0 for an object whose keys come in another order, though Python's documents have just that as an example that is 1. A team
# that moves its scorers from one language to the other moves its scores, and a task that gives nothing can pass. Exits with 1 when this has
# changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: autoevals==0.4.1
npm install --silent --no-audit --no-fund --ignore-scripts autoevals@0.3.0
cat > cases.json <<'JSON'
[
  ["ExactMatch", "true", true],
  ["ExactMatch", 1.0, 1],
  ["ExactMatch", null, "None"],
  ["ExactMatch", null, "null"],
  ["ExactMatch", { "name": "John", "age": 30 }, "{\"age\": 30, \"name\": \"John\"}"],
  ["JSONDiff", { "refunded": 1 }, { "refunded": true }],
  ["JSONDiff", { "refunded": true }, { "refunded": false }]
]
JSON
cat > score.py <<'SCRIPT'
import json
import autoevals

with open('cases.json') as file:
    for name, output, expected in json.load(file):
        print(f'{getattr(autoevals, name)().eval(output=output, expected=expected).score:g}')
SCRIPT
cat > score.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import * as autoevals from 'autoevals';

for (const [name, output, expected] of JSON.parse(readFileSync('cases.json', 'utf8')))
  console.log(Number((await autoevals[name]({ output, expected })).score.toFixed(3)));
SCRIPT
python=$(venv/bin/python score.py | xargs)
node=$(node score.mjs | xargs)
sed '/^[][]$/d' cases.json
echo "Python: $python"
echo "Node: $node"
if [ "$python" = '0 0 1 0 0 1 0' ] && [ "$node" = '1 1 0 1 0 0 0.2' ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
