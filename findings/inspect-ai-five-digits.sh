#!/usr/bin/env bash
# inspect-ai 0.3.285 compares no more than five digits of a number: match(numeric=True), the scorer for tasks whose answer is a number,
# takes 123459 for 123456, "$1,234,599" for 1234567 and 99.9999 for 100, and location="exact" does so too. Its documents speak of numbers
# that are normalized and compared, and of no tolerance; what it does is to print both with five significant digits. Up to 99999 whole
# numbers are told apart. And an answer of 45% is no number to it, as documented, so that the one before it counts: "Of 60 orders, 45% were
# refunded" is right where the target is 60. An evaluation of four wrong answers tells an accuracy of 1; match(), without `numeric`, tells
# 0. A benchmark of sums, totals or identifiers is green with wrong answers. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: inspect-ai==0.3.285
cat > gate.py <<'SCRIPT'
from inspect_ai import Task, eval
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import match
from inspect_ai.solver import solver


@solver
def answer():
    async def solve(state, generate):
        state.output.completion = state.input_text
        return state

    return solve


def accuracy(scorer, *cases):
    samples = MemoryDataset([Sample(input=text, target=target) for text, target in cases])
    [log] = eval(Task(dataset=samples, solver=answer(), scorer=scorer), model='mockllm/model', display='none', log_dir='logs')
    return log.results.scores[0].metrics['accuracy'].value


wrong = [('123459', '123456'), ('$1,234,599', '1234567'), ('99.9999', '100'), ('Of 60 orders, 45% were refunded', '60')]
print(f'four wrong answers, numeric: {accuracy(match(numeric=True), *wrong):g}')
print(f'four wrong answers, not numeric: {accuracy(match(), *wrong):g}')
print(f'two of them, numeric and exact: {accuracy(match("exact", numeric=True), *wrong[:2]):g}')
print(f'12346 for 12345, numeric: {accuracy(match(numeric=True), ("12346", "12345")):g}')
SCRIPT
seen=$(HOME=$folder venv/bin/python gate.py)
echo "$seen"
expected='four wrong answers, numeric: 1
four wrong answers, not numeric: 0
two of them, numeric and exact: 1
12346 for 12345, numeric: 0'
if [ "$seen" = "$expected" ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
