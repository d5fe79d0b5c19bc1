import { readActionYml } from './action-yml.ts';

interface GeneratedFile {
  readonly path: URL;
  readonly content: string;
}

/** Every file, or part of a file, whose content follows from another one. */
export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  return [await actionInputs()];
}

async function actionInputs(): Promise<GeneratedFile> {
  const { inputs } = await readActionYml();
  // An expression is resolved by the runner alone: without it there is no default.
  const rows = Object.entries(inputs).map(([name, { default: value }]) => {
    const text = value === undefined || value.includes('${{') ? '' : value;
    return `  '${name}': '${text.replaceAll("'", "\\'")}',`;
  });
  return {
    path: new URL('../../src/plan/action-inputs.ts', import.meta.url),
    content: `// Generated from action.yml by \`npm run generate\`. Do not edit.

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
`,
  };
}
