#!/usr/bin/env bash
# deepeval 4.3.1: `deepeval test run -c`, which reuses results instead of paying for them again, finds a test case by its texts alone. The
# tools that an agent called are not among them, nor those it should have called: after a run in which it called refund_order and passed,
# one in which it answers the same and called delete_account passes with the old score 1, exit status 0; without -c it fails. Of a metric it
# compares a fixed list of settings that lacks the pattern of its own PatternMatchMetric: with a stricter pattern, which the answer does not
# fit, the old pass stands. A failure stays as well when the agent was mended. Keep no .deepeval-cache.json between runs that are compared.
# Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: deepeval==4.3.1
cat > test_tools.py <<'SCRIPT'
import os
from deepeval import assert_test
from deepeval.metrics import ToolCorrectnessMetric
from deepeval.models import DeepEvalBaseLLM
from deepeval.test_case import LLMTestCase, ToolCall


class Judge(DeepEvalBaseLLM):
    """The metric demands a model, and asks it nothing as long as no tools are listed to choose from."""

    def load_model(self):
        return self

    def generate(self, *_, **__):
        raise RuntimeError('the judge was asked')

    async def a_generate(self, *_, **__):
        raise RuntimeError('the judge was asked')

    def get_model_name(self):
        return 'judge'


def test_tools():
    called, expected = [ToolCall(name=os.environ['CALLED'])], [ToolCall(name='refund_order')]
    case = LLMTestCase(input='Refund order 7', actual_output='Done.', tools_called=called, expected_tools=expected)
    assert_test(case, [ToolCorrectnessMetric(model=Judge())])
SCRIPT
cat > test_pattern.py <<'SCRIPT'
import os
from deepeval import assert_test
from deepeval.metrics import PatternMatchMetric
from deepeval.test_case import LLMTestCase


def test_pattern():
    assert_test(LLMTestCase(input='Refund order 7', actual_output='Done.'), [PatternMatchMetric(pattern=os.environ['PATTERN'])])
SCRIPT
export HOME=$folder DEEPEVAL_TELEMETRY_OPT_OUT=YES
# Runs a file of tests with a setting, and says how the command exits.
run() {
  told=$1
  shift
  status=0
  env "$1" venv/bin/deepeval test run "$2" ${3:+"$3"} > log 2>&1 || status=$?
  result=$(grep -o '1 passed\|1 failed' log | head -n 1) || true
  echo "$told: ${result:-nothing}, exit status $status"
}
seen=$(
  run 'refund_order, -c' CALLED=refund_order test_tools.py -c
  run 'delete_account, -c' CALLED=delete_account test_tools.py -c
  run 'delete_account' CALLED=delete_account test_tools.py
  rm -r .deepeval
  run 'delete_account at first, -c' CALLED=delete_account test_tools.py -c
  run 'refund_order after it, -c' CALLED=refund_order test_tools.py -c
  rm -r .deepeval
  run 'pattern Done.*, -c' 'PATTERN=Done.*' test_pattern.py -c
  run 'pattern Refunded.*, -c' 'PATTERN=Refunded.*' test_pattern.py -c
  run 'pattern Refunded.*' 'PATTERN=Refunded.*' test_pattern.py
)
echo "$seen"
expected='refund_order, -c: 1 passed, exit status 0
delete_account, -c: 1 passed, exit status 0
delete_account: 1 failed, exit status 1
delete_account at first, -c: 1 failed, exit status 1
refund_order after it, -c: 1 failed, exit status 1
pattern Done.*, -c: 1 passed, exit status 0
pattern Refunded.*, -c: 1 passed, exit status 0
pattern Refunded.*: 1 failed, exit status 1'
if [ "$seen" = "$expected" ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
