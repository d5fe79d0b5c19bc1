import type { Answer, ReceivedRequest } from '../emulators/emulator.ts';
import type { HarmstackJob } from '../emulators/harmstack-job.ts';
import { createRoutes } from '../emulators/harmstack-routes.ts';
import { HarmstackStore } from '../emulators/harmstack-store.ts';
import { canaries, endpointUrl } from './canaries.ts';
import { Dice } from './dice.ts';
import { jobTroubles, listTroubles, singleTroubles, submitTroubles } from './job-faults.ts';
import {
  answerTroubles,
  createPassage,
  drawTrouble,
  networkTroubles,
  type Trouble,
  type TroubleKind,
  whole,
} from './network-faults.ts';
import { fortuneOf, type Story } from './story.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';
import type { Passage } from './virtual-dispatcher.ts';

/** A payment and who made it: what the oracle holds the published texts against. */
export interface Payment {
  /** Number of the process, the twin's is -1. */
  readonly process: number;
  readonly jobId: string;
  readonly benchmarkId: number;
  readonly units: number;
  readonly seed: number | null;
  readonly atMs: number;
  /** Whether the service answered with the id of another job. */
  isMisnamed: boolean;
}

/** A submit as its process saw it: from sending it to its end. Times are milliseconds since the epoch. */
interface Submit {
  readonly process: number;
  readonly fromMs: number;
  toMs: number | null;
}

/** How this service is, whatever becomes of single requests. */
interface Manners {
  readonly lagMs: number;
  readonly tellsTime: boolean;
  /** Share of jobs that are gone for good after a while. */
  readonly doomed: number;
}

/** The benchmark service of one story: its truth, and what its requests meet. */
export class ServiceWorld {
  readonly store: HarmstackStore;
  readonly payments: Payment[] = [];
  /** Every submit, whatever became of it. */
  readonly submits: Submit[] = [];
  /** When the last fault came, in milliseconds since the epoch. */
  lastFaultMs = Number.NEGATIVE_INFINITY;
  readonly #story: Story;
  readonly #timeline: Timeline;
  readonly #tally: Tally;
  readonly #dice: Dice;
  readonly #manners: Manners;
  readonly #recoversAtMs: number;
  readonly #routes: (request: ReceivedRequest) => Answer | Promise<Answer>;
  readonly #older = new Map<string, Answer[]>();
  #outageUntilMs = 0;

  constructor(story: Story, timeline: Timeline, tally: Tally) {
    this.#story = story;
    this.#timeline = timeline;
    this.#tally = tally;
    this.#dice = new Dice(`${story.label}/service`);
    this.#recoversAtMs = timeline.nowMs + story.recoversAfterMs;
    const dice = new Dice(`${story.label}/manners`);
    const isCalm = story.weather === 'calm';
    this.#manners = {
      lagMs: isCalm || dice.chance(0.6) ? 0 : dice.spread(300, 30_000),
      tellsTime: isCalm || dice.chance(0.95),
      doomed: isCalm || dice.chance(0.85) ? 0 : 0.1,
    };
    this.store = this.#createStore(dice);
    this.#routes = createRoutes({
      store: this.store,
      undocumented: {
        insufficientCreditsStatus: dice.pick([400, 402, 403, 409, 422]),
        maxLimit: isCalm ? Number.POSITIVE_INFINITY : dice.pick([Number.POSITIVE_INFINITY, 100, 50, 20, 10]),
        reverseJobIds: dice.chance(0.4),
      },
      now: () => this.#nowMs(),
      started: () => undefined,
    });
  }

  /** How a request of this process fares. */
  send(process: number, method: string, path: string): Passage {
    const trouble = this.#drawTrouble(method, path);
    if (trouble !== null) this.#tally.fault(`service: ${trouble.kind}`);
    const passage = createPassage({
      dice: this.#dice,
      trouble,
      work: (request) => this.#work(process, request),
      finish: (answer) => this.#stamp(answer),
    });
    if (method !== 'POST') return passage;
    const submit: Submit = { process, fromMs: this.#timeline.nowMs, toMs: null };
    this.submits.push(submit);
    const ended = () => {
      submit.toMs = this.#timeline.nowMs;
    };
    const serve: Passage['serve'] = (request) => {
      const paidBefore = this.payments.length;
      const arrival = passage.serve(request);
      const told = JSON.stringify(arrival.answer?.body ?? null);
      // With the right number of ids, all of them of real jobs, nothing looks wrong.
      for (const payment of this.payments.slice(paidBefore))
        payment.isMisnamed = trouble?.kind === 'an old job id' && !told.includes(payment.jobId);
      return arrival;
    };
    return { ...passage, serve, ended };
  }

  /** Whether a job is gone for good, now or later. */
  isDoomed(jobId: string): boolean {
    return new Dice(`${this.#story.label}/doom ${jobId}`).chance(this.#manners.doomed);
  }

  #nowMs(): number {
    return this.#timeline.nowMs + this.#story.skewMs;
  }

  #createStore(dice: Dice): HarmstackStore {
    const { plan, creditsOfAccount } = this.#story;
    const benchmarks = plan.benchmarks.map(({ id, price }) => ({
      id,
      price,
      name: `bench-${id}`,
      haystack: null,
      outcome: ({ nth, units }: { nth: number; units: number }) => {
        const { fails, scorePct, ...rest } = fortuneOf(this.#story, { benchmarkId: id, nth, units });
        return { ...rest, ...(fails ? { fail: true as const } : {}), ...(scorePct === null ? {} : { scorePct }) };
      },
    }));
    const account = { key: canaries.serviceKey, credits: creditsOfAccount };
    const store = new HarmstackStore([account], benchmarks);
    const others = dice.int(0, 25);
    for (let other = 0; other < others; other += 1) {
      const benchmark = dice.pick(benchmarks);
      const units = dice.int(1, 10);
      const createdAtMs = this.#nowMs() - dice.spread(120_000, 1e8);
      const url = dice.chance(0.5) ? endpointUrl : 'https://other.example.com/v1/chat/completions';
      store.addJob({ accountKey: account.key, benchmark, units, credits: units, endpointUrl: url, createdAtMs });
    }
    return store;
  }

  #drawTrouble(method: string, path: string): Trouble | null {
    const { nowMs } = this.#timeline;
    const share = this.#story.serviceFaults;
    if (share === 0 || nowMs >= this.#recoversAtMs) return null;
    if (nowMs >= this.#outageUntilMs && this.#dice.chance(share * 0.03))
      this.#outageUntilMs = Math.min(nowMs + this.#dice.spread(3000, 300_000), this.#recoversAtMs);
    const isOut = nowMs < this.#outageUntilMs;
    if (!isOut && !this.#dice.chance(share)) return null;
    this.lastFaultMs = nowMs;
    const general = [
      ...networkTroubles,
      ...answerTroubles.filter(({ kind }) => !isOut || kind === '5xx' || kind === '429'),
    ];
    return drawTrouble(isOut ? general : [...general, ...this.#specialTroubles(method, path)], this.#dice, nowMs);
  }

  #specialTroubles(method: string, path: string): readonly TroubleKind[] {
    if (method === 'POST') return submitTroubles;
    if (path.endsWith('/jobs')) return [...jobTroubles, ...listTroubles, this.#stale];
    return path.includes('/jobs/') ? [...jobTroubles, ...singleTroubles, this.#stale] : [];
  }

  /** An answer that was true some time ago. */
  readonly #stale: TroubleKind = {
    kind: 'stale answer',
    weight: 2,
    create: (dice) => ({
      serve: (work, request) => {
        const answer = work();
        return whole(dice.pick(this.#older.get(keyOf(request)) ?? [answer]));
      },
    }),
  };

  #work(process: number, request: ReceivedRequest): Answer {
    const paidBefore = this.store.paid.length;
    const answer = this.#routes(request);
    if (answer instanceof Promise) throw new Error('the emulator answers at once');
    for (const { jobId, benchmarkId, units, seed } of this.store.paid.slice(paidBefore))
      this.payments.push({ process, jobId, benchmarkId, units, seed, atMs: this.#timeline.nowMs, isMisnamed: false });
    const seen = this.#withoutHidden(request, answer);
    const older = this.#older.get(keyOf(request)) ?? [];
    this.#older.set(keyOf(request), [...older.slice(-5), seen]);
    return seen;
  }

  /** Leaves out jobs that are too new to be seen everywhere, and those that are gone. */
  #withoutHidden(request: ReceivedRequest, answer: Answer): Answer {
    if (request.method !== 'GET' || (this.#manners.lagMs === 0 && this.#manners.doomed === 0)) return answer;
    const { body } = answer;
    if (typeof body !== 'object' || body === null) return answer;
    if ('jobs' in body && Array.isArray(body.jobs)) {
      return { ...answer, body: { jobs: body.jobs.filter((row) => !this.#isHidden(row, this.#manners.lagMs)) } };
    }
    const isHidden = this.#isHidden(body, this.#manners.lagMs / 3);
    return isHidden ? { status: 404, body: { error: 'not found' } } : answer;
  }

  #isHidden(row: unknown, lagMs: number): boolean {
    const job =
      typeof row === 'object' && row !== null && 'job_id' in row ? this.store.jobs.get(String(row.job_id)) : undefined;
    if (job === undefined) return false;
    const ageMs = this.#nowMs() - job.order.createdAtMs;
    return ageMs < lagMs || (this.isDoomed(job.order.id) && ageMs > doomAfterMs(job));
  }

  #stamp(answer: Answer): Answer {
    if (!this.#manners.tellsTime) return answer;
    return { ...answer, headers: { date: new Date(this.#nowMs()).toUTCString(), ...answer.headers } };
  }
}

function doomAfterMs({ order }: HarmstackJob): number {
  return 0.5 * (order.outcome.durationMs ?? 0);
}

function keyOf({ path, query }: ReceivedRequest): string {
  return `${path}?${query.get('status')}`;
}
