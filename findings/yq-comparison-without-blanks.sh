#!/usr/bin/env bash
# yq 4.54.3 (the one in Go) takes `.score<80` for the key named "score<80", which is null, and `.score>=80` for an assignment: it sets a key
# "score>" to 80 and prints the whole document. So `yq -e '.score>=80'` exits with 0 for a score of 5, and with -i it writes the key to
# the file; select(.score<80) selects nothing, of scores 90 and 5 it counts none below 80, and all_c(.score>=80) is true. jq reads
# the same texts as comparisons, and so does yq with blanks around the sign; `.score==5` needs none. A gate that was tried with jq
# is green for good with yq. Needs jq, and takes some minutes the first time, to build yq. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
GOBIN="$folder" go install github.com/mikefarah/yq/v4@v4.54.3 2> go.log
cat > results.json <<'JSON'
{ "benchmarks": [{ "id": 1, "score": 90 }, { "id": 2, "score": 5 }] }
JSON
isAsFound=true
# What jq and yq print for an expression, and with which exit status.
try() {
  local expression=$1 jq yq jqStatus=0 yqStatus=0
  jq=$(jq -c -e "$expression" results.json) || jqStatus=$?
  yq=$(./yq -o json -I 0 -e "$expression" results.json 2> /dev/null) || yqStatus=$?
  echo "$expression: jq $jq, exit status $jqStatus; yq $yq, exit status $yqStatus"
  [[ "$jq $jqStatus" == "$2" && "$yq $yqStatus" == "$3" ]] || isAsFound=false
}
try '.benchmarks[1].score < 80' 'true 0' 'true 0'
try '.benchmarks[1].score<80' 'true 0' 'null 1'
try '.benchmarks[1].score >= 80' 'false 1' 'false 1'
try '.benchmarks[1].score>=80' 'false 1' '{"benchmarks":[{"id":1,"score":90},{"id":2,"score":5,"score>":80}]} 0'
try '[.benchmarks[] | select(.score < 80)] | length' '1 0' '1 0'
try '[.benchmarks[] | select(.score<80)] | length' '1 0' '0 0'
try '.benchmarks[1].score==5' 'true 0' 'true 0'
all=$(./yq '.benchmarks | all_c(.score>=80)' results.json)
spaced=$(./yq '.benchmarks | all_c(.score >= 80)' results.json)
echo "yq's all_c(.score>=80): $all, with blanks $spaced"
[[ "$all $spaced" == 'true false' ]] || isAsFound=false
./yq -i '.benchmarks[1].score>=80' results.json
echo "After -i: $(jq -c '.benchmarks[1]' results.json)"
[[ $(jq '.benchmarks[1]["score>"]' results.json) == 80 ]] || isAsFound=false
if $isAsFound; then echo 'As found.'; else echo 'This has changed.'; exit 1; fi
