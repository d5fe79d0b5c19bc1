import { type ActionWorld, runAction } from '../../../src/action.ts';
import { Dice } from '../dice.ts';
import { createProcessClock, ProcessLife } from '../process-life.ts';
import { Recorder } from '../recorder.ts';
import type { Cut, RunScript, Story } from '../story/story.ts';
import type { Tally } from '../tally.ts';
import type { Timeline } from '../timeline.ts';
import { VirtualDispatcher } from '../virtual-dispatcher.ts';
import type { Attempt } from './attempt.ts';
import { createEnvironment } from './environment.ts';
import { GitHubWorld } from './github-world.ts';
import { createInputs } from './inputs.ts';
import { Services } from './services.ts';

/** Replaces the action, so that a test can see the oracle turn red. */
export type Action = (world: ActionWorld) => Promise<boolean>;

export interface PlayOptions {
  readonly tally: Tally;
  readonly action?: Action;
  /** PlayedStory of every request and every line of the log. */
  readonly trace?: (line: string) => void;
}

/** What the runner does after a cancel. */
const killAfterMs = 10_000;

/** Where a story happens: its servers, and the processes that are started in it. */
export class Scene {
  readonly services: Services;
  readonly github: GitHubWorld;
  readonly attempts: Attempt[] = [];
  readonly #story: Story;
  readonly #timeline: Timeline;
  readonly #options: PlayOptions;
  readonly #startMs: number;

  constructor(story: Story, timeline: Timeline, options: PlayOptions) {
    this.#story = story;
    this.#timeline = timeline;
    this.#options = options;
    this.#startMs = timeline.nowMs;
    this.services = new Services(story, timeline, options.tally);
    this.github = new GitHubWorld(story, timeline, options.tally);
  }

  /** Starts the next attempt of a run; `onEnd` is told when it is over, killed or by itself. */
  start(run: RunScript, onEnd: (attempt: Attempt) => void): Attempt | null {
    const earlier = this.attempts.filter((attempt) => attempt.run === run);
    const script = run.attempts[earlier.length];
    if (script === undefined) return null;
    if (script.edit !== null) this.github.edit(script.edit, this.#writersOf(run));
    this.github.startRun(run, earlier.length === 0);
    const attempt = this.#createAttempt(run, earlier);
    this.attempts.push(attempt);
    this.#noteHeads(run);
    if (script.silence === 'from the start') this.github.silence(attempt);
    if (script.cut?.from === 'start') this.#cut(attempt, script.cut);
    const end = (passes: boolean | null, crash: unknown) => this.#end(attempt, { passes, crash, onEnd });
    const { action = runAction } = this.#options;
    action(this.#createWorld(attempt)).then(
      (passes) => end(passes, null),
      (error: unknown) => end(false, error),
    );
    return attempt;
  }

  #createAttempt(run: RunScript, earlier: readonly Attempt[]): Attempt {
    const timeline = this.#timeline;
    const number = earlier.length + 1;
    const script = run.attempts[number - 1];
    if (script === undefined) throw new Error('there is no such attempt');
    const name = `#${this.#story.runs.indexOf(run) + 1}.${number}`;
    const life = new ProcessLife();
    const inputs = createInputs({ run, script, name }, this.services);
    const { hasDisk } = script;
    return {
      run,
      number,
      script,
      name,
      life,
      recorder: new Recorder({ timeline, life, inputs, hasDisk, trace: this.#trace(name) }),
      startedAtMs: timeline.nowMs,
      runBeganAtMs: earlier[0]?.startedAtMs ?? timeline.nowMs,
      commits: new Set(isNamedByEvent(run) ? [run.commit] : []),
      cutAtMs: null,
      endedAtMs: null,
      passes: null,
      crash: null,
    };
  }

  /** The attempts that may have written the comment of this run's gate. */
  #writersOf(run: RunScript): readonly Attempt[] {
    return this.attempts.filter((attempt) => attempt.run.pull === run.pull && !attempt.run.isTwin);
  }

  /** A run whose event names no commit is about whatever head its pull request has meanwhile. */
  #noteHeads({ pull }: RunScript): void {
    if (pull === null) return;
    for (const attempt of this.attempts) {
      if (attempt.endedAtMs === null && attempt.run.pull === pull && !isNamedByEvent(attempt.run))
        attempt.commits.add(this.github.headOf(pull));
    }
  }

  #end(
    attempt: Attempt,
    { passes, crash, onEnd }: { passes: boolean | null; crash: unknown; onEnd: (attempt: Attempt) => void },
  ): void {
    const isDead = attempt.life.isDead;
    attempt.endedAtMs = this.#timeline.nowMs;
    attempt.passes = isDead ? null : passes;
    attempt.crash = isDead ? null : crash;
    const conclusion = attempt.passes === true ? 'success' : attempt.cutAtMs === null ? 'failure' : 'cancelled';
    this.github.endRun(attempt.run, conclusion);
    this.#trace(attempt.name)(`ended: ${attempt.passes === true ? 'green' : 'red'}`);
    onEnd(attempt);
  }

  #createWorld(attempt: Attempt): ActionWorld {
    const { life, recorder, script, name } = attempt;
    const timeline = this.#timeline;
    const clock = createProcessClock(timeline, life);
    const dice = new Dice(`${this.#story.label}/process ${name}`);
    const random = () => dice.next();
    const trace = this.#trace(name);
    let hasSubmitted = false;
    const noteSubmit = () => {
      if (hasSubmitted) return;
      hasSubmitted = true;
      if (script.cut?.from === 'submit') this.#cut(attempt, script.cut);
      if (script.silence === 'from the first submit') this.github.silence(attempt);
    };
    const service = new VirtualDispatcher({
      timeline,
      life,
      trace,
      send: (method, url) => {
        if (this.services.isSubmit(method, url)) noteSubmit();
        return this.services.send(attempt, method, url);
      },
    });
    const send = (method: string, url: URL) => this.github.send(attempt, method, url);
    const github = new VirtualDispatcher({ timeline, life, trace, send });
    return {
      env: createEnvironment(attempt),
      runner: recorder,
      network: async () => ({ reads: service, spends: service, clock, random }),
      githubDispatcher: () => Promise.resolve({ dispatcher: github }),
      clock,
      random,
      cancelled: life.cancel.signal,
      fault: new Promise(() => undefined),
    };
  }

  /** Cancels as the runner does, killing what has not ended 10 s later; or takes the whole machine away. */
  #cut(attempt: Attempt, { kind, afterMs }: Cut): void {
    const { life } = attempt;
    this.#timeline.after(afterMs, () => {
      if (attempt.endedAtMs !== null) return;
      attempt.cutAtMs = this.#timeline.nowMs;
      this.#options.tally.fault(`run: ${kind === 'lost' ? 'runner lost' : 'cancelled'}`);
      this.#trace(attempt.name)(kind === 'lost' ? 'RUNNER LOST' : 'CANCELLED');
      if (kind === 'lost') life.kill();
      else life.cancel.abort(new Error('the run was cancelled'));
      this.#timeline.after(killAfterMs, () => {
        if (attempt.endedAtMs === null) life.kill();
      });
    });
  }

  #trace(name: string): (line: string) => void {
    const { trace } = this.#options;
    if (trace === undefined) return () => undefined;
    return (line) => {
      const seconds = ((this.#timeline.nowMs - this.#startMs) / 1000).toFixed(3);
      trace(`${seconds.padStart(10)} ${name} ${line}`);
    };
  }
}

/** Whether the event's payload names the commit; the others lead to the pull request as it is. */
function isNamedByEvent({ event }: RunScript): boolean {
  switch (event) {
    case 'pull_request':
    case 'pull_request_target':
    case 'schedule':
      return true;
    case 'issue_comment':
    case 'workflow_dispatch':
      return false;
  }
}
