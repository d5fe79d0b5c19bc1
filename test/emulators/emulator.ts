import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request as an emulator received it. `body` is the raw text. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it was written, with its `?`. */
  readonly search?: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** When it came, in milliseconds since the epoch, by the emulator's clock. */
  readonly at: number;
}

/** What an emulator answers. A body of text or bytes is sent as it is, anything else as JSON. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body?: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What goes wrong with one request.
 * - `before`: the connection is reset and the work is not done.
 * - `after`: the work is done and the connection is reset before the answer.
 * - `answer`: the work is not done and this is answered instead (any status, HTML, wrong types).
 * - `rewrite`: the work is done and its answer is changed on the way out (5xx after the work, truncated or wrong body).
 * - `truncate`: the work is done; the answer announces its full length and ends after this share (0..1) of it.
 */
export interface Fault {
  readonly delayMs?: number;
  /** The work is not done before this has happened. */
  readonly until?: Promise<unknown>;
  readonly reset?: 'before' | 'after';
  readonly answer?: Answer;
  readonly rewrite?: (answer: Answer, request: ReceivedRequest) => Answer;
  readonly truncate?: number;
}

/** Decides the fault of a request, undefined for none. The first of the script that gives one wins. */
export type FaultRule = (request: ReceivedRequest) => Fault | undefined;

/** Does the work of a request and gives its answer. An error that it throws is answered with 500. */
export type Handler = (request: ReceivedRequest) => Answer | Promise<Answer>;

export interface EmulatorOptions {
  /** The server's clock, in milliseconds since the epoch: it stamps the requests and the `Date` header. */
  readonly now?: () => number;
  /** Aborted when the emulator closes: whatever it does in the background ends with it. */
  readonly closing?: AbortController;
}

/** Starts a server on a free loopback port. */
export async function openServer(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/**
 * A real HTTP server on a free loopback port, with a record of its requests and a script of faults. Without a server it answers
 * those who carry their requests to it in memory.
 */
export class Emulator {
  readonly requests: ReceivedRequest[] = [];
  readonly faults: FaultRule[] = [];
  readonly url: string;
  readonly #server: Server | null;
  readonly #handle: Handler;
  readonly #now: () => number;
  readonly #closing: AbortController;

  protected constructor(server: Server | null, handle: Handler, options: EmulatorOptions = {}) {
    this.#server = server;
    this.#handle = handle;
    this.#now = options.now ?? (() => Date.now());
    this.#closing = options.closing ?? new AbortController();
    this.url = server === null ? 'http://emulator.invalid' : `http://127.0.0.1:${addressOf(server).port}`;
    server?.on('request', (request, response) => {
      void this.#serve(request, response);
    });
  }

  /** Starts a server that is told all its work by `handle`. */
  static async listen(handle: Handler, options: EmulatorOptions = {}): Promise<Emulator> {
    return new Emulator(await openServer(), handle, options);
  }

  /** Adds a fault for the next `times` requests that match, after letting `skip` of them through. */
  fail(options: { method?: string; path: RegExp; fault: Fault; times?: number; skip?: number }): void {
    let left = options.times ?? 1;
    let skip = options.skip ?? 0;
    this.faults.push((request) => {
      if (options.method !== undefined && options.method !== request.method) return undefined;
      if (!options.path.test(request.path) || left <= 0) return undefined;
      if (skip > 0) {
        skip -= 1;
        return undefined;
      }
      left -= 1;
      return options.fault;
    });
  }

  /** Does the work of a request that came in memory: neither recorded nor faulted. */
  answer(request: ReceivedRequest): Answer | Promise<Answer> {
    return this.#handle(request);
  }

  /** The requests received so far with this method and path. */
  received(method: string, path: RegExp): ReceivedRequest[] {
    return this.requests.filter((request) => request.method === method && path.test(request.path));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const server = this.#server;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', this.url);
    const request: ReceivedRequest = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      search: url.search,
      headers: incoming.headers,
      body: await readBody(incoming),
      at: this.#now(),
    };
    this.requests.push(request);
    const fault = this.#faultFor(request);
    if (fault?.delayMs !== undefined) await pause(fault.delayMs, this.#closing.signal);
    if (fault?.until !== undefined) await fault.until;
    if (this.#closing.signal.aborted) return;
    if (fault?.reset === 'before') {
      incoming.socket.resetAndDestroy();
      return;
    }
    let answer = fault?.answer;
    if (answer === undefined) {
      try {
        answer = await this.#handle(request);
      } catch (error) {
        answer = { status: 500, body: { error: `emulator: ${String(error)}` } };
      }
    }
    if (fault?.reset === 'after') {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (fault?.rewrite !== undefined) answer = fault.rewrite(answer, request);
    const date = new Date(this.#now()).toUTCString();
    send(response, { ...answer, headers: { date, ...answer.headers } }, fault?.truncate);
  }

  #faultFor(request: ReceivedRequest): Fault | undefined {
    for (const rule of this.faults) {
      const fault = rule(request);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
}

/** Waits for that time, or until the emulator closes. */
async function pause(ms: number, closing: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: closing }).catch(() => undefined);
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the emulator has no port');
  return address;
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk);
  } catch {
    // The client went away while sending: what came is what there is.
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, answer: Answer, truncate: number | undefined): void {
  const isText = typeof answer.body === 'string';
  const body = bytesOf(answer.body);
  response.writeHead(answer.status, {
    'content-type': isText ? 'text/html' : 'application/json',
    'content-length': String(body.length),
    ...answer.headers,
  });
  if (truncate === undefined) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length * truncate)), () => response.socket?.destroy());
}

function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
