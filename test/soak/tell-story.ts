import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { type ActionWorld, runAction } from '../../src/action.ts';
import { canaries, endpointUrl } from './canaries.ts';
import { Dice } from './dice.ts';
import { GitHubWorld, headSha, pullNumber } from './github-world.ts';
import { createProcessClock, ProcessLife } from './process-life.ts';
import { Recorder } from './recorder.ts';
import { ServiceWorld } from './service-world.ts';
import type { AttemptScript, Cut, Story } from './story.ts';
import type { Tally } from './tally.ts';
import { type DriveEnd, follow, Timeline } from './timeline.ts';
import { VirtualDispatcher } from './virtual-dispatcher.ts';

/** One process of the action and what came of it. Times are milliseconds since the epoch; null is never. */
export interface Attempt {
  /** 0, 1, 2 for the attempts of the run, -1 for the other workflow's. */
  readonly process: number;
  readonly recorder: Recorder;
  readonly life: ProcessLife;
  readonly startedAtMs: number;
  /** The comments when it started. */
  readonly commentsBefore: readonly string[];
  /** Every text of a comment until it ended. */
  commentsAfter: readonly string[];
  cutAtMs: number | null;
  endedAtMs: number | null;
  /** Whether the check is green; null when the process was killed before its end. */
  passes: boolean | null;
  /** What it threw. */
  crash: unknown;
}

/** A story that has been told: what the oracle judges. */
export interface Told {
  readonly story: Story;
  readonly attempts: readonly Attempt[];
  readonly twin: Attempt | null;
  readonly service: ServiceWorld;
  readonly github: GitHubWorld;
  readonly startMs: number;
  /** `done` unless some process did not come to its end. */
  readonly end: DriveEnd;
}

/** Replaces the action, so that a test can see the oracle turn red. */
export type Action = (world: ActionWorld) => Promise<boolean>;

interface TellOptions {
  readonly tally: Tally;
  readonly action?: Action;
  /** Told of every request and every line of the log. */
  readonly trace?: (line: string) => void;
}

const startMs = Date.parse('2024-06-01T12:00:00Z');
/** What the runner does after a cancel. */
const killAfterMs = 10_000;

/** Runs one story from its first attempt to its last. */
export async function tellStory(story: Story, options: TellOptions): Promise<Told> {
  const timeline = new Timeline(startMs);
  follow(timeline);
  const scene = new Scene(story, timeline, options);
  const attempts: Attempt[] = [];
  const twins: Attempt[] = [];
  if (story.twinAfterMs !== null) {
    timeline.after(story.twinAfterMs, () => twins.push(scene.start(-1, { cut: null, hasDisk: true, pauseMs: 0 })));
  }
  const isOver = (attempt: Attempt | undefined) => attempt === undefined || attempt.endedAtMs !== null;
  let end: DriveEnd = 'done';
  for (const script of story.attempts) {
    const attempt = scene.start(attempts.length, script);
    attempts.push(attempt);
    end = await timeline.drive(() => isOver(attempt));
    if (end !== 'done' || !scene.isRerun(attempt)) break;
    let isPast = false;
    timeline.after(script.pauseMs, () => {
      isPast = true;
    });
    await timeline.drive(() => isPast);
  }
  if (end === 'done') end = await timeline.drive(() => twins.every(isOver));
  return { story, attempts, twin: twins[0] ?? null, service: scene.service, github: scene.github, startMs, end };
}

class Scene {
  readonly service: ServiceWorld;
  readonly github: GitHubWorld;
  readonly #story: Story;
  readonly #timeline: Timeline;
  readonly #options: TellOptions;
  readonly #dice: Dice;

  constructor(story: Story, timeline: Timeline, options: TellOptions) {
    this.#story = story;
    this.#timeline = timeline;
    this.#options = options;
    this.#dice = new Dice(`${story.label}/scene`);
    this.service = new ServiceWorld(story, timeline, options.tally);
    this.github = new GitHubWorld(story, timeline, options.tally);
  }

  /** Whether a person runs it again: mostly when it was cut off. */
  isRerun(attempt: Attempt): boolean {
    return isCutOff(attempt, this.#story) ? this.#dice.chance(0.85) : this.#story.rerunsAnyway;
  }

  start(process: number, script: AttemptScript): Attempt {
    const timeline = this.#timeline;
    const life = new ProcessLife();
    const inputs = createInputs(this.#story, process < 0);
    const recorder = new Recorder({ timeline, life, inputs, hasDisk: script.hasDisk, trace: this.#trace(process) });
    const attempt: Attempt = {
      process,
      recorder,
      life,
      startedAtMs: timeline.nowMs,
      commentsBefore: this.github.comments,
      commentsAfter: [],
      cutAtMs: null,
      endedAtMs: null,
      passes: null,
      crash: null,
    };
    const world = this.#createWorld(attempt, script.cut);
    if (script.cut?.from === 'start') this.#cut(attempt, script.cut);
    const end = (passes: boolean | null, crash: unknown) => {
      attempt.endedAtMs = timeline.nowMs;
      attempt.passes = life.isDead ? null : passes;
      attempt.crash = life.isDead ? null : crash;
      attempt.commentsAfter = this.github.everWritten;
      this.#trace(process)(`ended: ${passes === true ? 'green' : 'red'}`);
    };
    const { action = runAction } = this.#options;
    action(world).then(
      (passes) => end(passes, null),
      (error: unknown) => end(false, error),
    );
    return attempt;
  }

  #createWorld(attempt: Attempt, cut: Cut | null): ActionWorld {
    const { process, life, recorder } = attempt;
    const timeline = this.#timeline;
    const clock = createProcessClock(timeline, life);
    const dice = new Dice(`${this.#story.label}/process ${process}`);
    const random = () => dice.next();
    const trace = this.#trace(process);
    let hasSubmitted = false;
    const service = new VirtualDispatcher({
      timeline,
      life,
      trace,
      send: (method, path) => {
        if (method === 'POST' && !hasSubmitted && cut?.from === 'submit') this.#cut(attempt, cut);
        if (method === 'POST') hasSubmitted = true;
        return this.service.send(process, method, path);
      },
    });
    const github = new VirtualDispatcher({ timeline, life, trace, send: () => this.github.send() });
    return {
      env: createEnvironment(this.#story, process),
      runner: recorder,
      network: { reads: service, spends: service, clock, random },
      githubDispatcher: github,
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
      this.#trace(attempt.process)(kind === 'lost' ? 'RUNNER LOST' : 'CANCELLED');
      if (kind === 'lost') life.kill();
      else life.cancel.abort(new Error('the run was cancelled'));
      this.#timeline.after(killAfterMs, () => {
        if (attempt.endedAtMs === null) life.kill();
      });
    });
  }

  #trace(process: number): (line: string) => void {
    const { trace } = this.#options;
    if (trace === undefined) return () => undefined;
    return (line) => {
      const seconds = ((this.#timeline.nowMs - startMs) / 1000).toFixed(3);
      trace(`${seconds.padStart(10)} ${process < 0 ? 'twin' : `#${process + 1}`} ${line}`);
    };
  }
}

const finalStates: ReadonlySet<unknown> = new Set(['scored', 'failed', 'cancelled', 'timed-out']);
const JobSchema = v.object({ state: v.unknown(), score_pct: v.nullable(v.number()) });
const ResultsSchema = v.object({ benchmarks: v.array(v.object({ verdict: v.string(), jobs: v.array(JobSchema) })) });

/** Cut off before its verdict: cancelled, lost, or given up while jobs that are paid were not known to be final. */
export function isCutOff({ cutAtMs, recorder }: Attempt, { plan }: Story): boolean {
  const results = recorder.output('results');
  if (recorder.output('verdict') === 'planned') return false;
  const verdictAtMs = recorder.firstAtMs('output', 'verdict');
  if (results === null || verdictAtMs === null || (cutAtMs !== null && cutAtMs <= verdictAtMs)) return true;
  const { benchmarks } = v.parse(ResultsSchema, JSON.parse(results));
  const isJudged = benchmarks.every(({ jobs }) => jobs.length > 0 && jobs.every(({ state }) => finalStates.has(state)));
  const isBad = benchmarks.some(
    ({ verdict, jobs }) =>
      verdict === 'failed' ||
      (verdict === 'error' && jobs.length > 0 && jobs.every(({ state }) => finalStates.has(state))) ||
      jobs.some(({ state, score_pct }) => finalStates.has(state) && score_pct === null),
  );
  // Whoever asks for `fail-fast` gets a verdict without the other jobs.
  return !isJudged && !(plan.failFast && isBad);
}

function createInputs({ plan }: Story, isTwin: boolean): Record<string, string> {
  const { benchmarks, seed, maxCredits } = plan;
  return {
    'service-api-key': canaries.serviceKey,
    'service-url': 'https://harmstack.test/v0',
    'benchmark-ids': benchmarks.map(({ id }) => id).join(','),
    'benchmark-counts': benchmarks.map(({ units }) => units).join(' '),
    thresholds: benchmarks.map(({ thresholdPct }) => thresholdPct).join('\n'),
    'endpoint-url': endpointUrl,
    'endpoint-api-key': canaries.endpointKey,
    'endpoint-headers': `Authorization: ${canaries.headerValue}`,
    model: 'gpt-test',
    seed: seed === null ? '' : String(seed),
    'fail-fast': String(plan.failFast),
    'max-credits': maxCredits === null ? '' : String(maxCredits),
    'timeout-minutes': (plan.timeoutMs / 60_000).toFixed(6),
    'poll-interval-seconds': String(plan.pollIntervalS),
    'dry-run': String(plan.isDryRun),
    'warn-only': String(plan.warnOnly),
    comment: isTwin ? 'never' : plan.comment,
    'github-token': canaries.githubToken,
  };
}

let eventFile: string | null = null;

function createEnvironment({ plan }: Story, process: number): Record<string, string> {
  eventFile ??= writeEvent();
  const isPullRequest = plan.isPullRequest && process >= 0;
  return {
    GITHUB_WORKFLOW: process < 0 ? 'Nightly' : 'CI',
    GITHUB_JOB: 'gate',
    GITHUB_ACTION: '__self',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_EVENT_NAME: isPullRequest ? 'pull_request' : 'schedule',
    GITHUB_EVENT_PATH: isPullRequest ? eventFile : '',
    GITHUB_SHA: headSha,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: process < 0 ? '2002' : '1001',
    GITHUB_RUN_NUMBER: '11',
    GITHUB_RUN_ATTEMPT: String(process < 0 ? 1 : process + 1),
    GITHUB_API_URL: 'https://github.test',
    GITHUB_GRAPHQL_URL: 'https://github.test/graphql',
  };
}

function writeEvent(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'gate-soak-')), 'event.json');
  const head = { sha: headSha, repo: { id: 1 } };
  writeFileSync(path, JSON.stringify({ pull_request: { number: pullNumber, head, base: { repo: { id: 1 } } } }));
  return path;
}
