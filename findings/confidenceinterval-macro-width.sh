#!/usr/bin/env bash
# confidenceinterval 1.0.5, which puts intervals around the scores of classifiers, errs about the width of macro averages. Of a judge that
# agrees with people on 5 of 10 failures and 85 of 90 successes the macro recall is 0.722, and the lower limit 0.604; by hand it is 0.565.
# Of five grades with 6 of 20 right in each it says 0.260 to 0.340, where 0.210 to 0.390 is right. Its derivative lacks a division by the
# share of the class. Macro F1 can err the other way: a perfect one of two classes of 20 reaches from 0.781 to 1.219, and the recall from 1
# to 1. A gate on the lower limit trusts a judge that is not proven, or refuses a good one. Its bootstrap_percentile needs no formula. Exits
# with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile \
  confidenceinterval==1.0.5 scikit-learn==1.9.1 statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1
cat > try.py <<'SCRIPT'
import sys
import warnings
from confidenceinterval import f1_score, recall_score

warnings.simplefilter('ignore')
tables = {
    'judge': [[5, 5], [5, 85]],
    # Of the wrong grades two come up 4 times, two 3 times.
    'grades': [[6 if row == column else 3 + (column - row) % 5 % 2 for column in range(5)] for row in range(5)],
    'perfect': [[20, 0], [0, 20]],
}
seen = {}
for name, table in tables.items():
    pairs = [(row, column) for row, counts in enumerate(table) for column, count in enumerate(counts) for _ in range(count)]
    truth, judged = map(list, zip(*pairs))
    rates = [(counts[row] / sum(counts), sum(counts)) for row, counts in enumerate(table)]
    mean = sum(rate for rate, _ in rates) / len(rates)
    # Each class is a binomial sample of its own, so the variances add up.
    width = 1.959964 * sum(rate * (1 - rate) / units for rate, units in rates) ** 0.5 / len(rates)
    recall = recall_score(truth, judged, average='macro')[1]
    f1 = f1_score(truth, judged, average='macro')[1]
    seen[name] = [round(float(limit), 3) for limit in (*recall, mean - width, mean + width, *f1)]
    print('{}: macro recall {} to {}, by hand {} to {}, macro F1 {} to {}'.format(name, *seen[name]))
is_as_found = (
    seen['judge'][0] == 0.604
    and seen['judge'][2] == 0.565
    and seen['grades'][:4] == [0.26, 0.34, 0.21, 0.39]
    and seen['perfect'] == [1, 1, 1, 1, 0.781, 1.219]
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
