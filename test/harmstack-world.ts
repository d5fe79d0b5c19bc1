import type { PlannedBatch } from '../src/plan/plan.ts';
import { createHarmstack } from '../src/services/harmstack.ts';
import { createNetwork } from '../src/services/http.ts';
import { type Harmstack, type HarmstackOptions, startHarmstack } from './emulators/harmstack.ts';
import { VirtualClock } from './virtual-clock.ts';

export const endpointUrl = 'https://model.example.com/v1/chat/completions?tenant=a-secret-tenant';
const secrets = ['a-secret-tenant', 'a-secret-key', 'a-secret-header'];
const redact = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '***'), text);

/** The service on top of an emulator, both on one virtual clock. Requests are real. */
export async function startWorld(options: HarmstackOptions = {}) {
  const clock = new VirtualClock();
  const harmstack = await startHarmstack({
    benchmarks: [{ id: 1 }, { id: 2 }, { id: 3 }],
    ...options,
    now: () => clock.now(),
  });
  return { clock, harmstack, service: createService(harmstack, clock), [Symbol.asyncDispose]: () => harmstack.close() };
}

function createService(harmstack: Harmstack, clock: VirtualClock) {
  return createHarmstack({
    network: createNetwork(clock, () => 0.5),
    baseUrl: harmstack.baseUrl,
    apiKey: harmstack.key,
    redact,
    model: 'gpt-test',
    choice: null,
    endpoint: {
      url: endpointUrl,
      apiKey: 'a-secret-key',
      headers: [['X-Team', 'a-secret-header']],
      provider: 'openai',
    },
  });
}

/** A batch of these jobs: `{ 1: [5, 5], 2: [3] }` is twice five units of benchmark 1 and three of benchmark 2. */
export function batchOf(units: Readonly<Record<string, readonly number[]>>, seed: number | null = null): PlannedBatch {
  const jobs = Object.entries(units).flatMap(([benchmarkId, sizes], benchmark) =>
    sizes.map((size) => ({ benchmark, benchmarkId, units: size })),
  );
  return { service: 'harmstack', seed, jobs };
}
