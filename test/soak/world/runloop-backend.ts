import type { Answer } from '../../emulators/emulator.ts';
import { RunloopEmulator } from '../../emulators/runloop.ts';
import type { BenchmarkScript, ScenarioResult } from '../../emulators/runloop-script.ts';
import { Dice } from '../dice.ts';
import { roundPct } from '../oracle/truth.ts';
import { benchmarkOf, fortuneOf } from '../story/fortune.ts';
import type { Story } from '../story/story.ts';
import { accountOf, keyOfAccount, withKeyOf } from './accounts.ts';
import { atOnce, type Backend, type CreatedJob, type JobTruth } from './backend.ts';
import { isFields } from './job-shape.ts';

/** Initializing, queued, and three shares of the scenarios. */
const stepsToEnd = 5;
/** Within an account's prefix, which the ids of its jobs begin with. */
const prefixes = ['bmj_', 'bmj_o'] as const;

/** Runloop with two accounts, each an emulator of its own. */
export function createRunloopBackend(story: Story, nowMs: () => number): Backend {
  const accounts = prefixes.map((idPrefix, account) => createAccount(story, { idPrefix, account, nowMs }));
  const seen = accounts.map(() => 0);
  const truths = new Map<string, JobTruth>();
  const ofJob = (jobId: string) => accounts.find(({ isOwn }) => isOwn(jobId));
  return {
    service: 'runloop',
    host: 'runloop.test',
    isSpending: (method, path) => method === 'POST' && path === '/v1/benchmark_jobs',
    kindOf: (path) => {
      if (path === '/v1/benchmark_jobs') return 'list';
      return path.startsWith('/v1/benchmark_jobs/') ? 'job' : 'other';
    },
    answer: (request) => {
      const account = accountOf('runloop', request);
      const [first] = accounts;
      const emulator = (account === null ? first : accounts[account])?.emulator;
      if (emulator === undefined) throw new Error('there is no account');
      const answer = atOnce(emulator.answer(account === null ? request : withKeyOf('runloop', account, request)));
      return cut(answer, story.quirks.runloop.maxList);
    },
    takeCreated: () =>
      accounts.flatMap(({ emulator }, account) => {
        const created = emulator.ledger.created.slice(seen[account]);
        seen[account] = emulator.ledger.created.length;
        return created.map(({ jobId, params: { spec } }): CreatedJob => {
          const benchmarkId = spec.type === 'benchmark' ? spec.benchmark_id : spec.type;
          const nth = accounts[account]?.countOf(benchmarkId) ?? 0;
          truths.set(jobId, truthOf(story, { benchmarkId, nth: nth - 1, nowMs: nowMs() }));
          return { jobId, account, benchmarkId, units: 1, seed: null, isBaseline: false };
        });
      }),
    jobOf: (jobId) => truths.get(jobId),
    isCancelled: (jobId) => ofJob(jobId)?.emulator.stateOf(jobId) === 'cancelled',
    // A page tells that there are more.
    maxList: Number.POSITIVE_INFINITY,
    countOf: (benchmarkId) => accounts[0]?.countOf(benchmarkId) ?? 0,
  };
}

interface AccountOptions {
  readonly idPrefix: string;
  readonly account: number;
  readonly nowMs: () => number;
}

function createAccount(story: Story, { idPrefix, account, nowMs }: AccountOptions) {
  const key = keyOfAccount('runloop', account);
  const emulator = RunloopEmulator.inMemory({ key, idPrefix, now: nowMs, pace: 'manual' });
  for (const { service, id } of story.benchmarks) {
    if (service === 'runloop') emulator.define(id, (nth) => scriptOf(story, id, nth));
  }
  const isOwn = (jobId: string) => jobId.startsWith(idPrefix) && /^\d+$/.test(jobId.slice(idPrefix.length));
  const countOf = (benchmarkId: string) =>
    emulator.ledger.created.filter(
      ({ params: { spec } }) => spec.type === 'benchmark' && spec.benchmark_id === benchmarkId,
    ).length;
  return { emulator, isOwn, countOf };
}

/** What the nth job of a benchmark does: some scenarios that do not pass end in other ways than with a score of 0. */
function scriptOf(story: Story, benchmarkId: string, nth: number): BenchmarkScript {
  const units = benchmarkOf(story, 'runloop', benchmarkId)?.units ?? 1;
  const fortune = fortuneOf(story, { service: 'runloop', benchmarkId, nth, units });
  const dice = new Dice(`${story.label}/scenarios ${benchmarkId} ${nth}`);
  const failures: readonly ScenarioResult[] = [0, 0, { state: 'FAILED' }, { state: 'TIMEOUT' }, 'missing'];
  const results = Array.from({ length: units }, (_, place) => (place < fortune.passed ? 1 : dice.pick(failures)));
  return {
    results,
    stepMs: fortune.durationMs / stepsToEnd,
    runningSteps: stepsToEnd - 2,
    ...(fortune.fails && { ending: dice.pick(['failed', 'timeout'] as const) }),
  };
}

function truthOf(story: Story, job: { benchmarkId: string; nth: number; nowMs: number }): JobTruth {
  const units = benchmarkOf(story, 'runloop', job.benchmarkId)?.units ?? 1;
  const fortune = fortuneOf(story, { service: 'runloop', ...job, units });
  return {
    createdAtMs: job.nowMs,
    endsAtMs: job.nowMs + fortune.durationMs,
    // Every scenario counts, whatever became of it; one without any outcome at all leaves nothing to judge.
    score: fortune.fails ? null : { pct: roundPct((100 * fortune.passed) / units), counts: null },
  };
}

/** A list that is shorter than was asked for says so. */
function cut(answer: Answer, maxList: number): Answer {
  const { body } = answer;
  if (!isFields(body) || !Array.isArray(body.jobs) || body.jobs.length <= maxList) return answer;
  return { ...answer, body: { ...body, jobs: body.jobs.slice(0, maxList), has_more: true } };
}
