#!/usr/bin/env bash
# ragas 0.4.3: ToolCallAccuracy with strict_order=False, "tool calls can be in any order", gives less than the strict kind for the very same
# calls. Of five look-ups of a rate, in the right order and one with a wrong day, the strict one says 0.8. The flexible one sorts both lists
# by name and arguments and compares them place by place: a wrong day that sorts to the other end moves all five, and the score is 0; one that
# stays in its place gives 0.8 as well. Of ten it is 0.9 and 0. Five right ones in another order are 1, as promised. The older class,
# ragas.metrics.ToolCallAccuracy, does the same. ToolCallF1 pairs them by what they are, and says 0.8. A gate on agents that may call
# tools in any order is red for one slip, or not, by the alphabet. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
# With the newest langchain-community it cannot be imported.
venv/bin/pip install --quiet --disable-pip-version-check --no-compile ragas==0.4.3 langchain-community==0.3.31
cat > try.py <<'SCRIPT'
import asyncio
import sys
from ragas.dataset_schema import MultiTurnSample
from ragas.messages import AIMessage, HumanMessage, ToolCall
from ragas.metrics import ToolCallAccuracy as Older
from ragas.metrics.collections import ToolCallAccuracy, ToolCallF1


def calls(days):
    return [ToolCall(name='get_rate', args={'day': f'{day:02}'}) for day in days]


def score(name, called, expected):
    messages = [HumanMessage(content='Rates?'), AIMessage(content='', tool_calls=calls(called))]
    reference = calls(expected)
    metrics = [ToolCallAccuracy(), ToolCallAccuracy(strict_order=False), ToolCallF1()]
    scores = [asyncio.run(each.ascore(user_input=messages, reference_tool_calls=reference)).value for each in metrics]
    sample = MultiTurnSample(user_input=messages, reference_tool_calls=reference)
    scores.append(asyncio.run(Older(strict_order=False).multi_turn_ascore(sample)))
    scores = [round(float(each), 4) for each in scores]
    print('{}: strict {}, flexible {}, F1 {}, flexible of the older class {}'.format(name, *scores))
    return scores


five, ten = [1, 2, 3, 4, 5], list(range(1, 11))
is_as_found = [
    score('five right', five, five),
    score('five right, the other way round', five[::-1], five),
    score('the first of five wrong, sorts last', [31, 2, 3, 4, 5], five),
    score('the last of five wrong, sorts first', [1, 2, 3, 4, 0], five),
    score('the last of five wrong, sorts last', [1, 2, 3, 4, 31], five),
    score('the first of ten wrong, sorts last', [31] + ten[1:], ten),
] == [
    [1.0, 1.0, 1.0, 1.0],
    [0.2, 1.0, 1.0, 1.0],
    [0.8, 0.0, 0.8, 0.0],
    [0.8, 0.0, 0.8, 0.0],
    [0.8, 0.8, 0.8, 0.8],
    [0.9, 0.0, 0.9, 0.0],
]
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
HOME="$folder" RAGAS_DO_NOT_TRACK=true venv/bin/python try.py 2> try.log || { status=$?; tail -n 20 try.log; exit "$status"; }
