import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { distFile } from './run-action.ts';

test('the action is run on the Node that action.yml names', () => {
  expect(process.versions.node).toMatch(/^24\./);
});

test('the bundle holds one copy of undici', async () => {
  const bundle = await readFile(distFile, 'utf8');
  expect(bundle.match(/^class EnvHttpProxyAgent\b/gm)).toHaveLength(1);
});
