import { GitHubEmulator } from '../emulators/github.ts';
import { type Harmstack, type HarmstackOptions, startHarmstack } from '../emulators/harmstack.ts';
import { headSha } from './run-action.ts';

/** Starts Harmstack with scripted benchmarks, and gives the inputs that name it. */
export async function startScripted(
  benchmarks: NonNullable<HarmstackOptions['benchmarks']>,
  options: Omit<HarmstackOptions, 'benchmarks'> = {},
): Promise<Harmstack & { readonly inputs: Readonly<Record<string, string>> }> {
  const harmstack = await startHarmstack({ ...options, benchmarks });
  const inputs = {
    'service-url': harmstack.baseUrl,
    'service-api-key': harmstack.key,
    'endpoint-url': 'https://model.example.com/v1/chat/completions',
    'endpoint-api-key': 'model-key-1234',
    'poll-interval-seconds': '1',
  };
  return Object.assign(harmstack, { inputs });
}

/** GitHub with pull request 7 and a token that may comment. */
export async function startGitHubWithPull(): Promise<GitHubEmulator> {
  const github = await GitHubEmulator.start();
  github.store.addToken('gh-token-of-the-run', 'github-actions[bot]', 'write');
  github.store.addPull({ number: 7, headSha });
  return github;
}
