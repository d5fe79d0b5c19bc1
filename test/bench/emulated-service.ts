import { startHarmstack } from '../emulators/harmstack.ts';
import type { Outcome } from '../emulators/harmstack-job.ts';

/** A service whose jobs are over at the first look unless an outcome says otherwise. */
export async function openHarmstack(ids: readonly number[] = [1], outcome: Outcome = { looks: 0 }) {
  const harmstack = await startHarmstack({
    accounts: [{ key: 'hs-test-key', credits: 1e9 }],
    benchmarks: ids.map((id) => ({ id, outcome })),
  });
  return Object.assign(harmstack, { [Symbol.asyncDispose]: () => harmstack.close() });
}

/** The inputs that lead a run to that service. */
export function inputsFor({ baseUrl, key }: { readonly baseUrl: string; readonly key: string }) {
  return {
    'service-url': baseUrl,
    'service-api-key': key,
    'endpoint-url': 'https://model.example.com/v1/chat/completions',
    'endpoint-api-key': 'model-key-1234',
  };
}
