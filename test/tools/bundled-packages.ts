import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** A package of which at least a part is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  /** Of its sources that are in the bundle. */
  readonly bytes: number;
}

interface Module {
  readonly nameForCondition?: string | null | undefined;
  readonly size: number;
  readonly modules?: readonly Module[] | undefined;
}

const moduleSchema: v.GenericSchema<unknown, Module> = v.object({
  nameForCondition: v.nullish(v.string()),
  size: v.number(),
  modules: v.optional(v.array(v.lazy(() => moduleSchema))),
});

/** The packages in the bundle by the bundler's statistics, all chunks included, in the order of their names. */
export function readBundledPackages(stats: string): readonly BundledPackage[] {
  const { modules } = v.parse(v.object({ modules: v.array(moduleSchema) }), JSON.parse(readFileSync(stats, 'utf8')));
  const parts = Map.groupBy(modules.flatMap(partsOf), ({ name }) => name);
  return [...parts]
    .map(([name, own]) => ({ name, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Several modules may be joined into one, which is then as large as they are. */
function partsOf({ nameForCondition, size, modules = [] }: Module): readonly BundledPackage[] {
  if (modules.length > 0) return modules.flatMap(partsOf);
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(nameForCondition ?? '')?.[1];
  return name === undefined ? [] : [{ name, bytes: size }];
}
