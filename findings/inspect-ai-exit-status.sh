#!/usr/bin/env bash
# inspect-ai 0.3.285: `inspect eval` exits with 0 when the evaluation has failed. A task whose every sample raises is stopped with
# the status "error" and no score, and the exit status is that of success; `inspect eval-set` exits with 1 for the same file. With
# --no-fail-on-error the log of such a task says "success", and has no results; where one of ten samples was answered, they are accuracy 1,
# standard error 0. A step that runs `inspect eval` before a merge blocks nothing unless it reads the log, and how many samples were scored.
# Takes a minute or so, half of it the installation. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: inspect-ai==0.3.285
cat > gate.py <<'SCRIPT'
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import match
from inspect_ai.solver import solver


@solver
def endpoint(answered):
    async def solve(state, generate):
        if state.sample_id > answered:
            raise RuntimeError('no answer')
        state.output.completion = 'yes'
        return state

    return solve


def benchmark(answered):
    samples = [Sample(id=number, input='Refund?', target='yes') for number in range(1, 11)]
    return Task(dataset=MemoryDataset(samples), solver=endpoint(answered), scorer=match())


@task
def none_answered():
    return benchmark(0)


@task
def one_answered():
    return benchmark(1)
SCRIPT
cat > read.py <<'SCRIPT'
import glob
import json

for path in sorted(glob.glob('*/*_*-answered_*.json')):
    folder, _ = path.split('/')
    with open(path) as log, open(f'{folder}.status') as file:
        header, status = json.load(log), file.read().strip()
    scores = (header.get('results') or {}).get('scores') or []
    values = [f'{name} {metric["value"]:g} of {score["scored_samples"]}' for score in scores for name, metric in score['metrics'].items()]
    task = header['eval']['task']
    print(f'{folder} {task}: exit status {status}, log status {header["status"]}, {" and ".join(values) or "no score"}')
SCRIPT
export HOME=$folder
# Runs a command, and keeps its log and how it exits.
run() {
  name=$1
  shift
  status=0
  venv/bin/inspect "$@" --model mockllm/model --display none --log-format json --log-dir "$name" > "$name.output" 2>&1 || status=$?
  echo "$status" > "$name.status"
}
run eval eval gate.py@none_answered &
run eval-set eval-set gate.py@none_answered --retry-attempts 0
run tolerant eval gate.py --no-fail-on-error
wait
seen=$(python3 read.py | LC_ALL=C sort)
echo "$seen"
expected='eval none_answered: exit status 0, log status error, no score
eval-set none_answered: exit status 1, log status error, no score
tolerant none_answered: exit status 0, log status success, no score
tolerant one_answered: exit status 0, log status success, accuracy 1 of 1 and stderr 0 of 1'
if [ "$seen" = "$expected" ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
