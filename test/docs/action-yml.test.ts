import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readActionYml } from '../tools/action-yml.ts';
import { findActionFaults } from './workflow-lint.ts';

const text = await readFile(new URL('../../action.yml', import.meta.url), 'utf8');
const { inputs, outputs } = await readActionYml();

test('GitHub takes action.yml', async () => {
  expect(await findActionFaults(text)).toEqual([]);
  expect(await findActionFaults(text.replace('main: dist/index.js', 'mian: dist/index.js'))).not.toEqual([]);
});

test('it runs the built file on Node 24', () => {
  expect(parse(text)).toMatchObject({ runs: { using: 'node24', main: 'dist/index.js' } });
});

test.for(Object.entries({ ...inputs, ...outputs }))('%s is described in whole sentences', ([, { description }]) => {
  expect(description).toMatch(/^[A-Z`].*\.$/s);
});

test('only what nobody can guess is required, and has no default', () => {
  const required = Object.entries(inputs).filter(([, input]) => input.required);
  expect(required.map(([name, input]) => [name, input.default])).toEqual([['service-api-key', undefined]]);
});
