import { MockAgent } from 'undici';
import { expect, test } from 'vitest';
import { createNetwork } from '../../src/services/http/client.ts';
import { loadService } from '../../src/services/registry.ts';
import { existing } from '../fixtures/cases.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';

const bearer = { authorization: 'Bearer a-key' };

test.each([
  ['harmstack', 'https://api.harmstack.com', '/v0/jobs/a', bearer],
  ['runloop', 'https://api.runloop.ai', '/v1/benchmark_jobs/a', bearer],
  ['overmind', 'https://api.overmindlab.ai', '/api/jobs/a/', { 'x-api-key': 'a-key' }],
] as const)('%s is asked at its public address, with its key', async (name, origin, path, headers) => {
  const reads = new MockAgent();
  reads.disableNetConnect();
  reads.get(origin).intercept({ path, headers }).reply(404, { error: 'no such job' });
  const createService = await loadService(name);
  const service = createService({
    network: { ...createNetwork(new VirtualClock(), () => 0.5), reads },
    baseUrl: null,
    apiKey: 'a-key',
    endpoint: null,
    model: null,
    choice: null,
    redact: (text) => text,
  });
  expect(await service.look(existing(['a']), new AbortController().signal)).toMatchObject([
    { id: 'a', error: { kind: 'not-found', message: expect.stringContaining(`GET ${origin}${path} answered 404`) } },
  ]);
});
