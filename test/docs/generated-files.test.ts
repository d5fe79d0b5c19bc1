import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generatedFiles } from '../tools/generated-files.ts';

const root = new URL('../../', import.meta.url);

test.for(await generatedFiles(root))('$path is what its sources give', async ({ path, content }) => {
  expect(await readFile(new URL(path, root), 'utf8')).toBe(content);
});
