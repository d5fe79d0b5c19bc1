#!/usr/bin/env bash
# yq 4.54.3 (the one in Go) says of -e that it sets the exit status when "null or false is returned". It does when nothing else is: of
# several results one that is neither is enough, and `yq -e '.benchmarks[].passed'` exits with 0 for a benchmark that passed and nine
# that failed, in whichever order; of several files it is the same, one that passed makes up for the others. jq -e, whose option it is by
# name, goes by the last result, and fails where that is false. all_c(.passed), or a count of what failed, is one result, and right with
# -e. A gate on a list of verdicts is red only when everything failed. Needs jq, and takes some minutes the first time, to build yq.
# Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
GOBIN="$folder" go install github.com/mikefarah/yq/v4@v4.54.3 2> go.log
# One benchmark that passed, and nine that failed; the one stands first, then last, then nowhere.
failed='{"score":5,"passed":false}'
nine=$failed$(printf ",$failed%.0s" {1..8})
one='{"score":90,"passed":true}'
echo "{\"benchmarks\":[$one,$nine]}" > first.json
echo "{\"benchmarks\":[$nine,$one]}" > last.json
echo "{\"benchmarks\":[$nine]}" > none.json
isAsFound=true
# With which status jq and yq exit for an expression and files.
try() {
  local expected=$1 jqStatus=0 yqStatus=0
  shift
  jq -e "$@" > jq.log || jqStatus=$?
  ./yq -e "$@" > yq.log 2> yq.err || yqStatus=$?
  echo "-e $*: jq exits with $jqStatus, yq with $yqStatus; yq's results are $(sort yq.log | uniq -c | tr -s '\n ' ' ')"
  [[ "$jqStatus $yqStatus" == "$expected" ]] || isAsFound=false
}
try '1 0' '.benchmarks[].passed' first.json
try '0 0' '.benchmarks[].passed' last.json
try '1 1' '.benchmarks[].passed' none.json
try '1 0' '.benchmarks[].score >= 80' first.json
try '1 0' '.benchmarks[0].passed' first.json none.json
try '1 1' '[.benchmarks[] | select(.passed | not)] | length == 0' first.json
allStatus=0
./yq -e '.benchmarks | all_c(.passed)' first.json > yq.log 2> yq.err || allStatus=$?
help=$(./yq --help | sed -n 's/^ *-e, --exit-status *//p')
echo "-e '.benchmarks | all_c(.passed)' first.json: yq exits with $allStatus"
echo "-e, by yq's own help: $help"
[[ $allStatus == 1 && $help == *'null or false is returned'* ]] || isAsFound=false
if $isAsFound; then echo 'As found.'; else echo 'This has changed.'; exit 1; fi
