#!/usr/bin/env bash
# math-verify 0.9.0 (latex2sympy2-extended 1.11.0) does not read numbers as 6.02e23, as programs and models write them, nor their bases, and
# takes wrong answers for right ones. In plain text the exponent is cut off: 6.02e-23 is right where 6.02e23 is asked, and 6.02e23 where
# 6.02 is, while 1.5e-3 is wrong where 0.0015 is asked. In \boxed{} or $ $ the e is Euler's number: \boxed{1.5e3} is 1.5 * e * 3, wrong for
# 1500 and right for 12.232268; with a capital E it is 1500, as meant. Of 2516_8, the octal 1358, which is how MATH asks for bases, the 8 is
# left out: 2516_9 and 2516 are right, and 1358 is wrong. 6.02 \times 10^{23} is read well. Its README promises "precise numerical
# comparison", and names neither. A benchmark is green with answers that are wrong by 46 powers of ten, and red with right ones. Have
# numbers asked for without an e, and compare others as floats. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile math-verify==0.9.0 latex2sympy2-extended==1.11.0
cat > try.py <<'SCRIPT'
import math
import re
import sys
from math_verify import parse, verify


def value(text):
    """The number that is written, by Python."""
    number = re.sub(r'\\boxed|[\s{}$]', '', text)
    digits, _, base = number.partition('_')
    return int(digits, int(base)) if base else float(re.sub(r'\\(times|cdot)10\^', 'e', number))


seen = []
for asked, answer in [
    ('6.02e23', '6.02e-23'),
    ('6.02', '6.02e23'),
    ('0.0015', '1.5e-3'),
    ('1500', '1.5e3'),
    (r'$6.02 \times 10^{23}$', '6.02e23'),
    ('$12.232268$', r'\boxed{1.5e3}'),
    ('$1500$', r'\boxed{1.5e3}'),
    ('$1500$', r'\boxed{1.5E3}'),
    ('$2516_8$', r'\boxed{2516_9}'),
    ('$2516_8$', r'\boxed{2516}'),
    ('$2516_8$', r'\boxed{1358}'),
    (r'$6.02 \times 10^{23}$', r'$6.02 \times 10^{-23}$'),
    (r'$6.02 \times 10^{23}$', r'\boxed{6.02 \cdot 10^{23}}'),
]:
    told, is_equal = verify(parse(asked), parse(answer)), math.isclose(value(asked), value(answer), rel_tol=1e-6)
    print(f'asked {asked}, answered {answer}: {told}; as numbers: {is_equal}')
    seen.append((told, is_equal))
wrong_but_taken, right_but_refused, right, wrong = (True, False), (False, True), (True, True), (False, False)
is_as_found = seen == [
    *[wrong_but_taken, wrong_but_taken, right_but_refused, right_but_refused, right_but_refused],
    *[wrong_but_taken, right_but_refused, right],
    *[wrong_but_taken, wrong_but_taken, right_but_refused],
    *[wrong, right],
]
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
