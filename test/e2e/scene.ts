import { GitHubEmulator } from '../emulators/github.ts';
import { type Harmstack, type HarmstackOptions, startHarmstack } from '../emulators/harmstack.ts';
import {
  type ActionOptions,
  type ActionRun,
  headSha,
  pullRequestEvent,
  type StartedAction,
  startAction,
} from './run-action.ts';

type Benchmarks = NonNullable<HarmstackOptions['benchmarks']>;

/** The world of one scenario: a benchmark service whose jobs end as scripted, and GitHub with pull request 7. */
export class Scene implements AsyncDisposable {
  readonly harmstack: Harmstack;
  readonly github: GitHubEmulator;
  readonly #steps: StartedAction[] = [];

  private constructor(harmstack: Harmstack, github: GitHubEmulator) {
    this.harmstack = harmstack;
    this.github = github;
  }

  static async start(benchmarks: Benchmarks, options: Omit<HarmstackOptions, 'benchmarks'> = {}): Promise<Scene> {
    const scripted = benchmarks.map(({ outcome = {}, ...benchmark }) => ({
      ...benchmark,
      // Finished at the first look unless the scenario is about waiting.
      outcome: typeof outcome === 'function' ? outcome : { looks: 0, ...outcome },
    }));
    return new Scene(await startHarmstack({ ...options, benchmarks: scripted }), await startGitHubWithPull());
  }

  /** Starts the step for the pull request, with these inputs over those that name the service and the model. */
  async start(
    inputs: Readonly<Record<string, string>>,
    options: Omit<ActionOptions, 'inputs'> = {},
  ): Promise<StartedAction> {
    const step = await startAction(this.#withDefaults(inputs, options));
    this.#steps.push(step);
    return step;
  }

  /** Runs the step for the pull request to its end. */
  async run(inputs: Readonly<Record<string, string>>, options: Omit<ActionOptions, 'inputs'> = {}): Promise<ActionRun> {
    const { done } = await this.start(inputs, options);
    return await done;
  }

  /** The text of the one comment on the pull request, empty when there is none. */
  get comment(): string {
    const comments = this.github.store.commentsOf(7);
    if (comments.length > 1) throw new Error(`there are ${comments.length} comments`);
    return comments.map(({ body }) => body).join();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const step of this.#steps) step.kill();
    await Promise.all([this.harmstack.close(), this.github.close()]);
  }

  #withDefaults(inputs: Readonly<Record<string, string>>, options: Omit<ActionOptions, 'inputs'>): ActionOptions {
    const { baseUrl, key } = this.harmstack;
    return {
      event: pullRequestEvent(),
      github: this.github,
      ...options,
      inputs: {
        'service-url': baseUrl,
        'service-api-key': key,
        'endpoint-url': 'https://model.example.com/v1/chat/completions',
        'endpoint-api-key': 'model-key-1234',
        'poll-interval-seconds': '1',
        ...inputs,
      },
    };
  }
}

/** GitHub with pull request 7 and a token that may comment. */
export async function startGitHubWithPull(now?: () => number): Promise<GitHubEmulator> {
  const github = await GitHubEmulator.start({ now });
  github.store.addToken('gh-token-of-the-run', 'github-actions[bot]', 'write');
  github.store.addPull({ number: 7, headSha });
  return github;
}
