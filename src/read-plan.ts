import type { RunContext } from './github/run-context.ts';
import type { ReadResultsFile } from './plan/baseline.ts';
import type { ParseSuite } from './plan/benchmarks.ts';
import type { Inputs } from './plan/inputs.ts';
import { parsePlan } from './plan/parse-plan.ts';
import type { Plan } from './plan/plan.ts';
import type { Problems } from './plan/problem.ts';
import type { ReadSuiteFile } from './plan/suite/suite.ts';

interface Planning {
  readonly context: RunContext;
  readonly problems: Problems;
}

/** The plan of the inputs; null when anything is wrong. What reads and parses files is loaded only for a run that names one. */
export async function readPlan(inputs: Inputs, { context, problems }: Planning): Promise<Plan | null> {
  const { config, 'baseline-results': results } = inputs;
  const parseSuite = config === null ? () => [] : await suiteParserOf(inputs, { context, problems });
  const readResultsFile = results === null ? () => ({ error: 'is not named' }) : await resultsReaderOf(context);
  return parsePlan(inputs, { parseSuite, readResultsFile }, problems);
}

async function suiteParserOf(inputs: Inputs, { context: { workspace }, problems }: Planning): Promise<ParseSuite> {
  const [{ parseSuite }, { readWorkspaceFile }] = await Promise.all([
    import('./plan/suite/suite.ts'),
    import('./github/workspace.ts'),
  ]);
  const readSuiteFile: ReadSuiteFile = (path) => readWorkspaceFile(workspace, path);
  return (path) => parseSuite(path, { inputs, readSuiteFile, problems });
}

async function resultsReaderOf({ workspace, temp }: RunContext): Promise<ReadResultsFile> {
  const { readResultsFile } = await import('./github/results-file.ts');
  return (path) => readResultsFile({ workspace, temp }, path);
}
