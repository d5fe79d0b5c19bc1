import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import { saveMemory } from './engine-flags.ts';
import type { DispatcherOptions } from './proxy.ts';
import { parseProxyEnvironment } from './proxy-environment.ts';

export { default as request } from 'undici/lib/api/api-request.js';

/** Makes what sends requests. It opens nothing before it is asked. */
export type CreateDispatcher = (options: DispatcherOptions) => Dispatcher;

const connect = { timeout: 10_000 };

/** Sends straight to the target. */
export const createDirectDispatcher: CreateDispatcher = (options) => new Agent({ ...options, connect });

/**
 * How this environment sends. What speaks to proxies is loaded only where one is named: most runs need none. Throws nothing, whatever
 * stands there.
 */
export async function chooseDispatcher(env: NodeJS.ProcessEnv): Promise<CreateDispatcher> {
  saveMemory();
  const settings = parseProxyEnvironment(env);
  if (settings.http.kind === 'none' && settings.https.kind === 'none') return createDirectDispatcher;
  const { createProxyDispatcher } = await import('./proxy.ts');
  return (options) => createProxyDispatcher(settings, { ...options, connect });
}
