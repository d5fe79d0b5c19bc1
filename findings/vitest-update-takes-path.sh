#!/usr/bin/env bash
# vitest 5.1.1 takes the path in `vitest run --update a.test.mjs` for the value of --update, so the filter is gone: all files run, and the
# snapshots of all are rewritten. Its help names "new", "all" and "none" as values; any other is taken without a word. The path before the
# option, or --update=all before the path, updates that file alone. Where snapshots are what people have approved, a change elsewhere is
# approved along with the one that was looked at. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts vitest@5.1.1
for name in a b; do
  echo "import { expect, test } from 'vitest'; test('score', () => expect(Number(process.env.SCORE)).toMatchSnapshot());" > $name.test.mjs
done
# Writes snapshots of the score 80, runs vitest with these arguments while the score is 81, and says which files hold 81 then.
changed() {
  rm -rf __snapshots__
  SCORE=80 npx --no-install vitest run --update > /dev/null 2>&1
  SCORE=81 npx --no-install vitest run "$@" > log 2>&1 || true
  grep -l '= `81`' __snapshots__/* | sed 's/.*\/\(.\)\.test.*/\1/' | paste -s -d ' '
}
export CI=
after=$(changed --update a.test.mjs)
before=$(changed a.test.mjs --update)
valued=$(changed --update=all a.test.mjs)
echo "vitest run --update a.test.mjs: updates $after"
echo "vitest run a.test.mjs --update: updates $before"
echo "vitest run --update=all a.test.mjs: updates $valued"
if [ "$after" = 'a b' ] && [ "$before" = a ] && [ "$valued" = a ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
