import { startHarmstack } from '../emulators/harmstack.ts';
import { startModelEndpoint } from '../emulators/model-endpoint.ts';
import { startOvermind } from '../emulators/overmind.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { failed } from '../emulators/runloop-script.ts';

/** What a service's demo gates: something good and something worse. */
export interface DemoScene extends AsyncDisposable {
  /** The inputs of both runs. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly runs: readonly DemoRun[];
}

interface DemoRun {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly expectedExit: 0 | 1;
}

/** The demo of each service by its name. */
export const scenes: ReadonlyMap<string, () => Promise<DemoScene>> = new Map([
  ['harmstack', stageHarmstack],
  ['runloop', stageRunloop],
  ['overmind', stageOvermind],
]);

/** Harmstack's emulator sends the prompts of two small benchmarks to a model and scores its answers. */
async function stageHarmstack(): Promise<DemoScene> {
  const harmstack = await startHarmstack();
  const good = await startModelEndpoint({ latencyMs: 60 });
  const worse = await startModelEndpoint({ latencyMs: 60, quality: 0.6 });
  return {
    inputs: {
      service: 'harmstack',
      'service-url': harmstack.baseUrl,
      'service-api-key': harmstack.key,
      'benchmark-ids': '1, 2',
      'benchmark-counts': '12, 6',
      thresholds: '80',
      'endpoint-api-key': good.key,
      seed: '7',
    },
    runs: [
      {
        name: 'a model that knows all the answers',
        inputs: { 'endpoint-url': good.urlFor('openai'), model: 'good-model' },
        expectedExit: 0,
      },
      {
        name: 'a model that knows 60% of the answers',
        inputs: { 'endpoint-url': worse.urlFor('openai'), model: 'worse-model' },
        expectedExit: 1,
      },
    ],
    [Symbol.asyncDispose]: async () => {
      await Promise.all([harmstack.close(), good.close(), worse.close()]);
    },
  };
}

/** Runloop's emulator runs two agents on one benchmark; what each reaches is scripted. */
async function stageRunloop(): Promise<DemoScene> {
  const runloop = await startRunloop({ pace: { stepMs: 300 } });
  runloop.define('bmd_terminal', {
    name: 'terminal-tasks',
    results: [1, 1, 1, 0, 1],
    agents: { 'careless-agent': [1, failed('TimeoutError', 'no answer within 600 s'), 0, 1, 'missing'] },
    runningSteps: 4,
  });
  return {
    inputs: {
      service: 'runloop',
      'service-url': runloop.baseUrl,
      'service-api-key': runloop.key,
      'benchmark-ids': 'bmd_terminal',
      thresholds: '80',
      model: 'model-1',
    },
    runs: [
      { name: 'an agent that solves 4 of 5', inputs: { agent: 'careful-agent' }, expectedExit: 0 },
      { name: 'an agent that solves 2 of 5', inputs: { agent: 'careless-agent' }, expectedExit: 1 },
    ],
    [Symbol.asyncDispose]: () => runloop.close(),
  };
}

/** Overmind starts no jobs through its API: two that exist are judged, one of them while it still runs. */
async function stageOvermind(): Promise<DemoScene> {
  const overmind = await startOvermind({ pace: { stepMs: 300 } });
  const good = overmind.addJob({
    jobType: 'prompt_tuning',
    promptSlug: 'support-triage',
    baselineScore: 71,
    bestScore: 84.5,
    iterations: [
      { avg_score: 78, status: 'keep' },
      { avg_score: 76.5, status: 'discard' },
      { avg_score: 84.5, status: 'keep' },
    ],
  });
  const worse = overmind.addJob(
    {
      jobType: 'prompt_tuning',
      promptSlug: 'refund-policy',
      baselineScore: 60,
      bestScore: 66,
      iterations: [{ avg_score: 66, status: 'keep' }],
    },
    { steps: 10 },
  );
  return {
    inputs: {
      service: 'overmind',
      'service-url': overmind.baseUrl,
      'service-api-key': overmind.key,
      thresholds: '80',
      'max-age-minutes': '60',
    },
    runs: [
      { name: 'an optimised prompt that reached 84.5', inputs: { 'job-ids': good }, expectedExit: 0 },
      { name: 'an optimised prompt that reached 66', inputs: { 'job-ids': worse }, expectedExit: 1 },
    ],
    [Symbol.asyncDispose]: () => overmind.close(),
  };
}
