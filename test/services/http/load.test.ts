import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createHttpClient, createNetwork } from '../../../src/services/http/client.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';

const never = new AbortController().signal;

/** A body of that many entries, whose text no other number has. */
const bodyOf = (number: number) => ({
  number,
  entries: Array.from({ length: number % 400 }, (_, index) => `${number}:${index} ✓`),
});

test('3000 answers of all sizes, whole and in chunks, are read right by the parser that V8 does not optimise', async () => {
  const server = createServer((request, response) => {
    const text = Buffer.from(JSON.stringify(bodyOf(Number(request.url?.slice(1)))));
    const isChunked = text.length % 2 === 0;
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(isChunked ? {} : { 'content-length': text.length }),
    });
    // Cut where it hurts: within a character, and within what is a line of the protocol.
    for (let from = 0; from < text.length; from += 997) response.write(text.subarray(from, from + 997));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port }: AddressInfo = Object(server.address());
    const network = createNetwork(new VirtualClock(), () => 0.5);
    const baseUrl = `http://127.0.0.1:${port}`;
    const client = createHttpClient({ network, service: 'harmstack', baseUrl, headers: {}, redact: String });
    for (let first = 0; first < 3000; first += 20) {
      const numbers = Array.from({ length: 20 }, (_, index) => first + index);
      const answers = await Promise.all(numbers.map((number) => client.get(`/${number}`, never)));
      expect(answers.map(({ body }) => body)).toEqual(numbers.map(bodyOf));
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
