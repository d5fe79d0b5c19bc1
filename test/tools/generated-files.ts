import { readdir, readFile } from 'node:fs/promises';
import { SuiteFile } from '../../src/plan/suite/suite-file.ts';
import { ResultsDocument } from '../../src/report/results.ts';
import { type ActionYml, readActionYml } from './action-yml.ts';
import { fillDocument } from './documents.ts';
import { renderJsonSchema } from './json-schema.ts';
import { renderNoticesPage } from './notices-page.ts';

interface GeneratedFile {
  /** From the repository's root. */
  readonly path: string;
  readonly content: string;
}

/** Every file, or part of a file, whose content follows from another one. */
export async function generatedFiles(root: URL): Promise<readonly GeneratedFile[]> {
  const actionYml = await readActionYml();
  const read = async (path: string) => await readFile(new URL(path, root), 'utf8');
  const documents = await Promise.all(
    (await listDocuments(root))
      .filter((path) => path !== 'docs/notices.md')
      .map(async (path) => {
        return { path, content: await fillDocument(await read(path), { actionYml, read }) };
      }),
  );
  return [
    { path: 'src/plan/action-inputs.ts', content: renderActionInputs(actionYml) },
    ...documents,
    { path: 'docs/notices.md', content: renderNoticesPage() },
    jsonSchema('schemas/suite-file.schema.json', SuiteFile),
    jsonSchema('schemas/results.schema.json', ResultsDocument),
  ];
}

/** Every page that a reader finds in the repository, by its path from the root. */
export async function listDocuments(root: URL): Promise<readonly string[]> {
  const pages = await readdir(new URL('docs/', root), { recursive: true });
  const ofRoot = await readdir(root);
  return [...ofRoot, ...pages.map((page) => `docs/${page}`)].filter((path) => path.endsWith('.md')).toSorted();
}

function jsonSchema(path: string, schema: Parameters<typeof renderJsonSchema>[1]): GeneratedFile {
  return { path, content: renderJsonSchema(path, schema) };
}

function renderActionInputs({ inputs }: ActionYml): string {
  // An expression is resolved by the runner alone: without it there is no default.
  const rows = Object.entries(inputs).map(([name, { default: value }]) => {
    const text = value === undefined || value.includes('${{') ? '' : value;
    return `  '${name}': '${text.replaceAll("'", "\\'")}',`;
  });
  return `// Generated from action.yml by \`npm run generate\`. Do not edit.

/** Every input with its default; an input that comes empty counts as not given. */
export const actionInputs = {
${rows.join('\n')}
} as const;

export type InputName = keyof typeof actionInputs;

export const inputNames: readonly InputName[] = [
${Object.keys(inputs)
  .map((name) => `  '${name}',`)
  .join('\n')}
];
`;
}
