#!/usr/bin/env bash
# deepsig 1.2.8 (deep-significance; scipy 1.17.1) corrects for several comparisons the wrong way round. aso() promises Bonferroni's
# correction, "dividing" 0.05 by their number, which is a confidence of 99.5% for 10; it takes 95.5%, since it adds 0.05 / number to 0.95.
# For two that is the same, and the more there are the less is corrected. Of two models of 20 runs the bound is 0.13 alone, and 0.14 as one
# of 10 comparisons or of 45, where 0.21 and 0.25 are right, above the advised limit of 0.2. One comparison would have 100%, which aso()
# avoids, and multi_aso(), the one for leaderboards, does not: of two models it says 1.0 both ways, so neither is better, and NaN where all
# scores of one are above the other's. aso() says 0.13 and 0. Pass confidence_level=1 - 0.05 / number to aso(), and use_bonferroni=False as
# well to multi_aso(). Takes a minute or two. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: deepsig==1.2.8 numpy==2.4.6 scipy==1.17.1 \
  pandas==3.1.1
cat > try.py <<'SCRIPT'
import sys
import warnings
from statistics import NormalDist
from deepsig import aso, multi_aso

warnings.simplefilter('ignore')


def scores(mean, deviation=0.1):
    """Those of 20 runs of a model."""
    return [round(NormalDist(mean, deviation).inv_cdf((place + 0.5) / 20), 3) for place in range(20)]


def bound(better, other, **options):
    return round(float(aso(better, other, seed=1, show_progress=False, **options)), 2)


def bounds(better, other, **options):
    table = multi_aso([better, other], seed=1, show_progress=False, **options)
    return [str(round(float(table[0, 1]), 2)), str(round(float(table[1, 0]), 2))]


new, old, far = scores(0.57), scores(0.5), scores(0.9, 0.01)
seen = {1: (bound(new, old), bound(new, old))}
for number in (2, 10, 45):
    seen[number] = (bound(new, old, num_comparisons=number), bound(new, old, confidence_level=1 - 0.05 / number))
for number, (told, right) in seen.items():
    print(f'one of {number}: {told}; with a confidence of 1 - 0.05 / {number}: {right}')
pair, uncorrected, apart, apart_alone = bounds(new, old), bounds(new, old, use_bonferroni=False), bounds(far, old), bound(far, old)
print(f'multi_aso of two models: {pair}; without its correction: {uncorrected}')
print(f'multi_aso of two models that are far apart: {apart}; aso: {apart_alone}')
is_as_found = (
    seen == {1: (0.13, 0.13), 2: (0.16, 0.16), 10: (0.14, 0.21), 45: (0.14, 0.25)}
    and pair == ['1.0', '1.0']
    and uncorrected == ['0.13', '1.0']
    and apart == ['nan', 'nan']
    and apart_alone == 0
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
