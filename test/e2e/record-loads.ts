import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const recorder = fileURLToPath(new URL('../tools/print-loads.ts', import.meta.url));

/** Notes what a run of the build loads, from its entry on. */
export async function startRecording() {
  const folder = await mkdtemp(join(tmpdir(), 'loads-'));
  const file = join(folder, 'loads');
  return {
    env: { LOADS_FILE: file, NODE_OPTIONS: `--import=${pathToFileURL(recorder).href}` },
    /** The files that have been loaded so far, as text: what is loaded while they are read does not count. */
    read: async (): Promise<readonly string[]> => {
      const urls = new Set(
        readFileSync(file, 'utf8')
          .split('\n')
          .filter((url) => url !== ''),
      );
      return await Promise.all([...urls].map((url) => readFile(new URL(url), 'utf8')));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** How many bytes these files have. */
export function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
