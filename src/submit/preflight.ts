import type { Clock } from '../clock.ts';
import { levelOf, type Notice } from '../notice.ts';
import type { Plan, PlannedBenchmark, ServiceName } from '../plan/plan.ts';
import { type Preflight, ServiceError } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';
import { objectionsToExisting } from '../verdict/pair-jobs.ts';

interface PreflightOptions {
  readonly plan: Plan;
  readonly isDryRun: boolean;
  readonly serviceFor: ServiceFor;
  readonly tell: (notice: Notice) => void;
  readonly clock: Clock;
  /** When the run began and when it gives up, in milliseconds since the epoch. */
  readonly startedAtMs: number;
  readonly deadlineMs: number;
  readonly cancelled: AbortSignal;
}

/** What each service told before money is spent, and whether the run may go on. */
export interface Checked {
  readonly facts: ReadonlyMap<ServiceName, Preflight>;
  readonly isReady: boolean;
}

const preflightLimitMs = 10_000;

/**
 * Checks what can be checked before money is spent: also the keys of services that are only read, and the jobs to be judged
 * there, since what fails on them later would have been paid for in vain. What is wrong is told.
 */
export async function preflight(options: PreflightOptions): Promise<Checked> {
  const { plan, isDryRun, cancelled } = options;
  const facts = new Map<ServiceName, Preflight>();
  if (plan.batches.length === 0 && !isDryRun) return { facts, isReady: true };
  let isReady = true;
  const tell = (notice: Notice) => {
    isReady &&= levelOf(notice) !== 'error';
    options.tell(notice);
  };
  const byService = Map.groupBy(plan.benchmarks, ({ service }) => service);
  await Promise.all(
    [...byService].map(async ([service, benchmarks]) => {
      const answer = await ask({ ...options, tell }, service, benchmarks);
      if (answer !== null) facts.set(service, answer);
    }),
  );
  if (isReady) await Promise.all(plan.benchmarks.map((each) => checkExisting({ ...options, tell }, each)));
  if (cancelled.aborted) isReady = false;
  return { facts, isReady };
}

/** Asks for the balances once more, before a further round. What a service does not tell holds nothing up: the submit tells. */
export async function fetchBalances(
  options: Omit<PreflightOptions, 'startedAtMs'>,
  benchmarks: readonly PlannedBenchmark[],
): Promise<ReadonlyMap<ServiceName, number | null>> {
  const byService = Map.groupBy(benchmarks, ({ service }) => service);
  const asked = [...byService].map(async ([service, own]) => {
    const answer = await ask({ ...options, tell: () => undefined }, service, own);
    return [service, answer?.balanceCredits ?? null] as const;
  });
  return new Map(await Promise.all(asked));
}

async function ask(
  options: Omit<PreflightOptions, 'startedAtMs'>,
  service: ServiceName,
  benchmarks: readonly PlannedBenchmark[],
): Promise<Preflight | null> {
  const { serviceFor, tell, cancelled } = options;
  const [first] = benchmarks;
  if (first === undefined) return null;
  using limit = limitOf(options);
  try {
    const toRun = benchmarks.filter(({ work }) => work.kind === 'submit');
    const answer = await serviceFor(first).preflight(toRun, limit.signal);
    for (const text of answer.warnings) tell({ code: 'unchecked', text });
    for (const text of answer.problems) tell({ code: 'benchmark-not-offered', text });
    return answer;
  } catch (error) {
    if (!(error instanceof ServiceError)) {
      if (cancelled.aborted) return null;
      throw error;
    }
    const why = whyShut(service, error) ?? ({ code: 'service-refused', service, message: error.message } as const);
    tell(why.code === 'key-refused' ? why : { ...why, ...(areAdvice(benchmarks) && { isAdvisory: true }) });
    return null;
  }
}

/** Whether nothing but advice rests on these: they only warn, and nothing is to be paid for them. */
function areAdvice(benchmarks: readonly PlannedBenchmark[]): boolean {
  return benchmarks.every(({ level, work }) => level === 'warn' && work.kind !== 'submit');
}

/** What tells that a service cannot be asked at all: it cannot be reached, or refuses the key; null where it is something else. */
export function whyShut(service: ServiceName, { kind, message, isProxy }: ServiceError): Shut | null {
  if (kind === 'unreachable') return { code: 'service-unreachable', service, message, isProxy };
  return kind === 'unauthorised' ? { code: 'key-refused', service, message } : null;
}

type Shut = Extract<Notice, { readonly code: 'service-unreachable' | 'key-refused' }>;

/**
 * Whether a job to be judged can be read, and can prove anything. What may pass, and what is only advice, is told in a dry run alone, which
 * reads it no second time.
 */
async function checkExisting(options: PreflightOptions, benchmark: PlannedBenchmark): Promise<void> {
  const { plan, serviceFor, tell, isDryRun, startedAtMs } = options;
  if (benchmark.work.kind !== 'existing') return;
  using limit = limitOf(options);
  const looks = await serviceFor(benchmark).look([{ id: benchmark.work.jobId, asked: null }], limit.signal);
  const isAdvice = areAdvice([benchmark]);
  const advisory = isAdvice && { isAdvisory: true };
  for (const look of looks) {
    const isKey = 'error' in look && look.error.kind === 'unauthorised';
    if (isAdvice && !isDryRun && !isKey) continue;
    if ('job' in look) {
      const [why] = objectionsToExisting(look.job, { plan, benchmark, startedAtMs });
      if (why !== undefined) tell({ code: 'job-unfit', jobId: look.id, why, ...advisory });
    } else if (isDryRun || look.error.isRefusal) {
      tell({ code: 'job-unreadable', jobId: look.id, message: look.error.message, ...(!isKey && advisory) });
    }
  }
}

function limitOf({ clock, deadlineMs, cancelled }: Omit<PreflightOptions, 'startedAtMs'>) {
  return clock.limit(Math.max(0, Math.min(preflightLimitMs, deadlineMs - clock.now())), cancelled);
}
