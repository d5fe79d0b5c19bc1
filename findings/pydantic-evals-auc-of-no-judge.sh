#!/usr/bin/env bash
# pydantic-evals 2.62.0: a judge that gives every case the same score has an area under the precision-recall curve of 0.525, where 5 of 100
# cases are positive. 0.05, their share, is what it is worth, and what scikit-learn 1.9.1's average_precision_score says.
# PrecisionRecallEvaluator joins its points by straight lines, beginning at a recall of 0 with a precision of 1, though the curve is not
# straight between two points; its documents speak of the AUC "at full resolution", "for accuracy". Judges give scores of few kinds, so the
# lines are long: one that says yes to a single one of the 5, and no to all else, has 0.62 instead of 0.24. With a score of its own for each
# case the two are close. ROCAUCEvaluator says 0.5 and 0.6. A gate at 0.5 is green with a judge that knows nothing. Exits with 1 when this
# has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile pydantic-evals==2.62.0 scikit-learn==1.9.1
cat > try.py <<'SCRIPT'
import sys
from dataclasses import dataclass
from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import Evaluator, PrecisionRecallEvaluator, ROCAUCEvaluator
from sklearn.metrics import average_precision_score


@dataclass
class Judge(Evaluator):
    def evaluate(self, ctx):
        return {'judge': float(ctx.output)}


def areas(name, scores, positive):
    cases = [Case(name=str(each), inputs=score, expected_output=positive[each]) for each, score in enumerate(scores)]
    options = {'score_key': 'judge', 'positive_from': 'expected_output'}
    curves = [PrecisionRecallEvaluator(**options), ROCAUCEvaluator(**options)]
    dataset = Dataset(name='gate', cases=cases, evaluators=[Judge()], report_evaluators=curves)
    report = dataset.evaluate_sync(lambda score: score, progress=False)
    found = {each.title: each.value for each in report.analyses if hasattr(each, 'value')}
    seen = [found['Precision-Recall Curve AUC'], average_precision_score(positive, scores), found['ROC Curve AUC']]
    seen = [round(float(each), 3) for each in seen]
    print('{}: {}, average precision {}, ROC {}'.format(name, *seen))
    return seen


positive = [each < 5 for each in range(100)]
# Each case has a score of its own; those of the positive ones are spread.
spread = [[90.5, 80.5, 60.5, 40.5, 20.5][each] if each < 5 else float(each) for each in range(100)]
is_as_found = [
    areas('the same score for all', [0.5] * 100, positive),
    areas('yes to one of 5', [float(each == 0) for each in range(100)], positive),
] == [[0.525, 0.05, 0.5], [0.62, 0.24, 0.6]]
own = areas('a score for each', spread, positive)
is_as_found = is_as_found and abs(own[0] - own[1]) < 0.05
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
HOME="$folder" venv/bin/python try.py 2> try.log || { status=$?; tail -n 20 try.log; exit "$status"; }
