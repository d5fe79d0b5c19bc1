import type { Dispatcher } from 'undici';
import type { ActionWorld } from '../../src/action.ts';
import { rewriting, type TextAnswer, withAnswers } from './spoiling.ts';

const isList = (path: string) => /^\/v0\/jobs\?|^\/v1\/benchmark_jobs\?/.test(path);

const deaf: Dispatcher.DispatchHandler = {
  onRequestStart: () => undefined,
  onResponseStart: () => undefined,
  onResponseData: () => undefined,
  onResponseEnd: () => undefined,
  onResponseError: () => undefined,
};

/** Sends every request twice. */
export const twice = (dispatcher: Dispatcher): Dispatcher =>
  dispatcher.compose((dispatch) => (options, handler) => {
    dispatch(options, deaf);
    return dispatch(options, handler);
  });

/** Sends what was refused once more, at once. */
export const insisting = (dispatcher: Dispatcher): Dispatcher =>
  dispatcher.compose((dispatch) => (options, handler) => {
    const again = { ...handler, onResponseEnd: () => void dispatch(options, handler) };
    let isRefused = false;
    return dispatch(options, {
      onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
      onResponseStart: (controller, status, ...rest) => {
        isRefused = [408, 409, 425, 429, 499].includes(status);
        if (!isRefused) handler.onResponseStart?.(controller, status, ...rest);
      },
      onResponseData: (controller, chunk) => {
        if (!isRefused) handler.onResponseData?.(controller, chunk);
      },
      onResponseEnd: (controller, trailers) => {
        if (isRefused) again.onResponseEnd();
        else handler.onResponseEnd?.(controller, trailers);
      },
      onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
    });
  });

/** Never asks which jobs there are: it is told that nobody is at home. */
export const incurious = (dispatcher: Dispatcher): Dispatcher =>
  dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch(isList(options.path) ? { ...options, path: '/nowhere' } : options, handler),
  );

/** Sees no job in any list. */
export function blind(world: ActionWorld): ActionWorld {
  return withAnswers(world, ({ status }, { path }) => (isList(path) ? { status, body: '{"jobs":[]}' } : null));
}

/** Reads no state in any comment, so that it writes over what others have left there. */
export function forgetful({ githubDispatcher }: ActionWorld): ActionWorld['githubDispatcher'] {
  return async () => {
    const { dispatcher, ...route } = await githubDispatcher();
    return { ...route, dispatcher: rewriting(dispatcher, withoutState) };
  };
}

function withoutState({ status, body }: TextAnswer): TextAnswer {
  return { status, body: body.replaceAll(/<!-- benchmark-gate-state: [^>]* -->/g, '') };
}
