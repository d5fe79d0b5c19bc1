#!/usr/bin/env bash
# braintrust 3.35.0 averages over the cases that a scorer got through. When it throws for nine of ten, the one that is left makes the score
# 100%, no result has an `error`, and `braintrust eval`, which exits with 1 when a task throws, exits with 0 and prints nothing of it: the
# errors are in each result's metadata, as `scorer_errors`. With a task that throws for nine of ten the score is 100% as well. When the
# scorer throws for all, the summary has no score at all, and the exit status is 0. A judge model that is out of quota makes such a gate
# green. A score means nothing without the number of cases that are in it. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts braintrust@3.35.0
# Ten cases; from which on the task throws, and the scorer.
evaluator() {
  cat <<SCRIPT
import { Eval } from 'braintrust';
export const run = (options) => Eval('gate', {
  data: Array.from({ length: 10 }, (_, index) => ({ input: index, expected: index })),
  task: (input) => { if (input >= $1) throw new Error('no answer'); return input; },
  scores: [function exact({ input, output, expected }) {
    if (input >= $2) throw new Error('the judge is out of quota');
    return Number(output === expected);
  }],
}, options);
SCRIPT
}
evaluator 10 1 > scorer.mjs
evaluator 1 10 > task.mjs
evaluator 10 0 > unscored.mjs
cat > try.mjs <<'SCRIPT'
const { run } = await import(`./${process.argv[2]}.mjs`);
const { results, summary } = await run({ noSendLogs: true, reporter: { name: 'none', reportEval: () => true, reportRun: () => true } });
const scored = results.filter(({ scores }) => 'exact' in scores).length;
const told = results.filter(({ metadata }) => metadata?.scorer_errors).length;
const score = summary.scores.exact?.score;
console.log(`score ${score ?? 'none'} of ${scored} scored, ${results.filter(({ error }) => error).length} with an error, ${told} with scorer_errors`);
SCRIPT
# Says what a run gives to a program, how the command exits, and whether it tells of an error.
told() {
  node try.mjs "$1" 2> /dev/null | tail -n 1
  status=0
  { cat "$1.mjs"; echo 'run();'; } > "$1.eval.mjs"
  npx --no-install braintrust eval --no-send-logs --no-progress-bars "$1.eval.mjs" > log 2>&1 || status=$?
  if grep -q 'quota\|no answer\|failed with' log; then errors='tells of errors'; else errors='tells of no error'; fi
  echo "the command exits with $status and $errors"
}
scorer=$(told scorer | paste -s -d ';')
task=$(told task | paste -s -d ';')
unscored=$(told unscored | paste -s -d ';')
echo "the scorer throws for nine of ten: $scorer"
echo "the task throws for nine of ten: $task"
echo "the scorer throws for all: $unscored"
if [ "$scorer" = 'score 1 of 1 scored, 0 with an error, 9 with scorer_errors;the command exits with 0 and tells of no error' ] &&
  [ "$task" = 'score 1 of 1 scored, 9 with an error, 0 with scorer_errors;the command exits with 1 and tells of errors' ] &&
  [ "$unscored" = 'score none of 0 scored, 0 with an error, 10 with scorer_errors;the command exits with 0 and tells of no error' ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
