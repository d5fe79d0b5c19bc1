import type { ServiceName, Story } from '../story/story.ts';
import type { Tally } from '../tally.ts';
import type { Timeline } from '../timeline.ts';
import type { Passage } from '../virtual-dispatcher.ts';
import type { Attempt } from './attempt.ts';
import type { JobTruth } from './backend.ts';
import { createHarmstackBackend, type HarmstackBackend } from './harmstack-backend.ts';
import { createOvermindBackend, type OvermindBackend } from './overmind-backend.ts';
import { createRunloopBackend } from './runloop-backend.ts';
import { ServiceRecord } from './service-record.ts';
import { ServiceWorld } from './service-world.ts';

/** All services of one story, each at an address of its own. */
export class Services {
  readonly record = new ServiceRecord();
  readonly #worlds: Readonly<Record<ServiceName, ServiceWorld>>;
  readonly #harmstack: HarmstackBackend;
  readonly #overmind: OvermindBackend;
  readonly #story: Story;

  constructor(story: Story, timeline: Timeline, tally: Tally) {
    this.#story = story;
    const clockOf = (service: ServiceName) => () => Math.floor(timeline.nowMs + story.quirks[service].dateSkewMs);
    this.#harmstack = createHarmstackBackend(story, clockOf('harmstack'));
    this.#overmind = createOvermindBackend(story, clockOf('overmind'));
    const { record } = this;
    this.#worlds = {
      harmstack: new ServiceWorld({ story, timeline, tally, record, backend: this.#harmstack }),
      runloop: new ServiceWorld({
        story,
        timeline,
        tally,
        record,
        backend: createRunloopBackend(story, clockOf('runloop')),
      }),
      overmind: new ServiceWorld({ story, timeline, tally, record, backend: this.#overmind }),
    };
  }

  /** How a request fares, by its host. */
  send(by: Attempt, method: string, url: URL): Passage {
    const world = Object.values(this.#worlds).find(({ backend }) => backend.host === url.hostname);
    if (world === undefined) throw new Error(`there is no service at ${url.origin}`);
    return world.send(by, method, url.pathname);
  }

  isSubmit(method: string, url: URL): boolean {
    return Object.values(this.#worlds).some(
      ({ backend }) => backend.host === url.hostname && backend.isSpending(method, url.pathname),
    );
  }

  /** The id of a job that exists, by the story's name for it. */
  existingId(name: string): string {
    return this.#overmind.idOf(name);
  }

  /** How many jobs of others Harmstack holds for the endpoint's host, since that moment of the timeline. */
  countOthers(sinceMs: number): number {
    return this.#harmstack.countOthers(this.clockOf('harmstack', sinceMs));
  }

  truthOf(service: ServiceName, jobId: string): JobTruth | undefined {
    return this.#worlds[service].backend.jobOf(jobId);
  }

  countOf(service: ServiceName, benchmarkId: string): number {
    return this.#worlds[service].backend.countOf(benchmarkId);
  }

  isGone(service: ServiceName, jobId: string, atMs: number): boolean {
    return this.#worlds[service].isGone(jobId, atMs);
  }

  /** The clock of a service at that moment of the timeline. */
  clockOf(service: ServiceName, atMs: number): number {
    return atMs + this.#story.quirks[service].dateSkewMs;
  }
}
