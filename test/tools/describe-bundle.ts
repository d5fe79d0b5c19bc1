/**
 * Writes `dist/licenses.txt` and `dist/sbom.cdx.json` from the bundler's statistics (`build/stats.json`): each package whose code is in
 * the bundle, with its licence, its version and its size. ncc's own file names only the packages of the last chunk.
 */
import { globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { readBundledPackages } from './bundled-packages.ts';
import { renderSbom } from './sbom.ts';

const packageSchema = v.object({ name: v.string(), version: v.string(), license: v.string() });

const [stats = 'build/stats.json', target = 'dist'] = process.argv.slice(2);
const packages = readBundledPackages(stats).map(({ name, bytes }) => {
  return { ...readPackage(join('node_modules', name)), bytes: bytes + sizeApart(name) };
});
writeFileSync(join(target, 'licenses.txt'), packages.map(renderLicense).join('\n'));
writeFileSync(join(target, 'sbom.cdx.json'), renderSbom(readPackage('.'), packages));

/** Of the files that lie beside the bundle as they are (`finish-bundle.ts`), by the package that their names begin with. */
function sizeApart(name: string): number {
  const files = globSync(join(target, `${name}-*.js`));
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

function readPackage(folder: string): v.InferOutput<typeof packageSchema> {
  return v.parse(packageSchema, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

/** Fails where a package comes without the text of its licence: then somebody has to look. */
function renderLicense({ name, license }: { readonly name: string; readonly license: string }): string {
  const folder = join('node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return `${name}\n${license}\n${readFileSync(join(folder, file), 'utf8').trimEnd()}\n`;
}
