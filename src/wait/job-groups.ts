import type { Ledger } from '../ledger/ledger.ts';
import type { PaidPayment } from '../ledger/payment.ts';
import { type Plan, runOf } from '../plan/plan.ts';
import type { JobGroup } from './wait-for-jobs.ts';

/** The jobs that the plan names. */
export function existingJobs({ benchmarks }: Pick<Plan, 'benchmarks'>): readonly JobGroup[] {
  return benchmarks.flatMap((benchmark) =>
    benchmark.work.kind === 'existing'
      ? [
          {
            reader: benchmark,
            jobIds: [benchmark.work.jobId],
            isOwn: false,
            isAdvisory: benchmark.level === 'warn',
            runs: new Map(),
          },
        ]
      : [],
  );
}

interface Paid {
  readonly plan: Pick<Plan, 'batches'>;
  readonly ledger: Pick<Ledger, 'inUse'>;
}

/** The jobs that are paid for; with an origin those alone that are known so. */
export function paidJobs({ plan, ledger }: Paid, origin?: PaidPayment['origin']): readonly JobGroup[] {
  return ledger.inUse.flatMap(({ index, payment }) => {
    const batch = plan.batches[index];
    const isOther = origin !== undefined && !(payment.state === 'paid' && payment.origin === origin);
    if (batch === undefined || isOther) return [];
    const { jobIds } = payment;
    const run = runOf(batch);
    const runs = new Map(run === null ? [] : jobIds.map((id) => [id, run]));
    return [{ reader: batch, jobIds, isOwn: true, isAdvisory: false, runs }];
  });
}
