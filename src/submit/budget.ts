import type { Notice } from '../notice.ts';
import { type PlannedBatch, roundOf, type ServiceName, withJobs } from '../plan/plan.ts';
import type { JobId, Preflight, UnitPrice } from '../services/service.ts';
import type { PlannedPayment } from '../verdict/pair-jobs.ts';

/** What each service told before money is spent. */
export type Prices = ReadonlyMap<ServiceName, Pick<Preflight, 'unitPrices' | 'balanceCredits'>>;

/** What some batches cost in credits; null when none of their services has a price, or one of the prices is not known. */
export function costOf(batches: readonly PlannedBatch[], prices: Prices): number | null {
  if (unknownPrices(batches, prices).length > 0) return null;
  const costs = batches.flatMap((batch) => costOfBatch(batch, prices) ?? []);
  return costs.length === 0 ? null : addCredits(costs);
}

interface Spending {
  readonly prices: Prices;
  /** What a job itself says that it costs; null while that is not known. */
  readonly creditsOf: (batch: PlannedBatch, id: JobId) => number | null;
}

/** What is paid for costs what all of its jobs say, else what they were asked for at. */
export function spentOn(paid: readonly PlannedPayment[], { prices, creditsOf }: Spending): number | null {
  const credits = paid.flatMap(({ batch, payment }) => payment.jobIds.map((id) => creditsOf(batch, id)));
  if (credits.length > 0 && credits.every((each) => each !== null)) return addCredits(credits);
  const asked = paid.map(({ batch, payment }) => withJobs(batch, payment.submit.asked));
  return costOf(asked, prices);
}

/** Credits as the user adds them up: they are decimal fractions, and 3 × 0.1 is 0.3. */
function addCredits(credits: readonly number[]): number {
  return Number(credits.reduce((sum, each) => sum + each, 0).toFixed(6));
}

function costOfBatch({ service, jobs }: PlannedBatch, prices: Prices): number | null {
  const unitPrices = prices.get(service)?.unitPrices ?? null;
  if (unitPrices === null) return null;
  return jobs.reduce((sum, { benchmarkId, units }) => sum + units * (unitPrices.get(benchmarkId)?.credits ?? 0), 0);
}

function isUnknown(price: UnitPrice | undefined): boolean {
  return price === undefined || price.basis === 'unreadable' || price.basis === 'list-failed';
}

/** Benchmarks of which a price should be known and is not: what they cost may be anything. */
function unknownPrices(batches: readonly PlannedBatch[], prices: Prices): readonly string[] {
  const ids = batches.flatMap(({ service, jobs }) => {
    const unitPrices = prices.get(service)?.unitPrices ?? null;
    if (unitPrices === null) return [];
    return jobs.flatMap(({ benchmarkId: id }) => (isUnknown(unitPrices.get(id)) ? [id] : []));
  });
  return [...new Set(ids)];
}

/** What is to be spent, and what may be. */
export interface Budget {
  /** All batches of the plan: the limit holds for it, whichever run pays. */
  readonly planned: readonly PlannedBatch[];
  /** Those that are still to be paid. */
  readonly payable: readonly PlannedBatch[];
  readonly prices: Prices;
  /** The `max-credits` input. */
  readonly maxCredits: number | null;
  /** Whether a part of the plan is paid. */
  readonly hasPaid: boolean;
}

/** Why the plan may not be submitted; empty when it may. */
export function checkBudget({ planned, payable, prices, maxCredits, hasPaid }: Budget): readonly Notice[] {
  const notices: Notice[] = [];
  if (maxCredits !== null) {
    const cost = costOf(planned, prices);
    if (cost !== null && cost > maxCredits) notices.push({ code: 'over-max-credits', cost, maxCredits, hasPaid });
    const benchmarkIds = unknownPrices(planned, prices);
    if (benchmarkIds.length > 0) notices.push({ code: 'price-unknown', benchmarkIds, maxCredits });
  }
  for (const [service, { balanceCredits }] of prices) {
    const cost = costOf(
      payable.filter((batch) => batch.service === service),
      prices,
    );
    if (cost !== null && balanceCredits !== null && cost > balanceCredits)
      notices.push({ code: 'balance-too-low', cost, balance: balanceCredits, hasPaid });
  }
  return notices;
}

/** What is about to be spent, for the log; null when nothing is. */
export function planCost({ payable, prices }: Pick<Budget, 'payable' | 'prices'>): Notice | null {
  const cost = costOf(payable, prices);
  if (cost === null || cost === 0) return null;
  const balances = [...prices.values()].flatMap(({ balanceCredits }) => balanceCredits ?? []);
  return { code: 'plan-cost', cost, isMost: payable.some((batch) => roundOf(batch) > 1), balances };
}
