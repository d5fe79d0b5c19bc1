/**
 * Prepares `build/` for the bundler, which follows every import and keeps all of a module that anything is used of.
 *
 * - valibot is one module, of which an eighth is used: what is left of it is written to `build/node_modules/`, where it is found first.
 * - The toolkit imports undici's entry, which loads its mocks, caches, WebSocket and `fetch`, half a megabyte, for what it never uses here.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';

const write = (path: string, content: unknown) =>
  writeFileSync(`build/${path}`, typeof content === 'string' ? content : JSON.stringify(content));

// The compiled files are modules by what they hold; `dist/` is not.
write('package.json', {});

// Read from where the bundler is run.
write('tsconfig.json', { compilerOptions: { allowJs: true, baseUrl: '.', paths: { undici: ['./undici.js'] } } });
// Where there is a proxy the toolkit makes itself an agent for it. Nothing is sent by it: the client is given a fetch of our own.
write(
  'undici.js',
  `export class ProxyAgent {}
export function fetch() {
  throw new Error('GitHub is asked by whole-fetch.ts alone');
}
`,
);

mkdirSync('build/node_modules/valibot', { recursive: true });
write('node_modules/valibot/package.json', { type: 'module', main: 'index.js', sideEffects: false });
write('node_modules/valibot/index.js', await shake('valibot', usedNames('valibot')));

/** What the compiled files use of a package that they import as a namespace. */
function usedNames(name: string): readonly string[] {
  const names = globSync('build/**/*.js').flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const space = new RegExp(`^import \\* as (\\w+) from '${name}';$`, 'm').exec(text)?.[1];
    if (space === undefined) return [];
    return [...text.matchAll(new RegExp(`\\b${space}\\.(\\w+)`, 'g'))].flatMap(([, used]) => used ?? []);
  });
  return [...new Set(names)].toSorted();
}

/** The part of a package that these exports need. */
async function shake(name: string, names: readonly string[]): Promise<string> {
  const entry = `used-of-${name}`;
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: entry,
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? `export { ${names.join(', ')} } from '${name}';` : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  return output[0].code;
}
