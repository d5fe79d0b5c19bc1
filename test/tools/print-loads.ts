/** Preloaded into a process: writes which files it has loaded, one URL a line, to the file that `LOADS_FILE` names. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const target = process.env.LOADS_FILE;
if (target === undefined) throw new Error('LOADS_FILE is not set');
registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:')) appendFileSync(target, `${url}\n`);
    return nextLoad(url, context);
  },
});
