import type { Dispatcher } from 'undici';

/** How requests reach GitHub. */
export interface GitHubRoute {
  readonly dispatcher: Dispatcher;
}

/** Opens the way to GitHub, the same each time. */
export type OpenGitHubRoute = () => Promise<GitHubRoute>;

/** The longest answer that is read, packed or unpacked. */
export const maxAnswerBytes = 32 * 1024 * 1024;

/** The real network: proxies from the environment, HTTP/1.1. Reads nothing, opens nothing and fails at nothing before it is asked. */
export function createGitHubDispatcher(env: NodeJS.ProcessEnv): OpenGitHubRoute {
  let opened: Promise<GitHubRoute> | null = null;
  return () => {
    opened ??= openRoute(env);
    return opened;
  };
}

async function openRoute(env: NodeJS.ProcessEnv): Promise<GitHubRoute> {
  const { chooseDispatcher } = await import('../dispatcher.ts');
  const createDispatcher = await chooseDispatcher(env);
  return { dispatcher: createDispatcher({ allowH2: false, maxResponseSize: maxAnswerBytes }) };
}
