import { runAction } from './action.ts';
import { systemClock } from './clock.ts';
import { createGitHubDispatcher } from './github/dispatcher.ts';
import { createRunner } from './github/runner.ts';

/** The runner sends SIGINT, SIGTERM 7.5 s later, and kills the process 2.5 s after that; a runner of one's own may hang up instead. */
function cancelOnSignals(): AbortSignal {
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => cancel.abort(new Error('the run was cancelled')));
  }
  return cancel.signal;
}

/** Rejects when something fails that nobody waits for: it ends the run like any other problem, published and red. */
function ownFault(): Promise<never> {
  return new Promise((_, reject) => {
    process.on('uncaughtException', reject);
    process.on('unhandledRejection', reject);
  });
}

// A log that nobody reads any more is no reason to fail: the verdict is published elsewhere too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const runner = createRunner(process.env);
// Red until the verdict is published: whatever breaks on the way, the check is not green by accident.
process.exitCode = 1;
try {
  const passes = await runAction({
    env: process.env,
    runner,
    network: async () => {
      const { createNetwork } = await import(/* webpackChunkName: "plan" */ './services/http/client.ts');
      const { chooseDispatcher } = await import(/* webpackChunkName: "plan" */ './dispatcher.ts');
      return createNetwork(systemClock, Math.random, await chooseDispatcher(process.env));
    },
    githubDispatcher: createGitHubDispatcher(process.env),
    clock: systemClock,
    random: Math.random,
    cancelled: cancelOnSignals(),
    fault: ownFault(),
  });
  if (passes) process.exitCode = 0;
} catch (error) {
  const fault = error instanceof Error ? error.stack : String(error);
  runner.setFailed(`The verdict could not be published: ${fault}`, 'Benchmark Gate');
}
// What is still open (a kept-alive connection, an update of the comment) is not worth waiting for.
process.stdout.write('', () => process.exit());
