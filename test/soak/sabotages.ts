import type { ActionWorld } from '../../src/action.ts';
import type { Runner } from '../../src/github/runner.ts';
import type { Promised } from './oracle/judgement.ts';
import { blind, forgetful, incurious, insisting, twice } from './spoiled-network.ts';
import { isRerun, judgeOthers, payAgainWhenSpelled, withCommentKey } from './spoiled-runs.ts';
import { through, withInputs, withNetwork } from './spoiling.ts';
import { serviceKeys } from './world/canaries.ts';
import type { Action } from './world/scene.ts';

/** An action that breaks a promise in one way: what the oracle must see. */
export interface Sabotage {
  readonly breaks: Promised;
  /** How the oracle calls it. */
  readonly kind: RegExp;
  /** The plots or weathers in which it shows; any unless given. */
  readonly only?: readonly string[];
  readonly act: (action: Action, world: ActionWorld) => Promise<boolean>;
}

const dayMs = 86_400_000;
const never = new AbortController().signal;

const silent = {
  log: () => undefined,
  logGroup: () => undefined,
  annotate: () => undefined,
  writeSummary: () => undefined,
  writeFile: () => '',
} satisfies Partial<Runner>;

/** Every second job goes without its name. */
const withoutIds = (text: string) => text.replaceAll(everyOtherId, 'a job');
const everyOtherId = /a0000000-0000-4000-8000-\d{11}[02468]|\bbmj_o?\d*[02468]\b/g;

/** What the first attempt of the run that goes on was asked for. */
let firstInputs: Runner['readInput'] | null = null;
const ofPlan: ReadonlySet<string> = new Set([
  'endpoint-url',
  'endpoint-headers',
  'model',
  'config',
  'benchmark-ids',
  'benchmark-counts',
  'thresholds',
]);

/** By name, with the promise that each breaks. */
export const sabotages = {
  'is green whatever comes': {
    breaks: 'false green',
    kind: /green without a pass/,
    act: async (action, world) => {
      await action(world);
      return true;
    },
  },
  'judges by a threshold of 0': {
    breaks: 'false green',
    kind: /score that is not true/,
    act: (action, world) =>
      action(withInputs(world, (name, value) => (name === 'thresholds' && value !== '' ? '0' : null))),
  },
  'runs fewer units than asked for': {
    breaks: 'false green',
    kind: /without all units/,
    act: (action, world) =>
      action(withInputs(world, (name, value) => (name === 'benchmark-counts' && value !== '' ? '1' : null))),
  },
  'judges whatever jobs are there': {
    breaks: 'false green',
    kind: /on jobs of another/,
    act: judgeOthers,
  },
  'goes on with what the first attempt was asked for': {
    breaks: 'false green',
    kind: /on jobs of another/,
    only: ['changed inputs'],
    act: (action, world) => {
      if (!isRerun(world)) firstInputs = world.runner.readInput;
      const first = firstInputs;
      return action(withInputs(world, (name) => (ofPlan.has(name) && first !== null ? first(name) : null)));
    },
  },
  'asks for more units than it was asked for': {
    breaks: 'double payment',
    kind: /more units/,
    act: (action, world) =>
      action(withInputs(world, (name, value) => (name === 'benchmark-counts' && value !== '' ? '40' : null))),
  },
  'sends every submit twice': {
    breaks: 'double payment',
    kind: /sent again/,
    act: (action, world) => action(withNetwork(world, (network) => ({ ...network, spends: twice(network.spends) }))),
  },
  'sends again at once what was refused': {
    breaks: 'double payment',
    kind: /sent again without a look/,
    only: ['rough'],
    act: (action, world) =>
      action(withNetwork(world, (network) => ({ ...network, spends: insisting(network.spends) }))),
  },
  'forgets what an earlier attempt paid for': {
    breaks: 'double payment',
    kind: /GitHub had the id/,
    act: (action, world) => action(blind(withCommentKey(world, `attempt ${world.env.GITHUB_RUN_ATTEMPT ?? ''}`))),
  },
  'remembers for each run alone': {
    breaks: 'double payment',
    kind: /two runs at once|GitHub had the id/,
    only: ['two at once'],
    act: (action, world) => action(withCommentKey(world, `run ${world.env.GITHUB_RUN_ID ?? ''}`)),
  },
  'pays again where the service spells the address in another way': {
    breaks: 'double payment',
    kind: /GitHub had the id|could have told/,
    act: payAgainWhenSpelled,
  },
  'erases what another run has stored': {
    breaks: 'double payment',
    kind: /GitHub had the id|could have told/,
    only: ['shared key', 'new commit'],
    act: (action, world) => action(isRerun(world) ? blind(world) : { ...world, githubDispatcher: forgetful(world) }),
  },
  'says nothing of its jobs': {
    breaks: 'lost id',
    kind: /the answer named it/,
    act: (action, world) => {
      const setOutput: Runner['setOutput'] = (name, value) => {
        if (name === 'verdict') world.runner.setOutput(name, value);
      };
      const told = withInputs(world, (name) => (name === 'comment' ? 'never' : null));
      return action({ ...told, runner: through(told.runner, { ...silent, setOutput }) });
    },
  },
  'leaves every other job out of what it says': {
    breaks: 'lost id',
    kind: /the answer named it/,
    act: (action, world) => {
      const { runner } = withInputs(world, (name) => (name === 'comment' ? 'never' : null));
      return action({
        ...world,
        runner: through(runner, {
          ...silent,
          log: (line) => runner.log(withoutIds(line)),
          annotate: ({ message, ...rest }) => runner.annotate({ ...rest, message: withoutIds(message) }),
          setOutput: (name, value) => runner.setOutput(name, withoutIds(value)),
        }),
      });
    },
  },
  'does not look for the jobs of a lost answer': {
    breaks: 'lost id',
    kind: /it was not looked for/,
    act: (action, world) => action(withNetwork(world, (network) => ({ ...network, reads: incurious(network.reads) }))),
  },
  'logs a key': {
    breaks: 'leak',
    kind: /a secret/,
    act: (action, world) => {
      world.runner.log(`key ${serviceKeys.harmstack.own}`);
      return action(world);
    },
  },
  'logs a command of somebody else': {
    breaks: 'leak',
    kind: /a command/,
    act: (action, world) => {
      world.runner.log('::set-output name=verdict::passed');
      return action(world);
    },
  },
  'takes a day longer': {
    breaks: 'overrun',
    kind: /late/,
    act: async (action, world) => {
      await world.clock.sleep(dayMs, never);
      return action(world);
    },
  },
  'never ends': { breaks: 'no end', kind: /stuck/, act: () => new Promise(() => undefined) },
  throws: { breaks: 'no end', kind: /it threw/, act: () => Promise.reject(new Error('a fault')) },
} as const satisfies Readonly<Record<string, Sabotage>>;

export type SabotageName = keyof typeof sabotages;

export const sabotageNames: readonly SabotageName[] = Object.keys(sabotages).filter(isSabotage);

export function isSabotage(name: unknown): name is SabotageName {
  return typeof name === 'string' && Object.hasOwn(sabotages, name);
}

/** The action, spoiled in this way. */
export function spoil(action: Action, name: SabotageName): Action {
  return (world) => sabotages[name].act(action, world);
}
