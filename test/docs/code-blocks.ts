import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { listDocuments } from '../tools/generated-files.ts';

export const root = new URL('../../', import.meta.url);

/** The YAML examples of the documents, by what they are; each once. */
interface Examples {
  readonly suiteFiles: readonly string[];
  readonly workflows: readonly string[];
}

/** Reads the YAML examples of all documents. Throws on one that is neither a workflow nor a suite file. */
export async function readExamples(): Promise<Examples> {
  const documents = await Promise.all((await listDocuments(root)).map((path) => readFile(new URL(path, root), 'utf8')));
  const blocks = documents.flatMap((text) =>
    [...text.matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(([, block = '']) => block),
  );
  const kinds = Map.groupBy(new Set(blocks), kindOf);
  return { suiteFiles: kinds.get('suite') ?? [], workflows: kinds.get('workflow') ?? [] };
}

function kindOf(text: string): 'workflow' | 'suite' {
  const content: unknown = parse(text);
  if (typeof content === 'object' && content !== null) {
    if ('jobs' in content) return 'workflow';
    if ('benchmarks' in content) return 'suite';
  }
  throw new Error(`the documents have an example of no known kind:\n${text}`);
}
