import Runloop from '@runloop/api-client';
import { describe, expect, test } from 'vitest';
import type { Emulator, Fault } from '../../emulators/emulator.ts';
import { batchOf, plainAgent, startRunloopWorld } from '../../fixtures/runloop-world.ts';

/** What users see of the official client 1.32.0 beside ours; here since our product must not do the same. */
const never = new AbortController().signal;
const run = {
  source: { kind: 'scenarios', ids: ['scn_1'] },
  agents: [{ ...plainAgent, name: 'a' }],
  orchestrator: null,
} as const;

/** Starts the same job by the official client, with its own settings but for HTTP/2, which the emulator has not. */
async function createOfficially(
  { key, url }: { key: string; url: string },
  more: { readonly maxRetries?: number } = {},
) {
  const client = new Runloop({ bearerToken: key, baseURL: url, http2: false, ...more });
  const agent_configs = [{ name: 'a', type: 'job_agent' as const }];
  return await client.benchmarkJobs.create({ spec: { type: 'scenarios', scenario_ids: ['scn_1'], agent_configs } });
}

/** Starts a job by each client while every such request fails in this way; what the service received of each. */
async function startBoth(fault: Fault, more: { readonly maxRetries?: number } = {}) {
  await using world = await startRunloopWorld();
  const { runloop, service } = world;
  runloop.fail({ method: 'POST', path: /./, fault, times: Number.POSITIVE_INFINITY });
  const posts = () => runloop.received('POST', /benchmark_jobs$/);
  await expect(service.submit(batchOf(run), never)).rejects.toMatchObject({ name: 'ServiceError' });
  const ours = posts();
  const startMs = performance.now();
  await expect(createOfficially(runloop, more)).rejects.toThrow(Runloop.APIError);
  return { ours, theirs: posts().slice(ours.length), tookMs: performance.now() - startMs };
}

const headersOf = (requests: Emulator['requests'], name: string) =>
  new Set(requests.map(({ headers }) => headers[name]));

describe('the request that starts a job is sent once, where the official client repeats it:', () => {
  test.each<[string, Fault]>([
    ['503', { answer: { status: 503, headers: { 'retry-after-ms': '1' } } }],
    ['429', { answer: { status: 429, headers: { 'retry-after-ms': '1' } } }],
    ['409', { answer: { status: 409, headers: { 'retry-after-ms': '1' } } }],
    ['408', { answer: { status: 408, headers: { 'retry-after-ms': '1' } } }],
  ])('%s', async (_, fault) => {
    const { ours, theirs } = await startBoth(fault);
    expect([ours.length, theirs.length]).toEqual([1, 6]);
    // One id for all of them, which nobody documents as a key to tell repeats by.
    expect(headersOf(theirs, 'x-request-id').size).toBe(1);
    expect(headersOf(theirs, 'idempotency-key')).toEqual(new Set([undefined]));
  });

  test('a lost answer, by which six jobs are paid for', async () => {
    await using world = await startRunloopWorld();
    const { runloop, service } = world;
    runloop.fail({
      method: 'POST',
      path: /./,
      fault: { rewrite: () => ({ status: 503, headers: { 'retry-after-ms': '1' } }) },
      times: 99,
    });
    await expect(service.submit(batchOf(run), never)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(runloop.ledger.created).toHaveLength(1);
    await expect(createOfficially(runloop)).rejects.toThrow('503');
    expect(runloop.ledger.created).toHaveLength(7);
  });

  test('and a Retry-After is slept through there, and handed to the caller here', async () => {
    const fault = { answer: { status: 503, headers: { 'retry-after': '1' } } };
    const { theirs, tookMs } = await startBoth(fault, { maxRetries: 1 });
    expect(theirs).toHaveLength(2);
    expect(tookMs).toBeGreaterThanOrEqual(1000);
  });
});
