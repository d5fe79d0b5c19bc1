import type { Dispatcher } from 'undici';
import DecoratorHandler from 'undici/lib/handler/decorator-handler.js';

/** A dispatcher that tells when a request is handed to an open connection: before that, no byte of it was sent. */
export function watchStart(dispatcher: Dispatcher, onStart: () => void): Dispatcher {
  return dispatcher.compose((dispatch) => (options, handler) => dispatch(options, new StartWatcher(handler, onStart)));
}

class StartWatcher extends DecoratorHandler implements Dispatcher.DispatchHandler {
  readonly #handler: Dispatcher.DispatchHandler;
  readonly #onStart: () => void;

  constructor(handler: Dispatcher.DispatchHandler, onStart: () => void) {
    super(handler);
    this.#handler = handler;
    this.#onStart = onStart;
  }

  onRequestStart(...given: Parameters<NonNullable<Dispatcher.DispatchHandler['onRequestStart']>>): void {
    this.#onStart();
    this.#handler.onRequestStart?.(...given);
  }
}
