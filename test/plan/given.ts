import type { InputName } from '../../src/plan/action-inputs.ts';
import { type Inputs, parseInputs } from '../../src/plan/inputs.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { Problems } from '../../src/plan/problem.ts';

export type Given = Partial<Readonly<Record<InputName, string>>>;

/** The fewest inputs that make a plan. */
export const enough = {
  'service-api-key': 'hs-key',
  'benchmark-ids': '1',
  thresholds: '80',
  'endpoint-url': 'https://model.example.com/v1/chat/completions',
  'endpoint-api-key': 'model-key',
} as const satisfies Given;

export function parseGiven(given: Given): { readonly inputs: Inputs; readonly problems: readonly string[] } {
  const problems = new Problems();
  const inputs = parseInputs((name) => given[name] ?? '', problems);
  return { inputs, problems: problems.found.map(({ text }) => text) };
}

/** Plans a run as the action does: all problems of its inputs and of its plan together. */
export function planGiven(
  given: Given,
  files: Readonly<Record<string, string>> = {},
): { readonly plan: Plan | null; readonly problems: readonly string[] } {
  const problems = new Problems();
  const inputs = parseInputs((name) => given[name] ?? '', problems);
  const readFile = (path: string) => {
    const text = files[path];
    return text === undefined ? { error: 'there is no such file' } : { text };
  };
  const plan = parsePlan(inputs, readFile, problems);
  return { plan, problems: problems.found.map(({ text }) => text) };
}
