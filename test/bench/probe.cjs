// Preloaded into a measured process: writes what it has used to the file that PROBE_FILE names, one line of JSON at its exit, and one
// at each time, in milliseconds after its start, that PROBE_AT_MS lists.
const { appendFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

let collectingMs = 0;

function processorMs() {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1000;
}

/** What only waits to be collected is no growth; the time that it takes is the probe's own. */
function liveHeapMiB() {
  const beforeMs = processorMs();
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  collectingMs += processorMs() - beforeMs;
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function write(heapMiB) {
  const used = { processorMs: processorMs() - collectingMs, peakMiB: process.resourceUsage().maxRSS / 1024, heapMiB };
  appendFileSync(process.env.PROBE_FILE, `${JSON.stringify(used)}\n`);
}

process.on('exit', () => write(null));
for (const atMs of (process.env.PROBE_AT_MS ?? '').split(',').filter(Boolean))
  setTimeout(() => write(liveHeapMiB()), Number(atMs)).unref();
