/** For mutation tests: the queues of octokit's plugins pause for no time several times a request, which takes a millisecond each. */
const { setTimeout: wait } = globalThis;
const quick = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
  ms > 0 ? wait(run, ms, ...args) : setImmediate(run, ...args);
Object.assign(globalThis, { setTimeout: Object.assign(quick, wait) });
