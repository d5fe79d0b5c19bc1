#!/usr/bin/env bash
# autorank 1.3.0 (scipy 1.17.1) finds no difference between two models where there is a clear one, and the reverse. For scores that are not
# normal it takes Wilcoxon's test one-sided: whether the model with the larger median is better. Of nine benchmarks on which the new model
# wins eight by 1 point, and loses the middle one by half a point, its median is lower, so the question is whether the old one is better: p
# is 0.998, "no statistically significant difference". Two-sided the same test says p = 0.0078. Where the medians point the right way, p is
# half of that. Of the 1024 ways to win or lose ten benchmarks by 0.1 to 1 point the two-sided test sees a difference at 5% in 50, 4.9%, as
# a level of 5% means; autorank sees 72, 7.0%, and not all of the 50. Its documents name the test and no side; verbose=True says
# "one-sided", its report "not greater", and its t-test, for normal scores, is two-sided. scipy's wilcoxon is right. Exits with 1 when this
# has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile autorank==1.3.0 numpy==2.4.6 scipy==1.17.1 pandas==3.1.1
cat > try.py <<'SCRIPT'
import contextlib
import io
import sys
import warnings
from itertools import product
import pandas
from autorank import autorank, create_report
from scipy.stats import wilcoxon

warnings.simplefilter('ignore')


def compare(old, new):
    """What autorank says of two models, and in its report, which it prints."""
    report = io.StringIO()
    with contextlib.redirect_stdout(report):
        result = autorank(pandas.DataFrame({'old': old, 'new': new}))
        create_report(result)
    return result, report.getvalue(), float(wilcoxon(new, old).pvalue)


old = [2, 3, 5, 8, 13, 34, 55, 90, 200]
new = [score + 1 for score in old]
new[4] = 12.5
result, report, two_sided = compare(old, new)
no_difference = 'there is no statistically significant difference' in report
print(f'eight of nine won: {result.omnibus}, p = {result.pvalue:.4f}, no difference: {no_difference}; two-sided p = {two_sided:.4f}')

# Ten benchmarks that differ by 0.1 to 1 point, won and lost in every possible way: as likely, all of them, where no model is better.
scores = [1, 3, 6, 12, 20, 35, 60, 100, 150, 220]
counts = {'both': 0, 'autorank alone': 0, 'two-sided alone': 0, 'neither': 0}
tests = set()
for signs in product((1, -1), repeat=len(scores)):
    changed = [score + sign * place / 10 for place, (score, sign) in enumerate(zip(scores, signs), 1)]
    each, _, p = compare(scores, changed)
    tests.add(each.omnibus)
    names = {(True, True): 'both', (True, False): 'autorank alone', (False, True): 'two-sided alone', (False, False): 'neither'}
    counts[names[bool(each.pvalue < 0.05), p < 0.05]] += 1
print(f'of {2 ** len(scores)} ways a difference at 5% to: {counts}; tests: {tests}')
is_as_found = (
    (result.omnibus, f'{result.pvalue:.3f}', f'{two_sided:.4f}', no_difference) == ('wilcoxon', '0.998', '0.0078', True)
    and tests == {'wilcoxon'}
    and counts == {'both': 44, 'autorank alone': 28, 'two-sided alone': 6, 'neither': 946}
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
MPLBACKEND=Agg venv/bin/python try.py 2> try.log || { status=$?; tail -n 20 try.log; exit "$status"; }
