#!/usr/bin/env bash
# evalite 0.19.0 (vitest 4.1.12) keeps one score of each place in a list of cases when a file has two evals of one name, as a loop over
# models makes them: that of the later eval to end replaces the other's. Of a model that answers all cases wrong and one that answers all of
# them right, `evalite run --threshold=100` tells a score of 100% and exits with 0, while "Evals" counts the cases of both; the other way
# round it tells 0%. Where the first has three cases, all wrong, and the second one, it tells 33%. With two names it tells 50%, and exits
# with 1. Nothing is said of it, though vitest itself has run all of them. A gate of several models looks at one. Exits with 1 when this has
# changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts evalite@0.19.0 vitest@4.1.12
cat > evalite.config.ts <<'SCRIPT'
import { createInMemoryStorage } from 'evalite/in-memory-storage';

export default { storage: () => createInMemoryStorage() };
SCRIPT
# Writes a file of evals: two names, and two models with the number of cases that each is asked.
write() {
  cat > "$1.eval.ts" <<SCRIPT
import { evalite } from 'evalite';

for (const [name, answer, count] of [['$2', '$4', $5], ['$3', '$6', $7]] as const)
  evalite(name, {
    data: Array.from({ length: count }, (_, index) => ({ input: index, expected: 'refunded' })),
    task: async () => answer,
    scorers: [{ name: 'equal', scorer: ({ output, expected }) => (output === expected ? 1 : 0) }],
  });
SCRIPT
}
write wrong-right refunds refunds refused 2 refunded 2
write right-wrong refunds refunds refunded 2 refused 2
write wrong-three refunds refunds refused 3 refunded 1
write two-names 'refunds by a' 'refunds by b' refused 2 refunded 2
seen=$(
  for name in wrong-right right-wrong wrong-three two-names; do
    status=0
    NO_COLOR=1 npx --no-install evalite run "$name.eval.ts" --threshold=100 > log 2>&1 || status=$?
    told=$(sed 's/\x1b\[[0-9;]*m//g' log | awk '$1 == "Score" { score = $2 } $1 == "Evals" { evals = $2 } END { print score " of " evals }')
    echo "$name: $told evals, exit status $status"
  done
)
echo "$seen"
expected='wrong-right: 100% of 4 evals, exit status 0
right-wrong: 0% of 4 evals, exit status 1
wrong-three: 33% of 4 evals, exit status 1
two-names: 50% of 4 evals, exit status 1'
if [ "$seen" = "$expected" ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
