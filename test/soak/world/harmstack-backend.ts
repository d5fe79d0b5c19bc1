import { createRoutes } from '../../emulators/harmstack-routes.ts';
import { HarmstackStore } from '../../emulators/harmstack-store.ts';
import { Dice } from '../dice.ts';
import { scoreOfCounts } from '../oracle/truth.ts';
import { fortuneOf } from '../story/fortune.ts';
import type { Story } from '../story/story.ts';
import { accountOf, keyOfAccount, withKeyOf } from './accounts.ts';
import { atOnce, type Backend, type CreatedJob, type JobTruth } from './backend.ts';
import { baselineUrlOf, endpointUrlOf } from './canaries.ts';

const baselineUrls: ReadonlySet<string | null> = new Set(
  (['elsewhere', 'same host'] as const).map((baseline) => baselineUrlOf({ plan: { baseline } })),
);

/** How many jobs of others, against this endpoint's host, the first account holds from a time by its clock. */
export interface HarmstackBackend extends Backend {
  readonly countOthers: (sinceMs: number) => number;
}

/** Harmstack with two accounts, and jobs of others in the first. */
export function createHarmstackBackend(story: Story, nowMs: () => number): HarmstackBackend {
  const store = createStore(story, nowMs);
  const { insufficientCreditsStatus, maxList } = story.quirks.harmstack;
  const routes = createRoutes({
    store,
    // What the service does not know yet, or any more, leaves room for others: it is taken away before the list is cut.
    undocumented: {
      insufficientCreditsStatus,
      maxLimit: Number.POSITIVE_INFINITY,
      reverseJobIds: false,
      echo: String,
    },
    now: nowMs,
    started: () => undefined,
  });
  let seen = 0;
  return {
    service: 'harmstack',
    host: 'harmstack.test',
    isSpending: (method, path) => method === 'POST' && path.startsWith('/v0/jobs'),
    kindOf: (path) => (path === '/v0/jobs' ? 'list' : path.startsWith('/v0/jobs/') ? 'job' : 'other'),
    answer: (request) => {
      const account = accountOf('harmstack', request);
      return atOnce(routes(account === null ? request : withKeyOf('harmstack', account, request)));
    },
    takeCreated: () => {
      const created = store.paid.slice(seen).map(
        ({ jobId, accountKey, benchmarkId, units, seed, endpointUrl }): CreatedJob => ({
          jobId,
          account: accountKey === keyOfAccount('harmstack', 0) ? 0 : 1,
          benchmarkId: String(benchmarkId),
          units,
          seed,
          isBaseline: baselineUrls.has(endpointUrl),
        }),
      );
      seen = store.paid.length;
      return created;
    },
    jobOf: (jobId) => truthOf(store, jobId),
    isCancelled: () => false,
    maxList,
    countOthers: (sinceMs) => {
      const paid = new Set(store.paid.map(({ jobId }) => jobId));
      const orders = [...store.jobs.values()].map(({ order }) => order);
      return orders.filter(
        (order) => !paid.has(order.id) && order.createdAtMs >= sinceMs && order.endpointUrl !== otherUrl,
      ).length;
    },
    countOf: (benchmarkId) =>
      store.jobs.values().reduce((sum, { order }) => sum + (order.benchmark.id === Number(benchmarkId) ? 1 : 0), 0),
  };
}

/** Worked out from the job's fortune alone, not from anything that was ever sent. */
function truthOf(store: HarmstackStore, jobId: string): JobTruth | undefined {
  const order = store.jobs.get(jobId)?.order;
  if (order === undefined) return undefined;
  const {
    fail,
    durationMs = Number.POSITIVE_INFINITY,
    scored = order.units,
    passed = scored,
    scorePct,
  } = order.outcome;
  return {
    createdAtMs: order.createdAtMs,
    endsAtMs: order.createdAtMs + durationMs,
    score: fail === true ? null : scoreOfCounts({ passed, scored }, scorePct ?? null),
  };
}

function createStore(story: Story, nowMs: () => number): HarmstackStore {
  const benchmarks = story.benchmarks
    .filter(({ service }) => service === 'harmstack')
    .map(({ id, price }) => ({
      id: Number(id),
      price,
      name: `bench-${id}`,
      haystack: null,
      outcome: ({ nth, units }: { nth: number; units: number }) => {
        const fortune = fortuneOf(story, { service: 'harmstack', benchmarkId: id, nth, units });
        const { fails, scorePct, ...rest } = fortune;
        return { ...rest, ...(fails ? { fail: true as const } : {}), ...(scorePct === null ? {} : { scorePct }) };
      },
    }));
  const accounts = [0, 1].map((account) => ({
    key: keyOfAccount('harmstack', account),
    credits: story.creditsOfAccount,
  }));
  const store = new HarmstackStore(accounts, benchmarks);
  if (benchmarks.length > 0) addOthers(story, store, nowMs());
  return store;
}

const otherUrl = 'https://other.example.com/v1/chat/completions';

/** Jobs that others have started some time ago, against this endpoint or another. */
function addOthers(story: Story, store: HarmstackStore, nowMs: number): void {
  const dice = new Dice(`${story.label}/others`);
  const asked = story.runs[0]?.attempts[0]?.asked;
  if (asked === undefined) return;
  for (let other = dice.int(0, 25); other > 0; other -= 1) {
    const benchmark = dice.pick([...store.benchmarks.values()]);
    const units = dice.int(1, 10);
    store.addJob({
      accountKey: keyOfAccount('harmstack', 0),
      benchmark,
      units,
      credits: units,
      endpointUrl: dice.chance(0.5) ? endpointUrlOf(asked) : otherUrl,
      createdAtMs: nowMs - dice.spread(120_000, 1e8),
    });
  }
}
