import { expect, test } from 'vitest';
import type { BenchmarkService, Job } from '../../src/services/service.ts';
import { ShownJobs } from '../../src/submit/shown-jobs.ts';
import { batchOf, startWorld } from '../fixtures/harmstack-world.ts';

const batch = batchOf({ 1: [5] });
const { signal } = new AbortController();

/** An account with two jobs, whose lists are watched. */
async function startAccount() {
  const world = await startWorld();
  const { harmstack, service } = world;
  const [running, done] = [harmstack.addJob({ benchmarkId: 1 }), harmstack.addJob({ benchmarkId: 2 })];
  harmstack.finish(done);
  const shown = new ShownJobs();
  const serviceFor = shown.watch(() => service);
  const ids = () => shown.of('harmstack').map(({ id }) => id);
  return { ...world, world, running, done, shown, serviceFor, service: serviceFor(batch), ids };
}

test('what a list of completed jobs shows is noted', async () => {
  await using account = await startAccount();
  await account.service.completed?.({ limit: 10 }, signal);
  expect([account.ids(), account.shown.of('runloop')]).toEqual([[account.done], []]);
});

test('what the lists show in which a wait looks for its own jobs is noted', async () => {
  await using account = await startAccount();
  expect(await account.service.sweep?.([{ id: 'own', asked: null }], signal)).toEqual([]);
  expect(account.ids()).toEqual([account.done]);
});

test('what the check of a key shows is noted', async () => {
  await using account = await startAccount();
  const { jobs } = await account.world.service.completed({ limit: 10 }, signal);
  const told = { unitPrices: null, balanceCredits: null, problems: [], warnings: [], names: new Map<string, string>() };
  const shown = new ShownJobs();
  const checked = (own: readonly Job[] | null) =>
    shown.watch(() => ({ preflight: async () => ({ ...told, ...(own && { jobs: own }) }), look: async () => [] }));
  for (const own of [null, jobs]) await checked(own)(batch).preflight([], signal);
  expect(shown.of('harmstack').map(({ id }) => id)).toEqual([account.done]);
});

test('what a list of recent jobs shows is noted, also when it fails on its way', async () => {
  await using account = await startAccount();
  account.harmstack.fail({ path: /jobs$/, skip: 2, times: Infinity, fault: { answer: { status: 503 } } });
  const told: string[] = [];
  const onJobs = (jobs: readonly { readonly id: string }[]) => void told.push(...jobs.map(({ id }) => id));
  await expect(account.service.recent?.({ limit: 10, onJobs }, signal)).rejects.toThrow('503');
  expect([account.ids(), told]).toEqual([[account.running], [account.running]]);
});

test('what a list of recent jobs shows in one answer is noted', async () => {
  await using account = await startAccount();
  const { service } = account.world;
  const recent: typeof service.recent = async ({ limit }) => await service.recent({ limit }, signal);
  const plain = { ...service, recent };
  const shown = new ShownJobs();
  await shown
    .watch(() => plain)(batch)
    .recent?.({ limit: 10 }, signal);
  expect(shown.of('harmstack').map(({ id }) => id)).toEqual([account.running, account.done]);
});

test('a job is known as it was shown last', async () => {
  await using account = await startAccount();
  await account.service.recent?.({ limit: 10 }, signal);
  account.harmstack.finish(account.running);
  await account.service.recent?.({ limit: 10 }, signal);
  const states = new Map(account.shown.of('harmstack').map(({ id, state }) => [id, state]));
  expect([states.size, states.get(account.running)]).toEqual([2, 'scored']);
});

test('a job is known by every endpoint that a list has named for it', async () => {
  await using account = await startAccount();
  await account.service.recent?.({ limit: 10 }, signal);
  account.harmstack.finish(account.running);
  account.harmstack.setJob(account.running, { endpoint_url: 'https://other.example/' });
  await account.service.recent?.({ limit: 10 }, signal);
  const told = account.shown.of('harmstack').filter(({ id }) => id === account.running);
  expect(told).toMatchObject([
    { endpointUrl: told[0]?.endpointUrl },
    { endpointUrl: 'https://other.example/', state: 'scored' },
  ]);
  expect(told[0]?.endpointUrl).not.toBe('https://other.example/');
});

test('the same service is watched once, and one that keeps no list stays without', async () => {
  await using account = await startAccount();
  const bare: BenchmarkService = { preflight: () => account.service.preflight([], signal), look: async () => [] };
  const watched = new ShownJobs().watch(() => bare)(batch);
  expect([account.serviceFor(batch) === account.service, 'recent' in watched, 'completed' in watched]).toEqual([
    true,
    false,
    false,
  ]);
});
