#!/usr/bin/env bash
# azure-ai-evaluation 1.18.10: evaluate() rounds the share of rows that passed to two digits. Its metrics have `<evaluator>.binary_aggregate`,
# the proportion of "pass"; of 250 rows of which one failed it is 1.0, and of 199 that passed, 79.6%, it is 0.8. The mean of the
# same outcomes stands beside it unrounded, 0.996 and 0.796. Nothing says that the one is rounded. The defect rates of its safety
# evaluators, which need the service, go through the same rounding: one defect of 250 is a rate of 0.0. A gate that asks for no
# failure at all lets one of 201 or more pass, and one at 0.8 takes 0.796. Count the rows, or take the mean. Exits with 1 when this has
# changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile azure-ai-evaluation==1.18.10
cat > try.py <<'SCRIPT'
import contextlib
import json
import sys
from pathlib import Path
from azure.ai.evaluation import F1ScoreEvaluator, evaluate


def run(passed, rows):
    lines = [json.dumps({'response': 'yes' if each < passed else 'no', 'ground_truth': 'yes'}) for each in range(rows)]
    Path('data.jsonl').write_text('\n'.join(lines) + '\n')
    with contextlib.redirect_stdout(sys.stderr):
        result = evaluate(data='data.jsonl', evaluators={'f1': F1ScoreEvaluator()})
    counted = sum(row['outputs.f1.f1_score_result'] == 'pass' for row in result['rows'])
    metrics = result['metrics']
    told = counted, metrics['f1.binary_aggregate'], metrics['f1.f1_score_passed']
    print('{} of {} rows passed: binary_aggregate {}, mean {}'.format(told[0], rows, *told[1:]))
    return told


is_as_found = [run(249, 250), run(199, 250), run(198, 250), run(250, 250)] == [
    (249, 1.0, 0.996),
    (199, 0.8, 0.796),
    (198, 0.79, 0.792),
    (250, 1.0, 1.0),
]
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
HOME="$folder" venv/bin/python try.py 2> try.log | grep -v 'execution.bulk' || { status=$?; tail -n 20 try.log; exit "$status"; }
