#!/usr/bin/env bash
# @actions/workflow-parser and @actions/languageservice 0.3.61, GitHub's own for workflow files, say that they are for Node 20 or newer, and
# neither Node 20 nor Node 24 can import them: the parser's modules import JSON files without the attribute that Node demands. Nothing but a
# bundler, or a test runner that transforms them, gets them to run; esbuild's bundle of the same lines parses a workflow.
# @actions/expressions of the same repository imports as it is. A plain script cannot check workflows with them, nor can `node --test`.
# Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
  @actions/languageservice@0.3.61 @actions/workflow-parser@0.3.61 @actions/expressions@0.3.61 esbuild@0.28.2
grep -H '"node":' node_modules/@actions/{workflow-parser,languageservice}/package.json
# Says whether a module can be imported, or why not.
told() {
  node --input-type=module -e "await import('$1'); console.log('imported');" 2>&1 | grep -o -m 1 'imported\|@actions/[^/]*/dist/.*needs an import.*' || true
}
cat > try.mjs <<'SCRIPT'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
const content = 'on: push\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n';
const { context } = parseWorkflow({ name: 'gate.yml', content }, new NoOperationTraceWriter());
console.log(`parsed with ${context.errors.count} errors`);
SCRIPT
node --version
parser=$(told @actions/workflow-parser)
service=$(told @actions/languageservice)
expressions=$(told @actions/expressions)
npx --no-install esbuild try.mjs --bundle --platform=node --outfile=try.cjs --log-level=error
bundled=$(node try.cjs)
echo "workflow-parser: $parser"
echo "languageservice: $service"
echo "expressions: $expressions"
echo "workflow-parser, bundled: $bundled"
if [[ $parser == *'needs an import attribute'*json* && $service == *'needs an import attribute'*json* ]] &&
  [ "$expressions" = imported ] && [ "$bundled" = 'parsed with 0 errors' ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
