import type { ScoreChoice, ServiceName } from './plan.ts';

/** What a service can be asked for. */
interface Capabilities {
  /** Its name as it is written in a sentence. */
  readonly title: string;
  /** The page that says how a key is created, or creates one. */
  readonly keysAt: string;
  /** Its scores by name; the first is judged unless another is chosen. */
  readonly metrics: readonly [string, ...(readonly string[])];
  /** Whether its jobs run agents, one of which can be chosen. */
  readonly hasAgents: boolean;
  /** Whether its scores may be on another scale than 0 to 100, which it does not tell. */
  readonly hasScale: boolean;
  /** Whether a benchmark is run in units that can be counted. */
  readonly hasUnits: boolean;
  /** Whether a job tells what an interval of its score can rest on: counts, or the scores of its parts. */
  readonly hasIntervals: boolean;
  readonly hasSeed: boolean;
  readonly hasCredits: boolean;
  /** Whether a baseline can be the newest job of a name. */
  readonly hasNamedBaselines: boolean;
  /** Whether it keeps a name that a job is given, so that the job can be known by it. */
  readonly keepsLabels: boolean;
  /** Whether it calls the model's endpoint itself. */
  readonly callsEndpoint: boolean;
  /** What a benchmark's id must look like, so that a typing error is found before any request; null when it starts none. */
  readonly benchmarkId: { readonly pattern: RegExp; readonly shape: string } | null;
}

/** The one table of what differs between the services in what can be asked of them. */
export const capabilities = {
  harmstack: {
    title: 'Harmstack',
    keysAt: 'https://docs.harmstack.ai',
    metrics: ['score_pct'],
    hasAgents: false,
    hasScale: false,
    hasUnits: true,
    hasIntervals: true,
    hasSeed: true,
    hasCredits: true,
    hasNamedBaselines: false,
    keepsLabels: false,
    callsEndpoint: true,
    // GET /benchmarks and POST /jobs give it as a number.
    benchmarkId: { pattern: /^(0|[1-9]\d{0,14})$/, shape: 'a whole number, such as 1' },
  },
  runloop: {
    title: 'Runloop',
    keysAt: 'https://platform.runloop.ai/settings#api-keys',
    metrics: ['all-scenarios', 'completed-scenarios'],
    hasAgents: true,
    hasScale: false,
    hasUnits: false,
    hasIntervals: true,
    hasSeed: false,
    hasCredits: false,
    hasNamedBaselines: true,
    keepsLabels: true,
    callsEndpoint: false,
    benchmarkId: { pattern: /^[\w.:-]{1,200}$/, shape: 'one word, such as bmd_123' },
  },
  overmind: {
    title: 'Overmind',
    keysAt: 'https://docs.overmindlab.ai',
    metrics: ['best_score', 'baseline_score', 'improvement', 'avg_score'],
    hasAgents: false,
    hasScale: true,
    hasUnits: false,
    hasIntervals: false,
    hasSeed: false,
    hasCredits: false,
    hasNamedBaselines: false,
    keepsLabels: false,
    callsEndpoint: false,
    benchmarkId: null,
  },
} as const satisfies Record<ServiceName, Capabilities>;

/** What was said about the score to be judged; null and absent leave the service's default. */
interface Wish {
  readonly metric?: string | null | undefined;
  readonly agent?: string | null | undefined;
  readonly scale?: ScoreChoice['scale'] | null | undefined;
}

/** The score that is judged; null for a service that has only one. The wish must be one that the service offers. */
export function chooseScore(service: ServiceName, { metric, agent, scale }: Wish): ScoreChoice | null {
  const { metrics } = capabilities[service];
  if (metrics.length === 1) return null;
  return { metric: metric ?? metrics[0], agent: agent ?? null, scale: scale ?? 100 };
}
