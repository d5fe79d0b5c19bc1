import * as v from 'valibot';
import type { ActionYml } from './action-yml.ts';
import { bundleReasons, developmentReasons } from './dependency-reasons.ts';
import { parseSbom } from './sbom.ts';

export interface Sources {
  readonly actionYml: ActionYml;
  /** Text of a file, by its path from the repository's root. */
  readonly read: (path: string) => Promise<string>;
}

const place = /<!-- (?<name>[a-z-]+): generated from (?<source>\S+) -->\n.*?<!-- end of \k<name> -->/gs;

/** Fills every place of a document that repeats what another file says. Throws on a place of an unknown name. */
export async function fillDocument(text: string, sources: Sources): Promise<string> {
  const places = [...text.matchAll(place)];
  const contents = await Promise.all(
    places.map(({ groups: { name = '', source = '' } = {} }) => renderPlace(name, source, sources)),
  );
  let index = 0;
  return text.replace(place, (_all, name: string, source: string) => {
    const content = contents[index++] ?? '';
    return `<!-- ${name}: generated from ${source} -->\n\n${content}\n\n<!-- end of ${name} -->`;
  });
}

async function renderPlace(name: string, source: string, { actionYml, read }: Sources): Promise<string> {
  switch (name) {
    case 'inputs':
      return renderInputs(actionYml);
    case 'outputs':
      return renderOutputs(actionYml);
    case 'bundle':
      return renderBundle(await read(source));
    case 'development':
      return renderDevelopment(await read(source));
    case 'example':
      return `\`\`\`yaml\n${await read(source)}\`\`\``;
    default:
      throw new Error(`nothing is generated under the name ${name}`);
  }
}

function renderInputs({ inputs }: ActionYml): string {
  const rows = Object.entries(inputs).map(([name, { description, required, default: value }]) => {
    const fallback = required ? '**required**' : value === undefined ? '' : `\`${value}\``;
    return [`\`${name}\``, fallback, description];
  });
  return renderTable(['Input', 'Default', 'Meaning'], rows);
}

function renderOutputs({ outputs }: ActionYml): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  return renderTable(['Output', 'Meaning'], rows);
}

function renderBundle(sbom: string): string {
  const packages = parseSbom(sbom);
  const rows = packages.map(({ name, version, license, bytes }) => {
    return [`\`${name}\``, version, license, bytes.toLocaleString('en-US'), reasonOf(bundleReasons, name)];
  });
  const sum = packages.reduce((total, { bytes }) => total + bytes, 0).toLocaleString('en-US');
  return renderTable(['Package', 'Version', 'Licence', 'Bytes', 'What for'], [...rows, ['all', '', '', sum, '']]);
}

const Dependencies = v.object({
  devDependencies: v.record(v.string(), v.string()),
  optionalDependencies: v.record(v.string(), v.string()),
});

function renderDevelopment(packageJson: string): string {
  const { devDependencies, optionalDependencies } = v.parse(Dependencies, JSON.parse(packageJson));
  const rows = Object.entries({ ...devDependencies, ...optionalDependencies }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return renderTable(
    ['Package', 'Version', 'What for'],
    rows.map(([name, version]) => [`\`${name}\``, version, reasonOf(developmentReasons, name)]),
  );
}

function reasonOf(reasons: Readonly<Record<string, string>>, name: string): string {
  const reason = reasons[name];
  if (reason === undefined) throw new Error(`test/tools/dependency-reasons.ts does not say what ${name} is for`);
  return reason;
}

/** A table in Markdown; what stands in a cell is brought to one line. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(renderCell).join(' | ')} |`).join('\n');
}

function renderCell(text: string): string {
  return text.trim().replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
