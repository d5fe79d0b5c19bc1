#!/usr/bin/env bash
# eval-protocol 0.3.33 gates tests by a threshold, and two of its thresholds hold nothing. @evaluation_test(passed_threshold=1), all must be
# right, is no threshold at all: a test whose rows all score 0 passes, and fails with 1.0, with {"success": 1}, and with
# EP_PASSED_THRESHOLD=1. Only a float is looked at, as its docstring has it, and to Python's type checkers 1 is one; nothing is said in the
# run. And {"success": 0.5, "standard_error": 0.001} passes when 5 of 10 rows are right and each is run once, as by default: the standard
# error is 0.0, and its 95% interval 0.5 to 0.5, where that of ten outcomes is 0.167, and the interval 0.17 to 0.83. It goes by how runs of
# one row differ; for a single run it has a fallback, "conservative" by its docstring, which is 0 for right as for wrong. Write 1.0, and
# take the standard error from the scores. Takes a minute or two. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile eval-protocol==0.3.33 2> pip.log
cat > test_gates.py <<'SCRIPT'
from eval_protocol.models import EvaluateResult, EvaluationRow, Message
from eval_protocol.pytest import NoOpRolloutProcessor, evaluation_test


def gate(passed_threshold, right):
    """A test of ten rows, each of which is run once, with nothing asked of a model."""
    rows = [EvaluationRow(messages=[Message(role='user', content=f'{row}')], ground_truth=str(int(row < right))) for row in range(10)]

    @evaluation_test(
        input_rows=[rows],
        completion_params=[{'model': 'stand-in'}],
        rollout_processor=NoOpRolloutProcessor(),
        passed_threshold=passed_threshold,
        mode='pointwise',
    )
    def score(row: EvaluationRow) -> EvaluationRow:
        row.evaluation_result = EvaluateResult(score=float(row.ground_truth), reason='')
        return row

    return score


test_none_right_int = gate(1, 0)
test_none_right_float = gate(1.0, 0)
test_none_right_dict = gate({'success': 1}, 0)
test_half_right_success = gate({'success': 0.6}, 5)
test_half_right_standard_error = gate({'success': 0.5, 'standard_error': 0.001}, 5)
SCRIPT
cat > try.py <<'SCRIPT'
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from statistics import stdev
from xml.etree import ElementTree


def run(name, *options, **variables):
    """Which tests pass, and what the last of them says of its scores."""
    command = [sys.executable, '-m', 'pytest', '-q', 'test_gates.py', f'--junitxml={name}.xml', *options]
    environment = {**os.environ, 'EP_SUMMARY_JSON': f'{name}.json', 'LITELLM_LOCAL_MODEL_COST_MAP': 'True', **variables}
    with open(f'{name}.log', 'wb') as log:
        subprocess.run(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    outcomes = {}
    for case in ElementTree.parse(f'{name}.xml').iter('testcase'):
        outcomes[case.get('name').split('[')[0].removeprefix('test_')] = 'passed' if case.find('failure') is None else 'failed'
    print(f'{name}: {outcomes}')
    return outcomes, json.loads(Path(f'{name}.json').read_text())


outcomes, _ = run('as-written')
by_variable, _ = run('variable', '-k', 'int', EP_PASSED_THRESHOLD='1')
_, summary = run('standard-error', '-k', 'standard_error')
told = [summary[name] for name in ('agg_score', 'standard_error', 'agg_ci_low', 'agg_ci_high')]
scores = [1] * 5 + [0] * 5
standard_error = stdev(scores) / math.sqrt(len(scores))
right = [round(number, 3) for number in (standard_error, 0.5 - 1.96 * standard_error, 0.5 + 1.96 * standard_error)]
print(f'5 of 10 right: score {told[0]}, standard error {told[1]}, interval {told[2:]}; of ten outcomes: {right[0]}, {right[1:]}')
is_as_found = (
    outcomes
    == {
        'none_right_int': 'passed',
        'none_right_float': 'failed',
        'none_right_dict': 'failed',
        'half_right_success': 'failed',
        'half_right_standard_error': 'passed',
    }
    and by_variable == {'none_right_int': 'failed'}
    and told == [0.5, 0.0, 0.5, 0.5]
    and right == [0.167, 0.173, 0.827]
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
HOME="$folder" venv/bin/python try.py
