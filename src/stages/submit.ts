import { labelOf } from '../ledger/fingerprint.ts';
import { publishJobIds } from '../publish.ts';
import { largestSkewMs, submitBatches } from '../submit/submit-batches.ts';
import { howToGoOn } from './how-to-go-on.ts';
import { noteStarted, type Stage } from './stage.ts';

/** Submits every batch once. False when not all could be started. */
export async function submit(stage: Stage): Promise<boolean> {
  const { plan, record, runner, log, comment, clock } = stage;
  if (plan.batches.length === 0) {
    publishJobIds(record.report(clock.now()), runner);
    return true;
  }
  if (plan.batches.some(({ seed }) => seed !== null) && plan.batches.length > 1) {
    log(
      `Submitting ${plan.batches.length} batches with seeds ${plan.batches.map(({ seed }) => seed).join(', ')}, so that no two jobs of a benchmark sample the same units.`,
    );
  }
  const batches = record.unpaid.map((batch) => ({
    ...batch,
    label: labelOf(stage.labelPrefix, batch.index),
  }));
  const toSend = [...batches];
  let isAnnounced = false;
  const problem = await submitBatches({
    ...stage,
    onDoubt: async (doubt) => {
      const [next] = toSend;
      record.doubt = doubt && { ...doubt, index: next?.index ?? null, labelPrefix: stage.labelPrefix };
      if (doubt === null || isAnnounced) return;
      isAnnounced = true;
      // Should this run be lost before it knows the jobs, the next one must not pay for them again.
      await comment?.announce(record.report(clock.now()));
    },
    serviceOf: stage.serviceFor,
    batches,
    onStarted: (started) => {
      noteStarted(record, started);
      toSend.shift();
      const [next] = toSend;
      // Whatever is shown from now on may be the last that a later run learns, and the next submit is sent at once.
      record.doubt = record.doubt && next ? { ...record.doubt, index: next.index } : null;
      // The clock of one service says nothing of another's.
      if (record.doubt !== null && next?.service !== started.batch.service)
        record.doubt = { ...record.doubt, sinceMs: clock.now() - largestSkewMs, latestMs: null };
      publishJobIds(record.report(clock.now()), runner);
      if (toSend.length > 0) comment?.showProgress(record.report(clock.now()), { isNews: true });
      log(`Submitted${started.batchId === null ? '' : ` batch ${started.batchId}`}: jobs ${started.jobIds.join(', ')}`);
    },
  });
  if (problem !== null) {
    record.problems.push(problem);
    if (record.started.length > 0) record.problems.push(howToGoOn(stage));
    const unsent =
      record.doubt !== null ? 'it may have been submitted, but its jobs are not known' : 'nothing was submitted';
    record.endEarly(record.started.length > 0 ? 'not waited for, since not every batch could be started' : unsent);
    return false;
  }
  comment?.showProgress(record.report(clock.now()), { isNews: true });
  return true;
}
