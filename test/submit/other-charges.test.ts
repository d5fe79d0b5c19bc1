import { expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { anyTime, type Submit } from '../../src/ledger/payment.ts';
import { findOtherCharges, refusedOf, submitOf, unknownOf, unrecordedOf } from '../../src/submit/other-charges.ts';
import { ShownJobs } from '../../src/submit/shown-jobs.ts';
import { batchOf, endpointUrl, startWorld } from '../fixtures/harmstack-world.ts';
import { paidBy, runKey, submitBy } from '../fixtures/stored-ledgers.ts';

const batch = batchOf({ 1: [5] });
const hourMs = 3_600_000;

/** A run that goes on with what its first attempt has paid, and has been shown the account's jobs. */
async function startRerun(attempt: number, own: Partial<Submit> = {}) {
  const world = await startWorld();
  const { harmstack, clock, service } = world;
  const startMs = clock.now();
  const window = {
    earliestMs: startMs,
    sinceMs: startMs,
    untilMs: startMs + 1000,
    latestMs: null,
    clock: 'service',
  } as const;
  const [jobId, stray] = [1, 2].map(() =>
    harmstack.addJob({ benchmarkId: 1, units: 5, endpointUrl, createdAtMs: startMs + 500 }),
  );
  const late = harmstack.addJob({ benchmarkId: 1, units: 5, endpointUrl, createdAtMs: startMs + hourMs });
  const other = harmstack.addJob({ benchmarkId: 2, units: 5, endpointUrl, createdAtMs: startMs + 500 });
  const run = runKey(7, attempt);
  const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 1, deadlineMs: startMs + 2 * hourMs });
  const submit = submitBy(runKey(7, 1), { window, ...own });
  const jobs = { submit, batchId: null, jobIds: jobId === undefined ? [] : [jobId] };
  ledger.apply(0, { kind: 'resumed', jobs, sharedWith: null });
  const shown = new ShownJobs();
  await shown
    .watch(() => service)(batch)
    .recent?.({ limit: 50 }, new AbortController().signal);
  const options = { ledger, labels: { run, tag: 't' }, endpointUrl, plan: { batches: [batch] }, shown };
  return { ...world, ledger, options, window, stray, late, other };
}

test('what a submit may have started beside its known jobs was created when it was under way', async () => {
  await using rerun = await startRerun(2);
  const { ledger, options, stray } = rerun;
  const paid = ledger.paid.map(submitOf);
  expect(findOtherCharges(options, paid)).toEqual({ candidates: [stray], baselineIds: [] });
  const plan = { batches: [{ ...batch, role: 'baseline' as const }] };
  const charged = findOtherCharges({ ...options, plan, baselineUrl: endpointUrl }, paid);
  expect(charged).toEqual({ candidates: [stray], baselineIds: [stray] });
});

test('a submit that was never refused has no other, and one that was is dated by its refusal', async () => {
  await using plain = await startRerun(2);
  expect(refusedOf(plain.ledger)).toEqual([]);
  const { window } = plain;
  const afterMs = window.untilMs + hourMs;
  const later = { ...window, earliestMs: afterMs, sinceMs: afterMs, untilMs: afterMs };
  await using rerun = await startRerun(2, { window: later, refused: window });
  expect(findOtherCharges(rerun.options, refusedOf(rerun.ledger)).candidates).toEqual([rerun.stray]);
});

test.each([
  { by: runKey(7, 1), whose: 'an earlier attempt', count: 1 },
  { by: runKey(5, 1), whose: 'another run', count: 0 },
])('a submit of $whose that was refused may have started others, though it is closed', ({ by, count }) => {
  const ledger = new Ledger({ run: runKey(7, 2), plan: 'p', commit: 'c', batches: 1, deadlineMs: hourMs });
  const submit = submitBy(by, { refused: anyTime });
  const payment = { state: 'closed', submit, batchId: null, jobIds: ['job'], why: 'judged' } as const;
  ledger.absorb({ runs: [], payments: [{ ...paidBy(by, []), payment }] });
  expect(refusedOf(ledger)).toHaveLength(count);
});

test('an attempt that left no record has paid for nothing beside what another run has paid', async () => {
  await using third = await startRerun(3, { by: runKey(5, 1) });
  expect(third.ledger.paid.flatMap((paid) => unrecordedOf(third.ledger, paid))).toEqual([]);
});

test('an attempt that left no record has given its jobs another name than the one that has paid', async () => {
  await using rerun = await startRerun(3, { label: 'benchmark-gate-7-1-x-1' });
  const submits = rerun.ledger.paid.flatMap((paid) => unrecordedOf(rerun.ledger, paid));
  expect(submits.map(({ submit }) => submit.label)).toEqual([null]);
});

test('an attempt that left no record, after the one that has paid, may have paid at any time since', async () => {
  await using second = await startRerun(2);
  expect(second.ledger.paid.flatMap((paid) => unrecordedOf(second.ledger, paid))).toEqual([]);
  await using third = await startRerun(3);
  const { ledger, options, stray, late } = third;
  const strays = findOtherCharges(
    options,
    ledger.paid.flatMap((paid) => unrecordedOf(ledger, paid)),
  );
  expect(strays.candidates.toSorted()).toEqual([stray, late]);
});

test('it is not known what became of what is uncertain, or was refused in a way that may come after the work', () => {
  const run = runKey(7);
  const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 4, deadlineMs: 0 });
  const submit = submitBy(run);
  for (const index of [0, 1, 2]) ledger.apply(index, { kind: 'submitting', submit });
  ledger.apply(0, { kind: 'unlisted', window: anyTime });
  ledger.apply(1, { kind: 'lost', window: anyTime, named: [] });
  ledger.apply(2, { kind: 'refused' });
  expect(unknownOf(ledger).map(({ index }) => index)).toEqual([1, 0]);
  ledger.apply(1, { kind: 'matched', jobIds: ['a'] });
  expect(unknownOf(ledger).map(({ index }) => index)).toEqual([0]);
});
