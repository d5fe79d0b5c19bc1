#!/usr/bin/env bash
# gbstats 0.8.0, which computes the results of GrowthBook, sees no change where one side is perfect or has passed nothing. After 1000 of
# 1000 units, 500 of 1000 are a difference of 0, from 0 to 0, with p = 1, and by the Bayesian test a chance of 0.5 to be better; 900 of 1000
# and then none are the same. Only error_message, "ZERO_NEGATIVE_VARIANCE", says that nothing was computed. Of 999 and 500 the change is
# -0.499 and p is 0. And OneSidedTreatmentLesserTTest, which asks whether a score fell, has an interval that ends below its own estimate: of
# 45 and 45 of 50, p = 0.5, it says that the change is below -0.0996; the right limit is +0.0996. A gate on p is green after a collapse, and
# one on the upper limit is red without a change. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile gbstats==0.8.0 scipy==1.17.1
cat > try.py <<'SCRIPT'
import sys
from statistics import NormalDist
from gbstats.bayesian.tests import EffectBayesianABTest, EffectBayesianConfig
from gbstats.frequentist.tests import FrequentistConfig, OneSidedTreatmentLesserTTest, TwoSidedTTest
from gbstats.models.statistics import ProportionStatistic

seen = {}
for before, after, units in [(1000, 500, 1000), (999, 500, 1000), (900, 0, 1000), (900, 1, 1000)]:
    sides = [ProportionStatistic(n=units, sum=passed) for passed in (before, after)]
    test = TwoSidedTTest(*sides, FrequentistConfig(difference_type='absolute')).compute_result()
    bayes = EffectBayesianABTest(*sides, EffectBayesianConfig(difference_type='absolute')).compute_result()
    numbers = [test.expected, *test.ci, test.p_value, bayes.chance_to_win]
    seen[before, after] = [round(float(number), 3) for number in numbers]
    told = 'change {}, from {} to {}, p {}, chance to be better {}'.format(*seen[before, after])
    print(f'{before}, then {after} of {units}: {told}, error message {test.error_message}')
limits = {}
for before, after, units in [(45, 45, 50), (45, 40, 50), (45, 35, 50)]:
    sides = [ProportionStatistic(n=units, sum=passed) for passed in (before, after)]
    test = OneSidedTreatmentLesserTTest(*sides, FrequentistConfig(difference_type='absolute')).compute_result()
    # By hand, with the normal distribution in place of Student's.
    rates = [before / units, after / units]
    error = sum(rate * (1 - rate) / units for rate in rates) ** 0.5
    right = rates[1] - rates[0] + NormalDist().inv_cdf(0.95) * error
    limits[before, after] = (float(test.expected), float(test.ci[1]), right)
    told = f'change {test.expected:.3f}, up to {test.ci[1]:.4f}, by hand {right:.4f}, p {test.p_value:.4f}'
    print(f'{before}, then {after} of {units}, fallen: {told}')
is_as_found = (
    seen[1000, 500] == seen[900, 0] == [0, 0, 0, 1, 0.5]
    and seen[999, 500][0] == -0.499
    and seen[999, 500][3:] == [0, 0]
    and seen[900, 1][0] == -0.899
    and all(limit < estimate < right for estimate, limit, right in limits.values())
    and round(limits[45, 45][1], 4) == -0.0996
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
