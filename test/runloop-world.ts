import type { AgentRun, PlannedBatch, ScoreChoice } from '../src/plan/plan.ts';
import { createNetwork } from '../src/services/http.ts';
import { createRunloop } from '../src/services/runloop.ts';
import { type RunloopOptions, startRunloop } from './emulators/runloop.ts';
import { VirtualClock } from './virtual-clock.ts';

interface WorldOptions extends RunloopOptions {
  readonly choice?: Partial<ScoreChoice>;
}

const redact = (text: string) => text.replaceAll('a-secret', '***');

/** The service on top of an emulator, both on one virtual clock. Requests are real. */
export async function startRunloopWorld({ choice, ...options }: WorldOptions = {}) {
  const clock = new VirtualClock();
  const runloop = await startRunloop({ ...options, now: () => clock.now() });
  const service = createRunloop({
    network: createNetwork(clock, () => 0.5),
    baseUrl: runloop.baseUrl,
    apiKey: runloop.key,
    redact,
    model: null,
    endpoint: null,
    choice: choice === undefined ? null : { metric: 'all-scenarios', agent: null, scale: 100, ...choice },
  });
  return { clock, runloop, service, [Symbol.asyncDispose]: () => runloop.close() };
}

/** The one job of a batch, as it is planned. */
export function batchOf(run: AgentRun, label?: string): PlannedBatch {
  const job = { benchmark: 0, benchmarkId: 'bmd_1', units: 1, run };
  return { service: 'runloop', seed: null, jobs: [job], ...(label !== undefined && { label }) };
}

export const plainAgent = {
  name: 'claude-code',
  agentId: null,
  model: null,
  timeoutSeconds: null,
  kwargs: {},
  environment: {},
  secrets: {},
};
