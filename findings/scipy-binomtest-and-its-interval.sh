#!/usr/bin/env bash
# scipy 1.17.1: a binomtest and the interval that it gives can say opposite things. Of 44 of 50 units against a rate of 95% the p-value is
# 0.0378, a change at 5%, and proportion_ci(0.95), by its default method "exact", ends at 0.9547, so 95% is in it. 15 of 20 against 90%: p =
# 0.0432, up to 0.9134. The two are exact in different ways: the test adds up all results that are no likelier, from both ends, where the
# interval leaves 2.5% at each end. For rates of 50, 70, 80, 90 and 95% and nine sizes from 20 to 200 they differ in 19 of 3520 results, and
# in all of these the test is the one that sees a change. Twice the smaller one-sided p-value agrees with the interval in every one. Its
# documents do not speak of it. A gate that tests by the p-value and shows the interval is red with a threshold that the interval holds.
# Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: scipy==1.17.1 numpy==2.4.6
cat > try.py <<'SCRIPT'
import sys
from scipy.stats import binomtest


def judge(passed, units, rate):
    """By the p-value, by the interval, and by twice the one-sided p-value: is there a change?"""
    test = binomtest(passed, units, rate)
    interval = test.proportion_ci(0.95)
    sides = [binomtest(passed, units, rate, alternative=side).pvalue for side in ('less', 'greater')]
    told = f'p = {test.pvalue:.4f}, interval {interval.low:.4f} to {interval.high:.4f}, twice one side {2 * min(sides):.4f}'
    return test.pvalue < 0.05, not interval.low <= rate <= interval.high, 2 * min(sides) < 0.05, told


examples = [judge(44, 50, 0.95), judge(15, 20, 0.9)]
for (passed, units, rate), (*_, told) in zip([(44, 50, 0.95), (15, 20, 0.9)], examples):
    print(f'{passed} of {units} against {rate}: {told}')
results = [
    judge(passed, units, rate)
    for rate in (0.5, 0.7, 0.8, 0.9, 0.95)
    for units in (20, 25, 30, 40, 50, 80, 100, 150, 200)
    for passed in range(units + 1)
]
differ = [each for each in results if each[0] != each[1]]
both = sum(each[1] == each[2] for each in results)
seen = sum(each[0] for each in differ)
print(f'{len(differ)} of {len(results)} results differ; in {seen} of them the test sees a change; twice one side agrees in {both}')
is_as_found = (
    [each[:3] for each in examples] == [(True, False, False)] * 2
    and '0.0378, interval 0.7569 to 0.9547' in examples[0][3]
    and '0.0432, interval 0.5090 to 0.9134' in examples[1][3]
    and (len(differ), len(results), seen, both) == (19, 3520, 19, 3520)
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
