import { readFile } from 'node:fs/promises';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import * as v from 'valibot';
import { parse } from 'yaml';

/** What the expressions of a workflow can name: `github`, `secrets`, `needs`, … */
export type Contexts = Readonly<Record<string, unknown>>;

/** One run of the gate that a workflow asks for: a step, in one leg of a matrix. */
export interface GateStep {
  readonly job: string;
  readonly matrix: Readonly<Record<string, unknown>> | null;
  /** The values below `with:` and `env:`, as the runner hands them over. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

const Scalar = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));
const Values = v.optional(v.record(v.string(), Scalar), {});
const Step = v.object({
  run: v.optional(v.string()),
  uses: v.optional(v.string()),
  if: v.optional(v.string()),
  with: Values,
  env: Values,
});
const Job = v.object({
  if: v.optional(v.string()),
  steps: v.array(Step),
  strategy: v.optional(v.object({ matrix: v.record(v.string(), v.union([v.string(), v.array(v.unknown())])) }), {
    matrix: {},
  }),
});
const Workflow = v.object({ name: v.string(), on: v.unknown(), jobs: v.record(v.string(), Job) });

/** Reads one of `docs/examples/`. */
export async function readExample(file: string): Promise<v.InferOutput<typeof Workflow>> {
  return v.parse(Workflow, parse(await readFile(new URL(`../../docs/examples/${file}`, import.meta.url), 'utf8')));
}

/** Every run of the gate that a workflow starts, its expressions resolved. A job whose condition is false starts none. */
export async function readGateSteps(file: string, contexts: Contexts): Promise<readonly GateStep[]> {
  const { jobs } = await readExample(file);
  return Object.entries(jobs).flatMap(([job, { steps, strategy, ...rest }]) => {
    if (!isMet(rest.if, contexts)) return [];
    return legsOf(strategy.matrix, contexts).flatMap((matrix) => {
      const own = { ...contexts, matrix: matrix ?? {} };
      return steps
        .filter(({ uses, if: condition }) => uses?.startsWith('benchmark-gate/') === true && isMet(condition, own))
        .map((step) => ({ job, matrix, inputs: resolveAll(step.with, own), env: resolveAll(step.env, own) }));
    });
  });
}

/** The jobs that start, other than those that are needed by others and have run before. */
export async function startingJobs(file: string, contexts: Contexts): Promise<readonly string[]> {
  const { jobs } = await readExample(file);
  return Object.entries(jobs).flatMap(([name, job]) => (isMet(job.if, contexts) ? name : []));
}

/** A script of a job with its environment, as the runner starts it. */
interface Script {
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The scripts of a job whose conditions are true, in their order. */
export async function readScripts(file: string, job: string, contexts: Contexts): Promise<readonly Script[]> {
  const { jobs } = await readExample(file);
  return (jobs[job]?.steps ?? []).flatMap(({ run, if: condition, env }) => {
    return run === undefined || !isMet(condition, contexts) ? [] : [{ run, env: resolveAll(env, contexts) }];
  });
}

/** The combinations of a matrix; one of null where there is none. Values that are an expression are lists as JSON. */
function legsOf(
  matrix: Readonly<Record<string, string | readonly unknown[]>>,
  contexts: Contexts,
): readonly (Readonly<Record<string, unknown>> | null)[] {
  const [axis, ...others] = Object.entries(matrix);
  if (axis === undefined) return [null];
  if (others.length > 0) throw new Error('a matrix of several axes is not read here');
  const [name, values] = axis;
  const list: unknown = typeof values === 'string' ? evaluate(inner(values), contexts) : values;
  return v.parse(v.array(v.unknown()), list).map((value) => ({ [name]: value }));
}

function resolveAll(values: Readonly<Record<string, string>>, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, resolve(text, contexts)]));
}

function resolve(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_all, expression: string) => {
    return evaluateData(expression.trim(), contexts).coerceString();
  });
}

function isMet(condition: string | undefined, contexts: Contexts): boolean {
  if (condition === undefined) return true;
  const value = evaluate(inner(condition), contexts);
  return value !== false && value !== null && value !== '' && value !== 0;
}

function inner(text: string): string {
  return /^\$\{\{(.*)\}\}$/s.exec(text.trim())?.[1]?.trim() ?? text;
}

function evaluate(expression: string, contexts: Contexts): unknown {
  return JSON.parse(JSON.stringify(evaluateData(expression, contexts), data.replacer));
}

/** Of the functions about the job's state only `always()` is needed. */
const always = { name: 'always', description: '', minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(true) };

function evaluateData(expression: string, contexts: Contexts): data.ExpressionData {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), [always]).parse();
  const context: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (!(context instanceof data.Dictionary)) throw new Error('the contexts are no object');
  return new Evaluator(parsed, context, new Map([['always', always]])).evaluate();
}
