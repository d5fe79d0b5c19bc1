import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 that this process spends its time waiting: memory is worth more to it than speed. Called before there is a connection.
 *
 * Node warns of flags that change once V8 runs. None of these changes how anything is laid out in memory: two are read when a module of
 * WebAssembly is compiled, and none is before this call; the others when a function has run for a while, and when a collection is over, to
 * choose the size for the next.
 */
export function saveMemory(): void {
  // undici's HTTP parser is WebAssembly. Optimising it takes 23 MiB and a tenth of a second of CPU, for answers that come now and then.
  // It takes both: without the first V8 would optimise all of it at once, without the second what is used most.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  // Machine code for what has run a few times takes the memory and time of a short run, and what runs long is optimised all the same.
  setFlagsFromString('--no-sparkplug');
  // The young generation keeps its first size. It would double whenever enough survives, to 64 MiB beside a live heap of 25 MiB.
  setFlagsFromString('--semi-space-growth-factor=1');
}
