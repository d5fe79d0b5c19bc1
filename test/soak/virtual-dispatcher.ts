import { Dispatcher } from 'undici';
import type { Answer, ReceivedRequest } from '../emulators/emulator.ts';
import type { ProcessLife } from './process-life.ts';
import type { Timeline } from './timeline.ts';

/** How one request fares on its way. Times are virtual milliseconds, one after the other. */
export interface Passage {
  /** Opening the connection; until it is open nothing can be broken off. */
  readonly connectMs: number;
  /** Given when the connection cannot be opened. */
  readonly refusal: Error | null;
  /** Until the server has the request. */
  readonly outMs: number;
  /** Whether a request that was broken off on its way out arrives all the same. */
  readonly arrivesBroken: boolean;
  /** From the server's work to the client's having the answer. */
  readonly backMs: number;
  /** The server's work and what comes of it; an error is a broken connection. Called once, when the request arrives. */
  readonly serve: (request: ReceivedRequest) => Arrival;
  /** Called when the client has the whole of this answer, or null: an error, or it has broken it off. */
  readonly ended: (delivered: Answer | null) => void;
}

/** What comes back: an answer, whole or only its first part, or a broken connection. */
export type Arrival =
  | { readonly answer: Answer; readonly broken: null }
  | { readonly answer: Answer | null; readonly broken: Error };

interface VirtualDispatcherOptions {
  readonly timeline: Timeline;
  readonly life: ProcessLife;
  /** Decides the passage of a request before it is sent. */
  readonly send: (method: string, url: URL) => Passage;
  readonly trace: (line: string) => void;
}

/** Carries requests of one process to servers in the same memory, in virtual time. Speaks undici's dispatcher protocol. */
export class VirtualDispatcher extends Dispatcher {
  readonly #options: VirtualDispatcherOptions;

  constructor(options: VirtualDispatcherOptions) {
    super();
    this.#options = options;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const { timeline, life, send, trace } = this.#options;
    const what = `${options.method} ${options.path}`;
    if (life.isDead) {
      new Controller(handler, () => undefined).fail(new Error('the process is gone'));
      return true;
    }
    const url = new URL(options.path, String(options.origin ?? 'http://unknown.invalid'));
    const method = String(options.method);
    const passage = send(method, url);
    const controller = new Controller(handler, (outcome, delivered) => {
      trace(`${what} -> ${outcome}`);
      passage.ended(delivered);
    });
    controller.live = life.endWith(() => controller.fail(new Error('the process is gone')));
    timeline.after(passage.connectMs, () => {
      if (life.isDead) return;
      if (passage.refusal !== null) {
        controller.fail(passage.refusal);
        return;
      }
      handler.onRequestStart?.(controller, null);
      if (controller.isOver) return;
      void this.#carry({ url, options, passage, controller });
    });
    return true;
  }

  /** Takes the request to the server and the answer back. */
  async #carry({ url, options, passage, controller }: Carriage): Promise<void> {
    const { timeline } = this.#options;
    const body = await readBody(options.body);
    const headers = readHeaders(options.headers);
    const { pathname: path, searchParams: query } = url;
    timeline.after(passage.outMs, () => {
      if (controller.isOver && !passage.arrivesBroken) return;
      const method = String(options.method);
      const arrival = passage.serve({ method, path, query, headers, body, at: timeline.nowMs });
      timeline.after(passage.backMs, () => controller.deliver(arrival));
    });
  }
}

interface Carriage {
  readonly url: URL;
  readonly options: Dispatcher.DispatchOptions;
  readonly passage: Passage;
  readonly controller: Controller;
}

type Ended = (outcome: string, delivered: Answer | null) => void;

class Controller implements Dispatcher.DispatchController {
  readonly #handler: Dispatcher.DispatchHandler;
  readonly #ended: Ended;
  /** Answered, failed or broken off: the handler hears nothing more. */
  isOver = false;
  /** Takes back what would end it with the process. */
  live: () => void = () => undefined;
  /** Where undici's `fetch` reads the headers. */
  rawHeaders: Buffer[] = [];
  aborted = false;
  paused = false;
  reason: Error | null = null;

  constructor(handler: Dispatcher.DispatchHandler, ended: Ended) {
    this.#handler = handler;
    this.#ended = ended;
  }

  abort(reason: Error): void {
    if (this.isOver) return;
    this.aborted = true;
    this.reason = reason;
    this.fail(reason);
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  fail(error: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    this.live();
    this.#ended(error.message, null);
    this.#handler.onResponseError?.(this, error);
  }

  deliver({ answer, broken }: Arrival): void {
    if (this.isOver) return;
    const text = textOf(answer?.body);
    if (answer !== null) {
      const body = Buffer.from(text);
      const isText = typeof answer.body === 'string';
      const headers = { 'content-type': isText ? 'text/html' : 'application/json', ...answer.headers };
      this.rawHeaders = Object.entries(headers).flatMap(([name, value]) => [Buffer.from(name), Buffer.from(value)]);
      this.#handler.onResponseStart?.(this, answer.status, headers, '');
      const shown = broken === null ? body : body.subarray(0, Math.floor(body.length / 2));
      if (!this.isOver && shown.length > 0) this.#handler.onResponseData?.(this, shown);
    }
    if (this.isOver) return;
    if (broken !== null) {
      this.fail(broken);
      return;
    }
    this.isOver = true;
    this.live();
    this.#ended(`${answer?.status} ${text.slice(0, 300)}`, answer);
    this.#handler.onResponseEnd?.(this, {});
  }
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** undici's `request` gives a text, its `fetch` an iterable of bytes. */
async function readBody(body: unknown): Promise<string> {
  if (typeof body === 'string') return body;
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return '';
  const chunks: Uint8Array[] = [];
  // Asked for by its shape above; what it yields is looked at one by one.
  const iterable: AsyncIterable<unknown> = { [Symbol.asyncIterator]: () => iteratorOf(body) };
  for await (const chunk of iterable) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function iteratorOf(body: { [Symbol.asyncIterator]: unknown }): AsyncIterator<unknown> {
  const create = body[Symbol.asyncIterator];
  if (typeof create !== 'function') throw new Error('the body cannot be read');
  return Reflect.apply(create, body, []);
}

function readHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
