#!/usr/bin/env bash
# `junitparser verify` 5.0.3, made to "return a non-zero exit code if one of the testcases failed or errored", exits with 0 for a test case
# that has a <skipped> beside its <error>. pytest 9.2.0 writes such ones: a test that is skipped, or fails as expected (xfail), and whose
# fixture then raises while it is torn down is one <testcase> with both; pytest counts an error and exits with 1. A <failure> beside a
# <skipped> is passed over too. junit2html 31.1.4 shows these as "Skipped", with no failed test in its summary. Without the skip, verify exits
# with 1. Where scores are written, or a judge is asked, in a fixture's teardown, a run that measured nothing is green. Look at the suite's
# `errors`, which are right. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile junitparser==5.0.3 junit2html==31.1.4 pytest==9.2.0
cat > conftest.py <<'SCRIPT'
import pytest


@pytest.fixture
def scores():
    yield []
    raise RuntimeError('the scores were not written')
SCRIPT
echo 'import pytest' | tee test_skipped.py test_xfail.py > test_passed.py
echo 'def test_gate(scores): pytest.skip("no key for the judge")' >> test_skipped.py
echo 'def test_gate(scores): pytest.xfail("known to be below 80")' >> test_xfail.py
echo 'def test_gate(scores): pass' >> test_passed.py
cat > failure.xml <<'XML'
<testsuites><testsuite name="gate" tests="1" failures="1" errors="0" skipped="1">
  <testcase name="test_gate" classname="gate"><failure message="5 short of 80"/><skipped/></testcase>
</testsuite></testsuites>
XML
isAsFound=true
# How pytest and verify exit, what the file counts as errors, and what junit2html counts.
try() {
  local name=$1 expected=$2 pytestStatus=none verifyStatus=0
  if [[ -f test_$name.py ]]; then
    pytestStatus=0
    venv/bin/pytest --quiet --junitxml=$name.xml test_$name.py > pytest.log || pytestStatus=$?
  fi
  venv/bin/junitparser verify $name.xml || verifyStatus=$?
  local counts html
  counts=$(grep -o ' \(errors\|failures\)="[0-9]*"' $name.xml | sort | tr -d '\n')
  html=$(venv/bin/junit2html $name.xml --summary-matrix | sed '1,/Test Results/d' | grep -o '[A-Z][a-z]* *: *[0-9]*' | tr -s ' \n' ' ')
  local told="pytest exits with $pytestStatus, the file has$counts, verify exits with $verifyStatus, junit2html: $html"
  echo "$name: $told"
  [[ "$told" == "$expected" ]] || isAsFound=false
}
try skipped 'pytest exits with 1, the file has errors="1" failures="0", verify exits with 0, junit2html: Skipped : 1 '
try xfail 'pytest exits with 1, the file has errors="1" failures="0", verify exits with 0, junit2html: Skipped : 1 '
try failure 'pytest exits with none, the file has errors="0" failures="1", verify exits with 0, junit2html: Skipped : 1 '
try passed 'pytest exits with 1, the file has errors="1" failures="0", verify exits with 1, junit2html: Failed : 1 '
help=$(venv/bin/junitparser verify --help; venv/bin/junitparser --help)
grep -q 'failed or errored' <<< "$(tr -s '\n ' ' ' <<< "$help")" || isAsFound=false
if $isAsFound; then echo 'As found.'; else echo 'This has changed.'; exit 1; fi
