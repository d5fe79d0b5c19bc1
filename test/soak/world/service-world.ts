import type { Answer, ReceivedRequest } from '../../emulators/emulator.ts';
import { Dice } from '../dice.ts';
import type { Quirks } from '../story/quirks.ts';
import type { Story } from '../story/story.ts';
import type { Tally } from '../tally.ts';
import type { Timeline } from '../timeline.ts';
import type { Passage } from '../virtual-dispatcher.ts';
import type { Attempt } from './attempt.ts';
import type { Backend } from './backend.ts';
import { echoesOf } from './canaries.ts';
import {
  batchFaults,
  createJobFaults,
  createListFaults,
  createSingleFaults,
  singleSubmitFaults,
} from './job-faults.ts';
import { type JobShape, shapes } from './job-shape.ts';
import { applyQuirks } from './lasting.ts';
import {
  answerFaults,
  createPassage,
  drawFault,
  type Fault,
  type FaultKind,
  networkFaults,
  unclearRefusals,
  whole,
} from './network-faults.ts';
import type { Call, ServiceRecord } from './service-record.ts';

export interface ServiceWorldOptions {
  readonly story: Story;
  readonly backend: Backend;
  readonly timeline: Timeline;
  readonly tally: Tally;
  readonly record: ServiceRecord;
}

/** What a request is about, which says what can go wrong with it. */
type Place = 'submit' | 'list' | 'job' | 'other';

/** One benchmark service in a story: its truth, its lasting quirks, and what its requests meet. */
export class ServiceWorld {
  readonly backend: Backend;
  readonly #options: ServiceWorldOptions;
  readonly #shape: JobShape;
  readonly #quirks: Quirks;
  readonly #dice: Dice;
  readonly #recoversAtMs: number;
  readonly #faults: Readonly<Record<Place, readonly FaultKind[]>>;
  readonly #older = new Map<string, Answer[]>();
  #outageUntilMs = 0;

  constructor(options: ServiceWorldOptions) {
    const { story, backend, timeline } = options;
    const { service } = backend;
    this.backend = backend;
    this.#options = options;
    this.#shape = shapes[service];
    this.#quirks = story.quirks[service];
    this.#dice = new Dice(`${story.label}/${service}`);
    this.#recoversAtMs = timeline.nowMs + story.recoversAfterMs;
    const shape = this.#shape;
    const ofJobs = createJobFaults(shape);
    this.#faults = {
      submit: [
        ...(service === 'harmstack' ? batchFaults : singleSubmitFaults),
        ...(story.world === 'wide' ? unclearRefusals : []),
      ],
      list: [...ofJobs, ...createListFaults(shape), this.#stale],
      job: [...ofJobs, ...createSingleFaults(shape), this.#stale],
      other: [],
    };
  }

  /** How a request of this attempt fares. */
  send(by: Attempt, method: string, path: string): Passage {
    const { timeline, tally, record } = this.#options;
    const { service } = this.backend;
    const isSubmit = this.backend.isSpending(method, path);
    const place = isSubmit ? 'submit' : this.backend.kindOf(path);
    const fault = this.#drawFault(by, place);
    if (fault !== null) tally.fault(`service: ${fault.kind}`);
    const call = record.open({
      by,
      service,
      isSubmit,
      isList: place === 'list',
      fault: fault?.kind ?? null,
      sentAtMs: timeline.nowMs,
    });
    const passage = createPassage({
      dice: this.#dice,
      fault,
      work: (request) => this.#work(request, call),
      finish: (answer) => this.#stamp(answer),
    });
    return {
      ...passage,
      ended: (delivered) => record.close(call, { delivered, shape: this.#shape, nowMs: timeline.nowMs }),
    };
  }

  /** Whether a job is gone for good by then, in milliseconds since the epoch. */
  isGone(jobId: string, atMs: number): boolean {
    const { story } = this.#options;
    const truth = this.backend.jobOf(jobId);
    if (truth === undefined || !new Dice(`${story.label}/doom ${jobId}`).chance(this.#quirks.doomed)) return false;
    return atMs + this.#quirks.dateSkewMs - truth.createdAtMs > 0.5 * (truth.endsAtMs - truth.createdAtMs);
  }

  #nowMs(): number {
    return this.#options.timeline.nowMs + this.#quirks.dateSkewMs;
  }

  #drawFault(by: Attempt, place: Place): Fault | null {
    const { story, timeline } = this.#options;
    const { nowMs } = timeline;
    const share = story.serviceFaults;
    if (share === 0 || nowMs >= this.#recoversAtMs) return null;
    if (nowMs >= this.#outageUntilMs && this.#dice.chance(share * 0.03))
      this.#outageUntilMs = Math.min(nowMs + this.#dice.spread(3000, 300_000), this.#recoversAtMs);
    const isOut = nowMs < this.#outageUntilMs;
    if (!isOut && !this.#dice.chance(share)) return null;
    const general = [
      ...networkFaults,
      ...answerFaults.filter(({ kind }) => !isOut || kind === '5xx' || kind === '429'),
    ];
    const kinds = isOut ? general : [...general, ...this.#faults[place]];
    return drawFault(kinds, this.#dice, { nowMs, echoes: echoesOf(by.script.asked) });
  }

  /** An answer that was true some time ago. */
  readonly #stale: FaultKind = {
    kind: 'stale answer',
    weight: 2,
    create: (dice) => ({
      serve: (work, request) => {
        const answer = work();
        return whole(dice.pick(this.#older.get(keyOf(request)) ?? [answer]));
      },
    }),
  };

  #work(request: ReceivedRequest, call: Call): Answer {
    const { record, timeline } = this.#options;
    const { backend } = this;
    const honest = backend.answer(request);
    record.work(call, {
      atMs: timeline.nowMs,
      created: backend.takeCreated(),
      honest,
      shape: this.#shape,
    });
    if (request.method !== 'GET') {
      record.noteCancelled(backend, timeline.nowMs);
      return applyQuirks(honest, { ...this.#lasting, isHidden: () => false });
    }
    const seen = applyQuirks(honest, this.#lasting);
    const older = this.#older.get(keyOf(request)) ?? [];
    this.#older.set(keyOf(request), [...older.slice(-5), seen]);
    return seen;
  }

  get #lasting(): Parameters<typeof applyQuirks>[1] {
    return {
      shape: this.#shape,
      quirks: this.#quirks,
      maxList: this.backend.maxList,
      dice: this.#dice,
      isHidden: (jobId, isList) => this.#isHidden(jobId, this.#quirks.lagMs / (isList ? 1 : 3)),
    };
  }

  /** A job that is too new to be seen everywhere, or gone. */
  #isHidden(jobId: string, lagMs: number): boolean {
    const truth = this.backend.jobOf(jobId);
    if (truth === undefined) return false;
    return this.#nowMs() - truth.createdAtMs < lagMs || this.isGone(jobId, this.#options.timeline.nowMs);
  }

  #stamp(answer: Answer): Answer {
    if (!this.#quirks.tellsTime) return answer;
    return { ...answer, headers: { date: new Date(this.#nowMs()).toUTCString(), ...answer.headers } };
  }
}

function keyOf({ path, query, headers }: ReceivedRequest): string {
  return `${path}?${query.toString()} ${headers.authorization ?? ''}`;
}
