import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fetchAnswer, lookAtEach, parseAnswer, unlessMissing } from '../../../src/services/http/answer.ts';
import { createHttpClient, createNetwork } from '../../../src/services/http/client.ts';
import { type AskedJob, ServiceError } from '../../../src/services/service.ts';
import { Emulator } from '../../emulators/emulator.ts';
import { createJob, existing, scored } from '../../fixtures/cases.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';

const never = new AbortController().signal;
const Shape = v.object({ name: v.string(), rows: v.optional(v.array(v.object({ id: v.number() }))) });

describe('an answer of another shape is told by the field, by what came, and by no value', () => {
  test.each<[unknown, string]>([
    [{}, 'name is missing'],
    [{ name: null }, 'name is null'],
    [{ name: ['secret'] }, 'name is a list'],
    [{ name: { key: 'secret' } }, 'name is a object'],
    [{ name: 'a', rows: [{ id: 1 }, { id: 'secret' }] }, 'rows.1.id is a string'],
    ['secret', 'the whole answer is a string'],
    [null, 'the whole answer is null'],
  ])('%j', (body, fault) => {
    const message = `GET /jobs answered with an unexpected shape: ${fault} and not as documented`;
    expect(() => parseAnswer('GET /jobs', Shape, body)).toThrow(new ServiceError('unreadable', message));
  });

  test('and the resource without its query', async () => {
    await using server = await Emulator.listen(() => ({ status: 200, body: {} }));
    const clock = new VirtualClock();
    const network = createNetwork(clock, () => 0.5);
    const http = createHttpClient({
      network,
      service: 'harmstack',
      baseUrl: server.url,
      headers: {},
      redact: (text) => text,
    });
    await expect(fetchAnswer(http, '/jobs?limit=5&key=secret', Shape, never)).rejects.toThrow(
      'GET /jobs answered with an unexpected shape: name is missing and not as documented',
    );
  });
});

describe('a fault of our own', () => {
  const bug = new TypeError('a bug');

  test('is no missing endpoint', async () => {
    await expect(unlessMissing(() => Promise.reject(bug), never)).rejects.toBe(bug);
  });

  test('is no job that cannot be read', async () => {
    await expect(
      lookAtEach({ jobs: existing(['a']), fetchJob: () => Promise.reject(bug), signal: never }),
    ).rejects.toBe(bug);
  });
});

test('no more than ten jobs are read at the same time', async () => {
  let [open, most] = [0, 0];
  const fetchJob = async ({ id }: AskedJob) => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
    return createJob(scored(100), { id });
  };
  const jobIds = Array.from({ length: 25 }, (_, index) => `job-${index}`);
  expect((await lookAtEach({ jobs: existing(jobIds), fetchJob, signal: never })).map(({ id }) => id)).toEqual(jobIds);
  expect(most).toBe(10);
});
