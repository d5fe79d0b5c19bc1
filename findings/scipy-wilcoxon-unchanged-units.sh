#!/usr/bin/env bash
# scipy 1.17.1: units that have not changed make wilcoxon surer that there is a change, though it discards them. Of two runs of the same
# units, of which the later one lost five and won none, it says p = 0.0625, the exact value, when up to eight others ended alike, and 0.0253
# when nine or more did. Four lost of 50 are a change at 5%, p = 0.0455, where exact it is 0.1250. Its documents say that up to 50 pairs get
# the exact method; with ties or zeros more than 13 get the normal approximation, counted before the zeros are discarded, and without
# a warning. Passed and failed units are nothing but ties and zeros. binomtest of the units that changed is exact. Exits with 1 when this
# has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: scipy==1.17.1 numpy==2.4.6
cat > try.py <<'SCRIPT'
import sys
import warnings
from math import comb
from scipy.stats import binomtest, wilcoxon

warnings.simplefilter('error')


def exact(lost, won):
    """Which units changed being given, each was as likely won as lost: all ranks are equal, so only the counts matter."""
    changed = lost + won
    return min(1, 2 * sum(comb(changed, number) for number in range(min(lost, won) + 1)) / 2**changed)


seen = {}
for lost, won, alike in [(5, 0, 0), (5, 0, 8), (5, 0, 9), (5, 0, 45), (4, 0, 46), (9, 2, 39)]:
    before = [1] * lost + [0] * won + [1] * alike
    after = [0] * lost + [1] * won + [1] * alike
    ps = [wilcoxon(after, before).pvalue, exact(lost, won), binomtest(lost, lost + won).pvalue]
    seen[lost, won, alike] = [round(float(p), 4) for p in ps]
    told = 'p = {:.4f}, exact {:.4f}, binomtest {:.4f}'.format(*seen[lost, won, alike])
    print(f'{lost} lost, {won} won, {alike} alike: {told}')
is_as_found = (
    seen[5, 0, 0] == seen[5, 0, 8] == [0.0625, 0.0625, 0.0625]
    and seen[5, 0, 9] == seen[5, 0, 45] == [0.0253, 0.0625, 0.0625]
    and seen[4, 0, 46] == [0.0455, 0.125, 0.125]
    and seen[9, 2, 39] == [0.0348, 0.0654, 0.0654]
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
