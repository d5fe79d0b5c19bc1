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
