#!/usr/bin/env bash
# codecov-cli 11.3.1 (its test_results_parser 0.6.1), whose `process-test-results` makes a pull request's comment of JUnit files, says "All
# tests successful. No failed tests were found." of a file in which one test failed, alone or beside others that passed; two that failed
# are told as two. And a failure that is written <failure message="..."/>, with no text inside, is none to it: of two tests that
# failed so, both passed. <error/> is read like that too, and <skipped/> as passed. The exit status is 0 for all of these. The comment
# of a gate with one benchmark below its threshold is green. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile codecov-cli==11.3.1 test_results_parser==0.6.1
cat > try.py <<'SCRIPT'
import subprocess
import sys
from pathlib import Path
from test_results_parser import parse_junit_xml

passed = ''
failed = '<failure message="5 short of 80" type="failed">5 short of 80</failure>'
closed = '<failure message="5 short of 80" type="failed"/>'
error = '<error message="no score" type="error"/>'
skipped = '<skipped/>'


def read(name, *outcomes):
    cases = ''.join(f'<testcase name="{i}" classname="gate" time="1">{each}</testcase>' for i, each in enumerate(outcomes))
    failures, errors = (sum(tag in each for each in outcomes) for tag in ('<failure', '<error'))
    suite = f'<testsuite name="gate" tests="{len(outcomes)}" failures="{failures}" errors="{errors}" time="1">{cases}</testsuite>'
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>{suite}</testsuites>'
    Path('junit.xml').write_text(xml)
    command = ['venv/bin/codecovcli', '--disable-telem', 'process-test-results', '--disable-search', '--file', 'junit.xml']
    done = subprocess.run(command, capture_output=True, text=True)
    told = [str(each.outcome) for each in parse_junit_xml(xml.encode()).testruns]
    heading = done.stdout.split('\n')[0]
    print(f'{name}: read as {told}, told as "{heading}", exit status {done.returncode}')
    return told, heading, done.returncode


green = ':white_check_mark: All tests successful. No failed tests were found.'
is_as_found = [
    read('one failed', failed) == (['failure'], green, 0),
    read('one failed, one passed', failed, passed) == (['failure', 'pass'], green, 0),
    read('two failed', failed, failed) == (['failure', 'failure'], '### :x: 2 Tests Failed:', 0),
    read('two failed, no text', closed, closed) == (['pass', 'pass'], green, 0),
    read('two errors, no text', error, error) == (['pass', 'pass'], green, 0),
    read('one skipped, no text', skipped) == (['pass'], green, 0),
]
print('As found.' if all(is_as_found) else 'This has changed.')
sys.exit(0 if all(is_as_found) else 1)
SCRIPT
venv/bin/python try.py
