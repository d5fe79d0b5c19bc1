import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { isLiteral, isMapping, isSequence, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, it, test } from 'vitest';
import { createResults } from '../../src/report/results.ts';
import { planGiven } from '../fixtures/given-inputs.ts';
import { createJudged, createReport } from '../fixtures/reports.ts';

/** Evaluates an expression of a later step, given this step's outputs, as GitHub does. */
function evaluate(expression: string, outputs: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(outputs).map(([key, value]) => ({ key, value: new data.StringData(value) }));
  const gate = new data.Dictionary({ key: 'outputs', value: new data.Dictionary(...pairs) });
  const steps = new data.Dictionary({ key: 'gate', value: gate });
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, ['steps'], []).parse();
  return new Evaluator(parsed, new data.Dictionary({ key: 'steps', value: steps })).evaluate().coerceString();
}

describe('an expression that compares numbers says nothing where a number is missing', () => {
  const judged = createJudged({ verdict: 'error', scorePct: null, passed: null, scored: null });
  const results = JSON.stringify(createResults(createReport({ verdict: 'error', benchmarks: [judged] })));
  const outputs = { verdict: 'error', results, credits: '' };
  const score = 'fromJSON(steps.gate.outputs.results).benchmarks[0].score_pct';

  test.each([
    [`${score} < 60`, 'true'],
    [`${score} >= 0`, 'true'],
    [`${score} == 0`, 'true'],
    ['fromJSON(steps.gate.outputs.results).benchmarks[7].score_pct < 60', 'true'],
    ['steps.gate.outputs.credits <= 5', 'true'],
    ['steps.gate.outputs.credits == 0', 'true'],
    ['steps.gate.outputs.misspelt <= 5', 'true'],
    // What to branch on instead.
    ["steps.gate.outputs.verdict == 'passed'", 'false'],
    ["steps.gate.outputs.credits != ''", 'false'],
    [`${score} != null`, 'false'],
  ])('%s is %s', (expression, value) => expect(evaluate(expression, outputs)).toBe(value));
});

type Token = Parameters<typeof isMapping>[0];

/** What an action gets from these lines below `with:`. */
function readWith(lines: readonly string[]): Readonly<Record<string, string | null>> {
  const step = ['- uses: benchmark-gate/benchmark-gate@v1', '  with:', ...lines.map((line) => `    ${line}`)];
  const head = ['on: push', 'jobs:', '  gate:', '    runs-on: ubuntu-latest', '    steps:'];
  const content = [...head, ...step.map((line) => `      ${line}`), ''].join('\n');
  const { value } = parseWorkflow({ name: 'gate.yml', content }, new NoOperationTraceWriter());
  if (value === undefined) throw new Error('the workflow cannot be read');
  return Object.fromEntries(findWith(value).map(([name, token]) => [name, isLiteral(token) ? token.toString() : null]));
}

function findWith(token: Token): readonly (readonly [string, Token])[] {
  if (isSequence(token)) return Array.from({ length: token.count }, (_, index) => token.get(index)).flatMap(findWith);
  if (!isMapping(token)) return [];
  const pairs = Array.from({ length: token.count }, (_, index) => token.get(index));
  return pairs.flatMap(({ key, value }) => {
    if (!isLiteral(key) || key.toString() !== 'with' || !isMapping(value)) return findWith(value);
    return Array.from({ length: value.count }, (_, index) => value.get(index)).map(
      (pair) => [pair.key.toString(), pair.value] as const,
    );
  });
}

describe('a value below with: that is written without quotes', () => {
  test.each([
    ['66.670', '66.67'],
    ['4.10', '4.1'],
    ['0x50', '80'],
    ['0o17', '15'],
    ['007', '7'],
    ['1e3', '1000'],
    ['12345678901234567890', '12345678901234567000'],
    ['null', ''],
    ['TRUE', 'true'],
    // Left as they are.
    ['66,67', '66,67'],
    ['yes', 'yes'],
    ['1_000', '1_000'],
    ['2026-03-01', '2026-03-01'],
  ])('as %s arrives as %j', (written, arrives) => {
    expect(readWith([`model: ${written}`, `seed: "${written}"`])).toEqual({ model: arrives, seed: written });
  });

  it('is another id than the one that was meant', () => {
    const given = readWith(['job-ids: 12345678901234567890', 'thresholds: 0x50']);
    const texts = { 'job-ids': given['job-ids'] ?? '', thresholds: given.thresholds ?? '' };
    expect(planGiven({ ...texts, 'service-api-key': 'k' }).plan?.benchmarks).toMatchObject([
      { id: '12345678901234567000', thresholdPct: 80 },
    ]);
  });
});
