import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readResultsFile } from '../../src/github/results-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'results-'));
const [workspace, temp] = [join(folder, 'workspace'), join(folder, 'temp')];
for (const each of [workspace, temp]) mkdirSync(each);
writeFileSync(join(workspace, 'a.json'), 'of the workspace');
writeFileSync(join(temp, 'b.json'), 'of an earlier step');
writeFileSync(join(folder, 'c.json'), 'of somebody else');
symlinkSync(join(folder, 'c.json'), join(temp, 'c.json'));
symlinkSync(join(folder, 'c.json'), join(workspace, 'c.json'));
writeFileSync(join(temp, 'large.json'), Buffer.alloc(2 * 1024 * 1024, ' '));
writeFileSync(join(temp, 'huge.json'), Buffer.alloc(16 * 1024 * 1024 + 1, ' '));
const read = (path: string) => readResultsFile({ workspace, temp }, path);

test('a results document lies in the workspace or in RUNNER_TEMP', () => {
  expect(read('a.json')).toEqual({ text: 'of the workspace' });
  expect(read(join(workspace, 'a.json'))).toEqual({ text: 'of the workspace' });
  expect(read(join(temp, 'b.json'))).toEqual({ text: 'of an earlier step' });
  expect(read('../temp/b.json')).toEqual({ text: 'of an earlier step' });
  expect(read(join(temp, 'large.json'))).toHaveProperty('text');
});

test('and nowhere else, links included', () => {
  const outside = 'lies outside the workspace and `RUNNER_TEMP`; give a path inside it';
  expect(read(join(folder, 'c.json'))).toEqual({ error: outside });
  expect(read(join(temp, '../c.json'))).toEqual({ error: outside });
  expect(read(join(temp, 'c.json'))).toEqual({
    error: 'is a symbolic link to a place outside `RUNNER_TEMP`; put the file itself there',
  });
  expect(read('c.json')).toEqual({
    error: 'is a symbolic link to a place outside the workspace and `RUNNER_TEMP`; put the file itself there',
  });
  expect(read(join(temp, 'huge.json'))).toEqual({ error: 'is larger than 16 MiB' });
});

test('one that is not there yet is told from one that cannot be read', () => {
  for (const path of ['none.json', join(temp, 'none.json')]) expect(read(path)).toMatchObject({ isMissing: true });
  expect(read('.')).not.toHaveProperty('isMissing');
  expect(readResultsFile({ workspace, temp: null }, join(temp, 'b.json'))).toHaveProperty('error');
});
