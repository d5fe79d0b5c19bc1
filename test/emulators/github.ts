import type { Server } from 'node:http';
import { type Answer, Emulator, openServer, type ReceivedRequest } from './emulator.ts';
import { answerQuery } from './github-graphql.ts';
import { answerRest, failed } from './github-rest.ts';
import { GitHubStore } from './github-store.ts';

interface GitHubEmulatorOptions {
  /** `owner/name`. */
  readonly repository?: string;
  /** Comments in one page of a query; GitHub gives up to 100. */
  readonly pageSize?: number;
  /** Milliseconds since the epoch, by which its answers and its issues are dated. */
  readonly now?: (() => number) | undefined;
}

/**
 * GitHub as far as this product uses it: comments and issues over REST and GraphQL, pull requests, commits.
 * It answers below `/` as api.github.com does, and below `/api/v3` and `/api/graphql` as GitHub Enterprise Server does.
 */
export class GitHubEmulator extends Emulator {
  readonly store: GitHubStore;
  /** For `GITHUB_GRAPHQL_URL`; `url` is for `GITHUB_API_URL`. */
  readonly graphqlUrl: string;

  private constructor(server: Server, store: GitHubStore, { pageSize = 100, now = Date.now }: GitHubEmulatorOptions) {
    super(server, (request) => answerGitHub(store, pageSize, request), { now });
    this.store = store;
    this.graphqlUrl = `${this.url}/graphql`;
  }

  static async start(options: GitHubEmulatorOptions = {}): Promise<GitHubEmulator> {
    const store = new GitHubStore(options.repository ?? 'octo-org/octo-repo', options.now);
    return new GitHubEmulator(await openServer(), store, options);
  }
}

/** Does the work of one request on the store, without a server. */
export function answerGitHub(store: GitHubStore, pageSize: number, request: ReceivedRequest): Answer {
  const token = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const account = token === undefined ? undefined : store.account(token);
  if (account === undefined) return failed(401, 'Bad credentials');
  const path = request.path.replace(/^\/api\/v3\//, '/').replace(/^\/api\/graphql$/, '/graphql');
  if (path === '/graphql' && request.method === 'POST') return answerQuery({ store, account, request, pageSize });
  const prefix = `/repos/${store.repository.full_name}`;
  return path.startsWith(`${prefix}/`)
    ? answerRest(store, account, request, path.slice(prefix.length))
    : failed(404, 'Not Found');
}
