#!/usr/bin/env bash
# statsmodels 0.15.0 (scipy 1.17.1) is most certain where there is nothing to see. mcnemar(table, exact=False), the paired comparison of
# one run with another, answers p = 0 when both passed and failed the very same units: it takes its correction of 1 off a difference of 0,
# squares it, and divides by no pairs. Of 5 units lost and 5 won it says 0.75, where the two are equal and p is 1. And
# proportions_ztest(1, 1, 0.99), one run against a threshold, is p = 0 too: by default it takes the spread from the sample, and a perfect
# one has none, so one unit of one is proof of more than 99%. prop_var=0.99 gives the textbook's test. Both only print numpy's warning of
# a division by zero; a gate on p < 0.05 calls no change a regression, and a single unit a proof. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: \
  statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1
cat > try.py <<'SCRIPT'
import sys
import warnings
from scipy.stats import binomtest
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportions_ztest

warnings.simplefilter('ignore')
# Units that passed in both runs, only before, only after, in neither.
paired = {}
for both, lost, won, neither in [(45, 0, 0, 5), (40, 5, 5, 0), (40, 9, 1, 0)]:
    table = [[both, lost], [won, neither]]
    paired[lost, won] = [float(mcnemar(table, exact=exact).pvalue) for exact in (False, True)]
    print(f'{lost} units lost, {won} won: p = {paired[lost, won][0]:.4f}, exact {paired[lost, won][1]:.4f}')
single = {}
for passed, units, threshold in [(1, 1, 0.99), (10, 10, 0.9), (9, 10, 0.9)]:
    tests = [
        proportions_ztest(passed, units, threshold, alternative='larger')[1],
        proportions_ztest(passed, units, threshold, alternative='larger', prop_var=threshold)[1],
        binomtest(passed, units, threshold, alternative='greater').pvalue,
    ]
    single[passed, units] = [float(p) for p in tests]
    print(f'{passed} of {units} above {threshold:.0%}: p = {tests[0]:.4f}, with prop_var {tests[1]:.4f}, exact {tests[2]:.4f}')
is_as_found = (
    paired[0, 0] == [0, 1]
    and round(paired[5, 5][0], 4) == 0.7518
    and paired[5, 5][1] == 1
    and round(paired[9, 1][0], 4) == 0.0269
    and single[1, 1][0] == 0
    and single[10, 10][0] == 0
    and round(single[10, 10][1], 4) == 0.1459
    and round(single[1, 1][2], 4) == 0.99
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
