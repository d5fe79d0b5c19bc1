#!/usr/bin/env bash
# weave 0.54.0: what a scorer gives for the first row decides how all of them are summarized. One that returns True for the right answer and
# otherwise how close it came, 0 to 1, gets "true_fraction" where the first row is right, and there whatever is not 0 counts as true: of
# four rows, one right and three of 0.4 to 0.67, it is 1.0, 4 of 4. With the rows the other way round it is "mean", 0.685. And of a scorer
# that gives "no" for wrong answers and True for the right one, the four are 100% true in one order, and there is no summary in the other.
# Within a dict it is the same for each key. Evaluation.evaluate() says nothing of it. A gate is green or red by the order
# of the rows. Return one type from a scorer. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile weave==0.54.0
cat > try.py <<'SCRIPT'
import asyncio
import sys
from difflib import SequenceMatcher
import weave

answers = {'France': 'Paris', 'Italy': 'Ro', 'Norway': 'O', 'Switzerland': 'Be'}
rows = [
    {'country': 'France', 'expected': 'Paris'},
    {'country': 'Italy', 'expected': 'Rome'},
    {'country': 'Norway', 'expected': 'Oslo'},
    {'country': 'Switzerland', 'expected': 'Bern'},
]


@weave.op
def capital(country):
    return answers[country]


@weave.op
def close(expected, output):
    return True if output == expected else round(SequenceMatcher(None, output, expected).ratio(), 2)


@weave.op
def nested(expected, output):
    return {'close': True if output == expected else round(SequenceMatcher(None, output, expected).ratio(), 2)}


@weave.op
def worded(expected, output):
    return True if output == expected else 'no'


def evaluate(each):
    summary = asyncio.run(weave.Evaluation(dataset=each, scorers=[close, nested, worded]).evaluate(capital))
    return [summary.get(name) for name in ('close', 'nested', 'worded')]


first, last = evaluate(rows), evaluate(rows[::-1])
print(f'the right answer first: {first}')
print(f'the right answer last: {last}')
all_true = {'true_count': 4, 'true_fraction': 1.0}
is_as_found = first == [all_true, {'close': all_true}, all_true] and last == [{'mean': 0.685}, {'close': {'mean': 0.685}}, None]
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
HOME="$folder" venv/bin/python try.py 2> try.log || { status=$?; tail -n 20 try.log; exit "$status"; }
