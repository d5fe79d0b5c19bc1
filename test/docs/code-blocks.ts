import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** The YAML examples of the README, by what they are. */
interface Examples {
  readonly suiteFiles: readonly string[];
  /** Lists of steps are put into a workflow. */
  readonly workflows: readonly string[];
}

/** Reads the YAML examples of the README. Throws on one that is neither a workflow, nor steps, nor a suite file. */
export async function readExamples(): Promise<Examples> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const blocks = [...readme.matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(([, text = '']) => ({
    text,
    kind: kindOf(text),
  }));
  return {
    suiteFiles: blocks.filter(({ kind }) => kind === 'suite').map(({ text }) => text),
    workflows: blocks
      .filter(({ kind }) => kind !== 'suite')
      .map(({ text, kind }) => (kind === 'steps' ? wrapSteps(text) : text)),
  };
}

function kindOf(text: string): 'workflow' | 'steps' | 'suite' {
  const content: unknown = parse(text);
  if (Array.isArray(content)) return 'steps';
  if (typeof content === 'object' && content !== null) {
    if ('jobs' in content) return 'workflow';
    if ('benchmarks' in content) return 'suite';
  }
  throw new Error(`the README has an example of no known kind:\n${text}`);
}

function wrapSteps(steps: string): string {
  const indented = steps.replaceAll(/^(?=.)/gm, '      ');
  return `on: pull_request\npermissions: {}\njobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n${indented}`;
}
