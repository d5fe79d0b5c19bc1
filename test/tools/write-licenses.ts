/**
 * Writes `dist/licenses.txt` from the bundler's statistics (`build/stats.json`): each package whose code is in the bundle, with its licence.
 * ncc's own file names only the packages of the last chunk.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

interface Module {
  readonly nameForCondition?: string | null | undefined;
  readonly modules?: readonly Module[] | undefined;
}

const moduleSchema: v.GenericSchema<unknown, Module> = v.object({
  nameForCondition: v.nullish(v.string()),
  modules: v.optional(v.array(v.lazy(() => moduleSchema))),
});
const packageSchema = v.object({ license: v.string() });

const [stats = 'build/stats.json', target = 'dist/licenses.txt'] = process.argv.slice(2);
const { modules } = v.parse(v.object({ modules: v.array(moduleSchema) }), JSON.parse(readFileSync(stats, 'utf8')));
const names = [...new Set(modules.flatMap(packagesOf))].toSorted();
writeFileSync(target, names.map(renderLicense).join('\n'));

function packagesOf({ nameForCondition, modules: parts = [] }: Module): readonly string[] {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(nameForCondition ?? '')?.[1];
  return [...(name === undefined ? [] : [name]), ...parts.flatMap(packagesOf)];
}

/** Fails where a package comes without the text of its licence: then somebody has to look. */
function renderLicense(name: string): string {
  const folder = join('node_modules', name);
  const { license } = v.parse(packageSchema, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return `${name}\n${license}\n${readFileSync(join(folder, file), 'utf8').trimEnd()}\n`;
}
