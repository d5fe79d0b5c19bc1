import type { Labels } from '../ledger/fingerprint.ts';
import type { Ledger, PaidBatch } from '../ledger/ledger.ts';
import { type Submit, unite } from '../ledger/payment.ts';
import { type Plan, type PlannedBatch, withJobs } from '../plan/plan.ts';
import type { JobId } from '../services/service.ts';
import { type EndpointUrls, endpointUrlOf, kinshipOf, type Wanted } from './match-jobs.ts';
import type { ShownJobs } from './shown-jobs.ts';

interface WantedOptions extends EndpointUrls {
  readonly ledger: Ledger;
  readonly labels: Labels;
}

/** What the jobs of a submit can be known by; jobs that any run is known to have paid for are none of it. */
export function wantedOf(options: WantedOptions, batch: PlannedBatch, submit: Submit): Wanted {
  const { ledger, labels } = options;
  const takenIds = ledger.knownIds.union(new Set(submit.before));
  const endpointUrl = endpointUrlOf(options, batch);
  return { batch: withJobs(batch, submit.asked), submit, endpointUrl, takenIds, tag: labels.tag };
}

interface StrayOptions extends WantedOptions {
  readonly plan: Plan;
  readonly shown: ShownJobs;
}

/**
 * Jobs that lists have shown, that could be those of one of these submits, and that nobody is known to have paid for: what the answer to
 * it named is not all that was charged, or is something else.
 */
export function findStrays(options: StrayOptions, paid: readonly PaidBatch[]): readonly JobId[] {
  const { plan, shown } = options;
  return unite(
    ...paid.map(({ index, payment }) => {
      const batch = plan.batches[index];
      if (batch === undefined) return [];
      const wanted = wantedOf(options, batch, payment.submit);
      return shown.of(batch.service).flatMap((job) => (kinshipOf(job, wanted) === 'foreign' ? [] : job.id));
    }),
  );
}
