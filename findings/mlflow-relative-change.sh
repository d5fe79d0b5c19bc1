#!/usr/bin/env bash
# mlflow 3.17.2: validate_evaluation_results takes a score of NaN for any relative gain over the baseline, and refuses gains that are just
# enough. MetricThreshold(min_relative_change=0.25) wants "metric value >= baseline + min_relative_change * abs(baseline)". After 0.8
# that is 1.0, and a perfect score is refused: it divides the difference by the baseline, and (1.0 - 0.8) / 0.8 is below 0.25 for a computer,
# while 0.8 + 0.25 * 0.8 is 1. So is 0.5 to 0.6 by 20%; 0.3 to 0.36 passes. Of whole percents that are just enough it refuses 39 of 83, 16 of
# them against its documents, done in the same numbers. NaN, the mean of no rows, passes, since it asks whether the gain is below the limit;
# `threshold` asks whether the score reaches it, and refuses NaN. A gate that asks for a gain is green without a score, and red with
# the gain that it asks for. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile mlflow==3.17.2
cat > try.py <<'SCRIPT'
import sys
import mlflow
from mlflow.models import EvaluationResult, MetricThreshold
from mlflow.models.evaluation.validation import ModelValidationFailedException


def passes(baseline, candidate, **limit):
    results = [EvaluationResult(metrics={'score': each}, artifacts={}) for each in (candidate, baseline)]
    try:
        mlflow.validate_evaluation_results({'score': MetricThreshold(greater_is_better=True, **limit)}, *results)
    except ModelValidationFailedException:
        return False
    return True


def by_documents(baseline, candidate, change):
    return candidate >= baseline + change * abs(baseline)


nan = float('nan')
examples = [(0.8, 1.0, 0.25), (0.5, 0.6, 0.2), (0.3, 0.36, 0.2), (0.5, 0.61, 0.2), (0.5, 0.59, 0.2), (0.5, nan, 0.2), (0.5, nan, 1.0)]
seen = []
for baseline, candidate, change in examples:
    seen.append((passes(baseline, candidate, min_relative_change=change), by_documents(baseline, candidate, change)))
    print(f'{baseline} to {candidate} by {change:.0%}: passes {seen[-1][0]}, by the documents {seen[-1][1]}')
nan_by_threshold = passes(0.5, nan, threshold=0.2)
print(f'NaN with a threshold of 0.2: passes {nan_by_threshold}')

# All gains in whole percents that are just enough.
gains = [(each, part) for each in range(1, 100) for part in (1, 2, 5, 10, 20, 25, 50)]
gains = [(each, part) for each, part in gains if each * part % 100 == 0 and each * (100 + part) <= 10000]
gains = [(each / 100, each * (100 + part) / 10000, part / 100) for each, part in gains]
refused = [each for each in gains if not passes(*each[:2], min_relative_change=each[2])]
against = [each for each in refused if by_documents(*each)]
print(f'just enough: {len(refused)} of {len(gains)} are refused, {len(against)} of them against the documents')
is_as_found = (
    seen == [(False, True), (False, True), (True, True), (True, True), (False, False), (True, False), (True, False)]
    and not nan_by_threshold
    and (len(refused), len(gains), len(against)) == (39, 83, 16)
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
HOME="$folder" MLFLOW_DISABLE_TELEMETRY=true venv/bin/python try.py 2> try.log || { status=$?; tail -n 20 try.log; exit "$status"; }
