#!/usr/bin/env bash
# deepsig 1.2.8 (deep-significance): bootstrap_test, by its documents the "paired bootstrap", does not know pairs. It insists on two runs of
# one length, and then draws the units of each independently, so those of one run may stand in any order. Of 100 units of which the later
# run won 10 and lost none it says p = 0.09, no gain at 5%; drawn in pairs it is 0.001, and by the sign test, exact, 0.00098. Its own
# permutation_test, which does keep pairs, says 0.003. Where each unit is better by 0.01 to 0.03, and none worse, bootstrap_test says 0.33,
# and the others 0.001 at most. That some units are harder than others is what pairs take out, and here it counts as noise of the runs: a
# comparison of two runs on the same units misses most gains and losses. Take permutation_test. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: deepsig==1.2.8 numpy==2.4.6 scipy==1.17.1 \
  pandas==3.1.1
cat > try.py <<'SCRIPT'
import random
import sys
from deepsig import bootstrap_test, permutation_test


def paired_bootstrap(new, old):
    """The same test with pairs: a unit is drawn with both of its results."""
    draws = random.Random(1)
    changes = [after - before for after, before in zip(new, old)]
    change = sum(changes) / len(changes)
    samples = [sum(draws.choices(changes, k=len(changes))) / len(changes) for _ in range(1000)]
    return sum(sample >= 2 * change - 1e-12 for sample in samples) / 1000


def compare(name, new, old):
    told = [bootstrap_test(new, units, seed=1) for units in (old, old[::-1], sorted(old))]
    right = [paired_bootstrap(new, old), permutation_test(new, old, seed=1)]
    told, right = [round(float(p), 2) for p in told], [round(float(p), 3) for p in right]
    print(f'{name}: bootstrap_test {told[0]}, with the earlier units reversed {told[1]}, sorted {told[2]};', end=' ')
    print(f'in pairs {right[0]}, permutation_test {right[1]}')
    return told, right


places = range(100)
solved = [int(place % 2 == 0) for place in places]
more_solved = [int(place % 2 == 0 or place % 10 == 1) for place in places]
scored = [place * 37 % 100 / 100 for place in places]
better_scored = [score + 0.01 * (1 + place % 3) for place, score in enumerate(scored)]
seen = [
    compare('10 of 100 units won, none lost', more_solved, solved),
    compare('each unit better by 0.01 to 0.03', better_scored, scored),
]
exact = 0.5**10
print(f'10 of 10 changed units won, by the sign test: {exact:.5f}')
is_as_found = (
    sum(more_solved) - sum(solved) == 10
    and all(after >= before for after, before in zip(more_solved, solved))
    and seen == [([0.09, 0.1, 0.09], [0.001, 0.003]), ([0.33, 0.3, 0.29], [0.0, 0.001])]
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
