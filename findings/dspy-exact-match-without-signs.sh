#!/usr/bin/env bash
# dspy 3.4.1: answer_exact_match strips all punctuation, and the words a, an and the, from both sides before it compares, which its documents
# do say, with a text as the example. So -5 is an exact match for 5, 1.5 for 15, 0.5 for 05, "<5" for ">5" and "x-y" for "x+y". And
# where the right choice is A, nothing is left of it: an empty answer is an exact match, and so are "The", "?" and "...". {} and "An" match
# []. With frac=0.99, which asks for nearly all of the words instead, the numbers match as well, and the empty ones do not. Evaluate of ten
# questions whose choice is A tells 100 of a program that answers nothing, and 0 where it is B. A benchmark of numbers or of choices is green
# with wrong answers, or without any. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile dspy==3.4.1
cat > try.py <<'SCRIPT'
import sys
import dspy
from dspy.evaluate import Evaluate, answer_exact_match


def matches(answer, expected, frac=1.0):
    return bool(answer_exact_match(dspy.Example(answer=[expected]), dspy.Prediction(answer=answer), frac=frac))


numbers = [('-5', '5'), ('1.5', '15'), ('0.5', '05'), ('5%', '$5'), ('<5', '>5'), ('x-y', 'x+y')]
nothing = [('', 'A'), ('The', 'A'), ('?', 'A'), ('...', 'A'), ('An', '[]'), ('{}', '[]')]
others = [('B', 'A'), ('', 'B'), ('6', '5'), ('A.', 'A')]
for answer, expected in numbers + nothing + others:
    print(f'{answer!r} for {expected!r}: {matches(answer, expected)}, with frac=0.99 {matches(answer, expected, frac=0.99)}')


class Silent(dspy.Module):
    def forward(self, question):
        return dspy.Prediction(answer='')


def evaluate(choice):
    examples = [dspy.Example(question=f'question {each}', answer=choice).with_inputs('question') for each in range(10)]
    return Evaluate(devset=examples, metric=answer_exact_match, display_progress=False)(Silent()).score


scores = evaluate('A'), evaluate('B')
print(f'a program that answers nothing: {scores[0]} where all choices are A, {scores[1]} where they are B')
is_as_found = (
    all(matches(*each) for each in numbers + nothing)
    and all(matches(*each, frac=0.99) for each in numbers)
    and not any(matches(*each, frac=0.99) for each in nothing)
    and [matches(*each) for each in others] == [False, False, False, True]
    and scores == (100.0, 0.0)
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
DSPY_CACHEDIR="$folder/cache" venv/bin/python try.py 2> try.log | grep -v '^$\|F1 Metric\|^\[' || { status=$?; cat try.log; exit "$status"; }
