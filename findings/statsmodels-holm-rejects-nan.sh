#!/usr/bin/env bash
# statsmodels 0.15.0 (scipy 1.17.1): multipletests, the correction for several benchmarks at once, calls one without a p-value significant.
# A paired t-test of scores that have not changed has none: ttest_rel answers NaN. With p-values 0.001, 0.01 and NaN the default method,
# Holm-Sidak, and Holm's reject all three, and a NaN alone as well: they reject whatever is not above its level. The others do not, but may
# lose the rest: by Benjamini and Hochberg's all corrected p-values are NaN, so none is below 0.05, and by Hommel's nothing is rejected
# either. A benchmark without any change is reported as changed, or hides those that got worse. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: \
  statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1
cat > try.py <<'SCRIPT'
import math
import sys
import warnings
from scipy.stats import ttest_rel
from statsmodels.stats.multitest import multipletests

warnings.simplefilter('ignore')
scores = [0.8, 0.7, 0.9, 1, 0.6]
unchanged = float(ttest_rel(scores, scores).pvalue)
print(f'scores that have not changed: p = {unchanged}')
seen = {}
for method in ['holm-sidak', 'holm', 'bonferroni', 'fdr_bh', 'hommel']:
    for ps in [(0.001, 0.01, unchanged), (0.001, 0.01), (unchanged,)]:
        rejected, corrected = multipletests(ps, method=method)[:2]
        seen[method, len(ps)] = [bool(each) for each in rejected], [round(float(p), 4) for p in corrected]
        told = ', '.join(f'{p:g}' for p in ps)
        print(f'{method} of {told}: rejected {seen[method, len(ps)][0]}, corrected {seen[method, len(ps)][1]}')
defaults = [bool(each) for each in multipletests((0.001, 0.01, unchanged))[0]]
print(f'the default method: rejected {defaults}')


def are_nan(ps):
    return all(math.isnan(p) for p in ps)


is_as_found = (
    math.isnan(unchanged)
    and defaults == [True, True, True]
    and all(seen[method, 3][0] == [True, True, True] and seen[method, 1][0] == [True] for method in ['holm-sidak', 'holm'])
    and seen['bonferroni', 3][0] == [True, True, False]
    and seen['bonferroni', 3][1][:2] == [0.003, 0.03]
    and seen['fdr_bh', 3][0] == [True, True, False]
    and are_nan(seen['fdr_bh', 3][1])
    and seen['hommel', 3][0] == [False, False, False]
    and are_nan(seen['hommel', 3][1])
    and all(seen[method, 2][0] == [True, True] and max(seen[method, 2][1]) <= 0.02 for method in ['holm-sidak', 'holm', 'fdr_bh', 'hommel'])
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
