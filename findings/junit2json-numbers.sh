#!/usr/bin/env bash
# junit2json 4.0.0 turns every attribute of a JUnit file that looks like a number into one, names and properties included, though its types
# say string. The commits 1234e56 and 1234e78, seven digits of a hash each, both become 1234, and 12e4567 becomes Infinity, null in JSON;
# the model version 4.10 is 4.1, tests named 7 and 007 are the same, and a message 1e5 is 1. The text between tags stays text. Who finds
# benchmarks by their names, or compares commits, needs another letter in each. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts junit2json@4.0.0
cat > results.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gate" tests="2" failures="1" errors="0" time="2">
  <testsuite name="gate" tests="2" failures="1" errors="0" skipped="0" time="2">
    <properties>
      <property name="commit" value="1234e56"/>
      <property name="baseline" value="1234e78"/>
      <property name="parent" value="12e4567"/>
      <property name="version" value="4.10"/>
    </properties>
    <testcase name="7" classname="gate" time="1"><system-out>007</system-out></testcase>
    <testcase name="007" classname="gate" time="1"><failure message="1e5" type="failed">1e5</failure></testcase>
  </testsuite>
</testsuites>
XML
cat > try.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { parse } from 'junit2json';
const [suite] = (await parse(readFileSync('results.xml', 'utf8'))).testsuite;
const properties = suite.properties.map(({ value }) => value);
const names = suite.testcase.map(({ name }) => name);
const failure = suite.testcase[1].failure[0];
console.log('properties', properties, 'as JSON', JSON.stringify(properties));
console.log('names', names, 'message', failure.message, 'text', [failure.inner, suite.testcase[0]['system-out'][0]]);
const isAsFound =
  JSON.stringify([properties, names]) === '[[1234,1234,null,4.1],[7,7]]' &&
  failure.message === 1 && failure.inner === '1e5' && suite.testcase[0]['system-out'][0] === '007';
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
