#!/usr/bin/env bash
# statsmodels 0.15.0 (scipy 1.17.1) has no score interval for the difference of two pass rates where samples are small, or both perfect.
# confint_proportions_2indep(8, 10, 5, 10, method="score") raises "f(a) and f(b) must have different signs", from the root finder inside;
# of all 121 pairs of results of 10 units, 80 raise. Its own score test of the same counts answers, and without the small sample correction
# so does the interval for 8 and 5 of 10. It searches only a quarter beyond the lower Wald limit: the corrected limit, -0.1320, lies further
# out. Of 50 units, 45 and 40 work, 50 and 50 do not. A comparison with a baseline has to catch this. Exits with 1 when this has changed.
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
from statsmodels.stats.proportion import confint_proportions_2indep, test_proportions_2indep

warnings.simplefilter('ignore')


def interval(*counts, **options):
    try:
        low, high = confint_proportions_2indep(*counts, method='score', **options)
        return f'{low:.4f} to {high:.4f}'
    except ValueError as error:
        return f'ValueError: {error}'


for counts in [(8, 10, 5, 10), (10, 10, 10, 10), (45, 50, 40, 50), (50, 50, 50, 50)]:
    print(counts, '|', interval(*counts), '| p =', round(float(test_proportions_2indep(*counts).pvalue), 4))
uncorrected = interval(8, 10, 5, 10, correction=False)
print('(8, 10, 5, 10) without the correction |', uncorrected)
raised = sum('Error' in interval(first, 10, second, 10) for first in range(11) for second in range(11))
print(f'{raised} of 121 pairs of results of 10 units raise')
is_as_found = (
    'Error' in interval(8, 10, 5, 10)
    and 'Error' not in uncorrected
    and 'Error' in interval(50, 50, 50, 50)
    and 'Error' not in interval(45, 50, 40, 50)
    and raised == 80
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
