#!/usr/bin/env bash
# scipy 1.17.1: barnard_exact can be wrong by half. Of 49 of 50 units after 200 of 200 it says p = 0.0461, a change at 5%; where both share
# a rate of 99.4%, results as far apart come up in 9.2% of all cases, counted here in whole numbers. Its own one-sided p is 0.0920, and
# a two-sided one cannot be smaller. The test asks for the worst of all shared rates, and looks from 32 points, by its documents enough in
# most cases; near 0 and 100%, where good scores are, the chance has a narrow peak between two of them. With n=64 it is found. 46 of 50
# after 160 of 200 are 0.0471 instead of 0.0920. So one lost unit makes a gate red. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: scipy==1.17.1 numpy==2.4.6
cat > try.py <<'SCRIPT'
import sys
from fractions import Fraction
from math import comb
from scipy.stats import barnard_exact

units, before = 50, 200


def distance(passed, earlier):
    """The square of the pooled z of two results."""
    total, all_units = passed + earlier, units + before
    if total in (0, all_units):
        return Fraction(0)
    change = Fraction(passed, units) - Fraction(earlier, before)
    return change**2 * all_units * units * before / (total * (all_units - total))


distances = {(passed, earlier): distance(passed, earlier) for passed in range(units + 1) for earlier in range(before + 1)}


def chance(result, rate):
    """How often two samples with this one rate are as far apart as that, without any rounding."""
    return sum(
        comb(units, passed) * comb(before, earlier) * rate ** (passed + earlier) * (1 - rate) ** (units + before - passed - earlier)
        for (passed, earlier), far in distances.items()
        if far >= distances[result]
    )


seen = []
for passed, earlier in [(49, 200), (46, 160), (45, 160)]:
    table = [[passed, earlier], [units - passed, before - earlier]]
    ps = [barnard_exact(table).pvalue, barnard_exact(table, n=64).pvalue, chance((passed, earlier), Fraction(994, 1000))]
    seen.append([round(float(p), 4) for p in ps])
    told = 'p = {:.4f}, with n=64 {:.4f}; at a shared rate of 99.4% {:.4f}'.format(*seen[-1])
    print(f'{passed} of {units} after {earlier} of {before}: {told}')
one_sided = round(float(barnard_exact([[49, 200], [1, 0]], alternative='less').pvalue), 4)
print(f'49 of 50 after 200 of 200, one-sided: p = {one_sided:.4f}')
is_as_found = (
    seen[0] == [0.0461, 0.092, 0.092]
    and seen[1] == [0.0471, 0.092, 0.092]
    and seen[2][0] == seen[2][1]
    and seen[2][2] <= seen[2][1]
    and one_sided == 0.092
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
