import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parseSbom } from '../tools/sbom.ts';
import { distFile } from './run-action.ts';

const distFolder = dirname(distFile);

/** The entry and the chunks that are loaded when they are first used. */
async function readBundle(): Promise<readonly string[]> {
  const files = (await readdir(distFolder)).filter((file) => file.endsWith('.js'));
  return await Promise.all(files.map((file) => readFile(join(distFolder, file), 'utf8')));
}

test('the action is run on the Node that action.yml names', () => {
  expect(process.versions.node).toMatch(/^24\./);
});

test('the bundle holds one copy of undici', async () => {
  const copies = (await readBundle()).flatMap((text) => text.match(/^class EnvHttpProxyAgent\b/gm) ?? []);
  expect(copies).toHaveLength(1);
});

test('the bundle holds nothing of undici that no run asks for, and none of what only that would load', async () => {
  const whole = (await readBundle()).join('\n');
  const classes = ['MockAgent', 'WebSocket', 'CacheStorage', 'FormData', 'RetryAgent'];
  expect(classes.filter((name) => new RegExp(`^class ${name}\\b`, 'm').test(whole))).toEqual([]);
  const modules = ['node:http2', 'node:sqlite', 'node:worker_threads', 'node:stream/web'];
  expect(modules.filter((name) => whole.includes(`require("${name}")`))).toEqual([]);
  // Whoever else asks for this module would get no more of it than the toolkit uses.
  expect(whole.match(/=> globalThis\.crypto\.randomUUID\(\)/g)).toHaveLength(1);
  // What was left out is replaced, so that nothing is looked for beside the bundle but what lies there.
  expect(new Set(whole.match(/require\("\.[^"]*"\)/g))).toEqual(new Set(['require("./undici-llhttp.js")']));
});

test('the entry holds nothing of GitHub’s client, which is loaded when there is something to ask', async () => {
  const entry = await readFile(distFile, 'utf8');
  const whole = (await readBundle()).join('\n');
  for (const name of ['@actions/github', '@octokit/core', '@octokit/request']) {
    expect(entry).not.toContain(`./node_modules/${name}/`);
    expect(whole).toContain(`./node_modules/${name}/`);
  }
});

test('the bundle is ASCII, of which V8 needs one byte a character', async () => {
  expect((await readBundle()).filter((text) => /[^\0-\x7F]/.test(text))).toEqual([]);
});

const flag = v.optional(v.boolean());
const packagesSchema = v.record(
  v.string(),
  v.object({ version: v.optional(v.string()), dev: flag, optional: flag, devOptional: flag }),
);

test('the licence of every package that is in the bundle goes with it', async () => {
  const lock = await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8');
  const { packages } = v.parse(v.object({ packages: packagesSchema }), JSON.parse(lock));
  // Their only importer is the toolkit's entry, of which the parts that a run uses are loaded.
  const unused = new Set(['@actions/exec', '@actions/io']);
  const used = Object.entries(packages)
    .filter(([, { dev, optional, devOptional }]) => ![dev, optional, devOptional].includes(true))
    .flatMap(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? [])
    .filter((name) => !unused.has(name))
    // Types alone.
    .filter((name) => !name.startsWith('@octokit/') || !name.endsWith('types'));
  const licences = await readFile(join(distFolder, 'licenses.txt'), 'utf8');
  const named = licences.split(/\n\n|^/).flatMap((part) => /^((?:@[\w-]+\/)?[\w.-]+)\n[\w.-]+\n/.exec(part)?.[1] ?? []);
  expect(named).toEqual(used.toSorted());
  const sbom = parseSbom(await readFile(join(distFolder, 'sbom.cdx.json'), 'utf8'));
  expect(sbom.map(({ name }) => name)).toEqual(named);
  for (const { name, version } of sbom) expect(packages[`node_modules/${name}`]?.version).toBe(version);
});
