import type { Edit } from './edits.ts';
import type { Quirks } from './quirks.ts';

/** How much goes wrong in a story. */
export type Weather = 'calm' | 'light' | 'rough' | 'storm';

/** `today`: Harmstack alone, one run and its re-runs, at times a twin. `wide`: everything that a story can hold. */
export type WorldName = 'today' | 'wide';

export const serviceNames = ['harmstack', 'runloop', 'overmind'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** A benchmark that is run, or at Overmind a job that exists. */
export interface StoryBenchmark {
  readonly service: ServiceName;
  /** As the service names it; at Overmind the story's own name of the job. */
  readonly id: string;
  /** Units at Harmstack, scenarios at Runloop, iterations at Overmind. */
  readonly units: number;
  /** Units of the first round, where it runs in rounds of up to `units` in all. */
  readonly minUnits?: number | undefined;
  readonly thresholdPct: number;
  /** Credits a unit. */
  readonly price: number;
  /** Share of units that pass. */
  readonly skill: number;
}

/** What a workflow asks for. */
export interface StoryPlan {
  readonly benchmarks: readonly StoryBenchmark[];
  readonly seed: number | null;
  /** Where the baseline is that is run where the account has too few of its jobs; absent where nothing is compared. */
  readonly baseline?: 'elsewhere' | 'same host' | undefined;
  readonly failFast: boolean;
  readonly maxCredits: number | null;
  readonly timeoutMs: number;
  readonly pollIntervalS: number;
  readonly comment: 'always' | 'on-failure' | 'never';
  readonly isDryRun: boolean;
  readonly warnOnly: boolean;
  /** Whether it stands in a suite file, though lists could say it. */
  readonly isSuite: boolean;
}

/** Which of a few values an input has; each of them is another secret or another name. */
export type Variant = 'a' | 'b';

/** A key of a service: two of one account, and one of another. */
export type KeyName = 'own' | 'rotated' | 'other';

/** What one attempt finds in its inputs. */
export interface Asked {
  readonly plan: StoryPlan;
  readonly endpoint: Readonly<Record<'query' | 'header' | 'model' | 'apiKey', Variant>>;
  readonly keys: KeyName;
  readonly commentKey: string | null;
}

/** How an attempt is cut off. `submit` counts from the moment its first submit is sent. */
export interface Cut {
  readonly kind: 'cancel' | 'lost';
  readonly from: 'start' | 'submit';
  readonly afterMs: number;
}

/** Since when GitHub gives no answer to an attempt, until its end. */
export type Silence = 'from the start' | 'from the first submit';

/** One attempt of a run. */
export interface AttemptScript {
  readonly asked: Asked;
  readonly cut: Cut | null;
  readonly hasDisk: boolean;
  /** Time between the end of the attempt before it and its start. */
  readonly pauseMs: number;
  /** The place of a run among the story's runs that must be over before it. */
  readonly waitsFor: number | null;
  /** What somebody does to the gate's comment just before it starts. */
  readonly edit: Edit | null;
  readonly silence: Silence | null;
}

export type EventName = 'pull_request' | 'pull_request_target' | 'issue_comment' | 'workflow_dispatch' | 'schedule';

/** One run of a workflow with all its attempts. */
export interface RunScript {
  readonly id: number;
  readonly number: number;
  readonly workflow: string;
  readonly event: EventName;
  /** Null when it belongs to no pull request. */
  readonly pull: number | null;
  /** The head of the pull request when the run was triggered: it is pushed just before unless it is there. */
  readonly commit: string;
  /** `GITHUB_SHA`: of a merge commit, or of the default branch. */
  readonly sha: string;
  /** Another workflow with the same plan that shares nothing with the others. */
  readonly isTwin: boolean;
  /** When it starts: so long after the story's start, or after the first attempt of another run. */
  readonly starts: { readonly after: 'story' | number; readonly ms: number };
  /** Whether a person re-runs also what was not cut off. */
  readonly rerunsAnyway: boolean;
  /** The chance that what was cut off is run again. */
  readonly rerunChance: number;
  readonly attempts: readonly AttemptScript[];
}

/** One story: workflows, services, a GitHub, and what happens to them. Everything comes from its label. */
export interface Story {
  readonly label: string;
  readonly world: WorldName;
  /** What kind of story it is, in the words of the figures. */
  readonly plot: string;
  readonly weather: Weather;
  /** The plan of the first attempt: it sets the scale of times. */
  readonly plan: StoryPlan;
  /** Every benchmark of any plan, once each. */
  readonly benchmarks: readonly StoryBenchmark[];
  readonly runs: readonly RunScript[];
  readonly quirks: Readonly<Record<ServiceName, Quirks>>;
  readonly creditsOfAccount: number;
  /** Share of requests to a service that meet a fault, until `recoversAfterMs`. */
  readonly serviceFaults: number;
  readonly githubFaults: number;
  /** When the services have recovered for good, counted from the story's start. */
  readonly recoversAfterMs: number;
  /** Whether the token may read workflow runs. */
  readonly readsRuns: boolean;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** What a plan costs in credits at most, its baseline included. */
export function costOf({ benchmarks, baseline }: StoryPlan): number {
  const paid = benchmarks.filter(({ service }) => service === 'harmstack');
  const own = paid.reduce((sum, { units, price }) => sum + units * price, 0);
  return baseline === undefined ? own : 2 * own;
}
