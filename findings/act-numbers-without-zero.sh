#!/usr/bin/env bash
# act 0.2.89, which runs workflows on one's own machine, takes an output for a number only where it is written as in an expression. bc
# prints 33/50 as .66; with that as the score, both `score < 0.8` and `score >= 0.6` are false to act's exprparser, for which it is NaN, and
# both are true to GitHub's @actions/expressions 0.3.61. 08.5, +0.5, 80. and 1e+2 are numbers to GitHub too, and none to act; 0.66, 8e1
# and the empty text, which is 0, are the same to both. A step that fails the job below a threshold is left out, and the run that
# was to try the gate is green. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @actions/expressions@0.3.61
cat > try.go <<'SCRIPT'
package main

import (
	"fmt"
	"os"

	"github.com/nektos/act/pkg/exprparser"
	"github.com/nektos/act/pkg/model"
)

func main() {
	outputs := map[string]string{"score": os.Args[1]}
	environment := &exprparser.EvaluationEnvironment{
		Github: &model.GithubContext{},
		Steps:  map[string]*model.StepResult{"gate": {Outputs: outputs}},
	}
	run := &model.Run{JobID: "try", Workflow: &model.Workflow{Jobs: map[string]*model.Job{"try": {}}}}
	interpreter := exprparser.NewInterpeter(environment, exprparser.Config{Run: run, Context: "step"})
	for _, expression := range os.Args[2:] {
		value, err := interpreter.Evaluate(expression, exprparser.DefaultStatusCheckNone)
		if err != nil {
			panic(err)
		}
		fmt.Println(value)
	}
}
SCRIPT
go mod init try 2> go.log
go get github.com/nektos/act@v0.2.89 2>> go.log
go mod tidy 2>> go.log
go build -o act try.go
cat > try.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

const pair = (key, value) => new data.Dictionary({ key, value });
const evaluate = (score, expression) => {
  const steps = pair('steps', pair('gate', pair('outputs', pair('score', new data.StringData(score)))));
  const parsed = new Parser(new Lexer(expression).lex().tokens, ['steps'], []).parse();
  return new Evaluator(parsed, steps).evaluate().coerceString();
};
/** What an output holds, a threshold above it, one below it. */
const scores = [
  ['.66', 0.8, 0.6], ['08.5', 9, 8], ['+0.5', 0.8, 0.4], ['80.', 90, 70], ['1e+2', 101, 99],
  ['0.66', 0.8, 0.6], ['8e1', 90, 70], ['', 0.8, 0],
];
let isAsFound = true;
for (const [index, [score, above, below]] of scores.entries()) {
  const expressions = [`steps.gate.outputs.score < ${above}`, `steps.gate.outputs.score >= ${below}`];
  const act = execFileSync('./act', [score, ...expressions], { encoding: 'utf8' }).trim().split('\n');
  const github = expressions.map((each) => evaluate(score, each));
  console.log(`"${score}" < ${above}, >= ${below}: act ${act}, GitHub ${github}`);
  isAsFound &&= `${github}` === 'true,true' && `${act}` === (index < 5 ? 'false,false' : 'true,true');
}
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
