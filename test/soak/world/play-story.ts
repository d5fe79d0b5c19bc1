import { Dice } from '../dice.ts';
import { hasVerdict } from '../oracle/verdict.ts';
import type { RunScript, Story } from '../story/story.ts';
import { type DriveEnd, follow, Timeline } from '../timeline.ts';
import type { Attempt } from './attempt.ts';
import type { GitHubWorld } from './github-world.ts';
import { type PlayOptions, Scene } from './scene.ts';
import type { Services } from './services.ts';

/** A story that has been played: what the oracle judges. */
export interface PlayedStory {
  readonly story: Story;
  /** In the order of their start. */
  readonly attempts: readonly Attempt[];
  readonly services: Services;
  readonly github: GitHubWorld;
  readonly startMs: number;
  /** `done` unless some process did not come to its end. */
  readonly end: DriveEnd;
}

const startMs = Date.parse('2024-06-01T12:00:00Z');

/** Runs one story from the first attempt of its first run to the last of all. */
export async function playStory(story: Story, options: PlayOptions): Promise<PlayedStory> {
  const timeline = new Timeline(startMs);
  follow(timeline);
  const scene = new Scene(story, timeline, options);
  const end = await new Course(story, timeline, scene).drive();
  const { attempts, services, github } = scene;
  return { story, attempts, services, github, startMs, end };
}

/** What comes after what: when runs start, and who runs them again. */
class Course {
  readonly #story: Story;
  readonly #timeline: Timeline;
  readonly #scene: Scene;
  readonly #dice: Dice;
  /** Runs whose last attempt is over, or that never start. */
  readonly #over = new Set<RunScript>();

  constructor(story: Story, timeline: Timeline, scene: Scene) {
    this.#story = story;
    this.#timeline = timeline;
    this.#scene = scene;
    this.#dice = new Dice(`${story.label}/scene`);
  }

  async drive(): Promise<DriveEnd> {
    for (const run of this.#story.runs) {
      if (run.starts.after === 'story') this.#timeline.after(run.starts.ms, () => this.#start(run));
    }
    return await this.#timeline.drive(() => this.#story.runs.every((run) => this.#over.has(run)));
  }

  #start(run: RunScript): void {
    this.#scene.start(run, (attempt) => this.#goOn(attempt));
  }

  #goOn(attempt: Attempt): void {
    const { run, number } = attempt;
    if (number === 1) this.#startFollowers(run);
    const next = run.attempts[number];
    if (next === undefined || !this.#isRerun(attempt)) {
      this.#finish(run);
      return;
    }
    this.#timeline.after(next.pauseMs, () => this.#startOnce(run, next.waitsFor));
  }

  /** A person runs again mostly what was cut off. */
  #isRerun(attempt: Attempt): boolean {
    const { rerunChance, rerunsAnyway } = attempt.run;
    return hasVerdict(attempt) ? rerunsAnyway : this.#dice.chance(rerunChance);
  }

  #startFollowers(run: RunScript): void {
    const { runs } = this.#story;
    for (const follower of runs) {
      const { after, ms } = follower.starts;
      if (after !== 'story' && runs[after] === run) this.#timeline.after(ms, () => this.#start(follower));
    }
  }

  #startOnce(run: RunScript, waitsFor: number | null): void {
    const other = waitsFor === null ? undefined : this.#story.runs[waitsFor];
    if (other === undefined || this.#over.has(other)) this.#start(run);
    else this.#timeline.after(1000, () => this.#startOnce(run, waitsFor));
  }

  #finish(run: RunScript): void {
    this.#over.add(run);
  }
}
