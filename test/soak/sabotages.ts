import type { Dispatcher } from 'undici';
import type { ActionWorld } from '../../src/action.ts';
import type { Runner } from '../../src/github/runner.ts';
import { canaries } from './canaries.ts';
import type { Action } from './tell-story.ts';

/** An action that breaks a promise in one way: what the oracle must see. */
type Sabotage = (action: Action, world: ActionWorld) => Promise<boolean>;

const dayMs = 86_400_000;
const never = new AbortController().signal;

/** A runner that does some things in another way. */
function through(runner: Runner, changes: Partial<Runner>): Runner {
  return {
    readInput: runner.readInput,
    maskSecret: (secret) => runner.maskSecret(secret),
    log: (line) => runner.log(line),
    logGroup: (title, lines) => runner.logGroup(title, lines),
    annotate: (annotation) => runner.annotate(annotation),
    setOutput: (name, value) => runner.setOutput(name, value),
    writeSummary: (markdown) => runner.writeSummary(markdown),
    writeFile: (name, content) => runner.writeFile(name, content),
    setFailed: (message) => runner.setFailed(message),
    ...changes,
  };
}

const withInputs = (world: ActionWorld, inputs: Readonly<Record<string, string>>): ActionWorld => ({
  ...world,
  runner: through(world.runner, { readInput: (name) => inputs[name] ?? world.runner.readInput(name) }),
});

const deaf: Dispatcher.DispatchHandler = {
  onRequestStart: () => undefined,
  onResponseStart: () => undefined,
  onResponseData: () => undefined,
  onResponseEnd: () => undefined,
  onResponseError: () => undefined,
};

const twice = (dispatcher: Dispatcher): Dispatcher =>
  dispatcher.compose((dispatch) => (options, handler) => {
    dispatch(options, deaf);
    return dispatch(options, handler);
  });

const silent = {
  log: () => undefined,
  logGroup: () => undefined,
  annotate: () => undefined,
  writeSummary: async () => undefined,
  writeFile: () => '',
} satisfies Partial<Runner>;

/** By name, with the promise that each breaks. */
export const sabotages = {
  'is green whatever comes': {
    breaks: 'false green',
    act: async (action, world) => {
      await action(world);
      return true;
    },
  },
  'judges by a threshold of 0': {
    breaks: 'false green',
    act: (action, world) => action(withInputs(world, { thresholds: '0' })),
  },
  'runs fewer units than asked for': {
    breaks: 'false green',
    act: (action, world) => action(withInputs(world, { 'benchmark-counts': '1' })),
  },
  'sends every submit twice': {
    breaks: 'double payment',
    act: (action, world) => action({ ...world, network: { ...world.network, spends: twice(world.network.spends) } }),
  },
  'forgets what an earlier attempt paid for': {
    breaks: 'double payment',
    act: (action, world) =>
      action(withInputs(world, { 'comment-key': `attempt ${world.env.GITHUB_RUN_ATTEMPT ?? ''}` })),
  },
  'says nothing of its jobs': {
    breaks: 'lost id',
    act: (action, world) => {
      const setOutput: Runner['setOutput'] = (name, value) => {
        if (name === 'verdict') world.runner.setOutput(name, value);
      };
      const inputs = { comment: 'never' };
      const told = withInputs(world, inputs);
      return action({ ...told, runner: through(told.runner, { ...silent, setOutput }) });
    },
  },
  'logs a key': {
    breaks: 'leak',
    act: (action, world) => {
      world.runner.log(`key ${canaries.serviceKey}`);
      return action(world);
    },
  },
  'logs a command of somebody else': {
    breaks: 'leak',
    act: (action, world) => {
      world.runner.log('::set-output name=verdict::passed');
      return action(world);
    },
  },
  'takes a day longer': {
    breaks: 'overrun',
    act: async (action, world) => {
      await world.clock.sleep(dayMs, never);
      return action(world);
    },
  },
  'never ends': { breaks: 'no end', act: () => new Promise(() => undefined) },
  throws: { breaks: 'no end', act: () => Promise.reject(new Error('a fault')) },
} as const satisfies Readonly<Record<string, { readonly breaks: string; readonly act: Sabotage }>>;

export type SabotageName = keyof typeof sabotages;

/** The action, spoiled in this way. */
export function spoil(action: Action, name: SabotageName): Action {
  return (world) => sabotages[name].act(action, world);
}
