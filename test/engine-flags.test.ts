import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** How large V8's young generation is, in MiB, when much has survived for a while. */
async function youngMiB(prepare: string): Promise<number> {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { saveMemory } from '${new URL('../src/engine-flags.ts', import.meta.url).href}';
    ${prepare}
    const kept = [];
    for (let turn = 0; turn < 300_000; turn += 1) kept[turn % 50_000] = { text: String(turn), list: [turn, turn] };
    const { space_size: size } = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    console.log(size / 2 ** 20);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  return Number(stdout);
}

test('V8’s young generation stays small once memory is saved, and would grow otherwise', async () => {
  expect(await youngMiB('saveMemory();')).toBeLessThanOrEqual(4);
  expect(await youngMiB('')).toBeGreaterThanOrEqual(16);
});
