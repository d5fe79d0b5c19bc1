#!/usr/bin/env bash
# agentevals 0.0.9 takes the agent's arguments for the reference's, and the reverse, where the trajectory is to be a "subset", which is
# there to see that an agent calls no tools but the expected ones. With tool_args_match_mode="subset" a refund of order 7 that adds
# force=true, which the reference lacks, passes, and one that leaves an argument out fails; "superset" is the other way round. A matcher of
# one's own, documented as (output, reference), gets the two in the wrong places: of "no more than the reference's amount", 90 passes where
# 50 is the limit, and 20 fails. "unordered" asks in both directions, so "subset" and "superset" are "exact", and the matcher wants the same
# amount. "strict" and "superset" do as told. A guard against calls that were not foreseen lets them through. Exits with 1 when this has
# changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: agentevals==0.0.9
cat > match.py <<'SCRIPT'
import json
from agentevals.trajectory.match import create_trajectory_match_evaluator


def refund(**arguments):
    call = {'id': '1', 'type': 'function', 'function': {'name': 'refund', 'arguments': json.dumps(arguments)}}
    return [{'role': 'user', 'content': 'Refund order 7'}, {'role': 'assistant', 'content': '', 'tool_calls': [call]}]


def no_more(output, reference):
    return output['amount'] <= reference['amount']


reference = refund(order=7, amount=50)
less, more = refund(order=7), refund(order=7, amount=50, force=True)
low, high = refund(order=7, amount=20), refund(order=7, amount=90)
for trajectory in ('strict', 'superset', 'subset', 'unordered'):
    told = []
    for name, options, outputs in (
        ('subset', {'tool_args_match_mode': 'subset'}, (less, more)),
        ('superset', {'tool_args_match_mode': 'superset'}, (less, more)),
        ('no_more', {'tool_args_match_overrides': {'refund': no_more}}, (low, high)),
    ):
        evaluate = create_trajectory_match_evaluator(trajectory_match_mode=trajectory, **options)
        scores = [evaluate(outputs=output, reference_outputs=reference)['score'] for output in outputs]
        told.append(f'{name}: less {scores[0]}, more {scores[1]}')
    print(f'{trajectory}: {"; ".join(told)}')
SCRIPT
seen=$(LANGSMITH_TRACING=false venv/bin/python match.py)
echo "$seen"
expected='strict: subset: less True, more False; superset: less False, more True; no_more: less True, more False
superset: subset: less True, more False; superset: less False, more True; no_more: less True, more False
subset: subset: less False, more True; superset: less True, more False; no_more: less False, more True
unordered: subset: less False, more False; superset: less False, more False; no_more: less False, more False'
if [ "$seen" = "$expected" ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
