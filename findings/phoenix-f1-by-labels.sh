#!/usr/bin/env bash
# arize-phoenix-evals 3.9.4: PrecisionRecallFScore goes by the labels that happen to occur. Where they are 0 and 1 it gives the F1 of 1, and
# for all others the mean of the F1 of each label, under the same names. A judge that finds none of 5 faults among 100 answers has an F1 of
# 0 in 1 and 0, and of 0.487 in "yes" and "no", or "1" and "0". One that finds 9 of 10 with one false alarm has 0.9; when one answer of the
# 100 is -1, as for one that could not be read, it is 0.628, a mean over three labels of which one was never right. And 100 answers of 0,
# as they should be, are 1.0; a single false alarm makes that 0. Its documents tell the rule, not what it does to a series of runs. A gate on
# F1 is one on something else from one run to the next. With positive_label=1 or "yes" it is the same each time. Exits with 1 when this
# has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile arize-phoenix-evals==3.9.4
cat > try.py <<'SCRIPT'
import sys
from phoenix.evals.metrics import PrecisionRecallFScore


def f1(name, expected, output, **options):
    scores = PrecisionRecallFScore(**options).evaluate({'expected': expected, 'output': output})
    [score] = [round(each.score, 3) for each in scores if each.name == 'f1']
    print(f'{name}: {score}')
    return score


def named(labels, names):
    return [names[each] for each in labels]


few, none = [1] * 5 + [0] * 95, [0] * 100
faults, found = [1] * 10 + [0] * 90, [1] * 9 + [0] * 90 + [1]
unread = found[:50] + [-1] + found[51:]
words, digits = {0: 'no', 1: 'yes'}, {0: '0', 1: '1'}
is_as_found = [
    f1('none of 5 found, 1 and 0', few, none),
    f1('none of 5 found, "yes" and "no"', named(few, words), named(none, words)),
    f1('none of 5 found, "1" and "0"', named(few, digits), named(none, digits)),
    f1('none of 5 found, "yes" and "no", positive_label="yes"', named(few, words), named(none, words), positive_label='yes'),
    f1('9 of 10 found, one false alarm', faults, found),
    f1('the same, one unread', faults, unread),
    f1('the same, one unread, positive_label=1', faults, unread, positive_label=1),
    f1('nothing to find, nothing found', none, none),
    f1('nothing to find, one false alarm', none, none[1:] + [1]),
]
is_as_found = is_as_found == [0.0, 0.487, 0.487, 0.0, 0.9, 0.628, 0.9, 1.0, 0.0]
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
HOME="$folder" venv/bin/python try.py 2> try.log || { status=$?; tail -n 20 try.log; exit "$status"; }
