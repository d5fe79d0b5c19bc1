import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { joinWindows, type StoredPayment } from '../ledger/merge.ts';
import { isGuessed, type Submit, unite, type Window } from '../ledger/payment.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import type { RunKey } from '../run-key.ts';
import { maxClockSkewMs } from './match-jobs.ts';
import { windowOf } from './other-runs.ts';

/** What is known of the attempts of this run before this one. */
export interface LostOptions {
  readonly ledger: Ledger;
  /** What may have been paid for: batches of further rounds as well. */
  readonly batches: readonly PlannedBatch[];
  readonly clock: Clock;
  /** When this run's first attempt began, in milliseconds since the epoch; null when nobody tells. */
  readonly beganAtMs: () => Promise<number | null>;
  /** When an attempt of a run has ended, in milliseconds since the epoch; null when it has not, or nobody tells. */
  readonly endedAtMs: (run: Pick<RunKey, 'id' | 'attempt'>) => Promise<number | null>;
}

/** Where nobody tells when a run began, its jobs are no older than this, and none is surely its own: yesterday's run left some as well. */
const maxRunMs = 24 * 3_600_000;

/** Makes this run's own what attempts before it that were lost may have paid for, as far as they have not stored it themselves. */
export async function inheritLostAttempts(options: LostOptions): Promise<void> {
  await noteEnds(options);
  await inheritUnknown(options);
}

/** Notes when the submits of earlier attempts that were lost had ended at the latest: what was created later is not surely theirs. */
async function noteEnds({ ledger, clock, endedAtMs }: LostOptions): Promise<void> {
  const { run } = ledger;
  const startMs = clock.now();
  const lost = ledger.own.payments.filter(
    ({ payment: { state, submit } }) =>
      state === 'submitting' &&
      submit.by.id === run.id &&
      submit.by.attempt < run.attempt &&
      submit.window.untilMs === null,
  );
  for (const each of lost) {
    const { submit } = each.payment;
    const endMs = (await endedAtMs(submit.by)) ?? startMs;
    const { clock: by, latestMs } = submit.window;
    const deadlineMs = ledger.announcementOf(submit.by)?.deadlineMs ?? null;
    // The deadline is known by both clocks.
    const serviceMs = latestMs === null || deadlineMs === null ? null : latestMs - (deadlineMs - endMs);
    const window = { ...submit.window, untilMs: earliest(by === 'runner' ? endMs : serviceMs, latestMs) };
    ledger.absorb({
      runs: [],
      payments: [{ ...each, payment: { state: 'submitting', submit: { ...submit, window } } }],
    });
  }
}

/**
 * A re-run after attempts that were lost, or could store nothing: whatever was created for this plan since they began may be
 * theirs.
 */
async function inheritUnknown(options: LostOptions): Promise<void> {
  const { ledger, batches } = options;
  const forgotten = forgottenAttempts(ledger);
  const last = forgotten.at(-1);
  if (last === undefined) return;
  const own = ledger.own.payments.filter((each) => isOwnRun(each, ledger.run));
  // An attempt pays for nothing that it finds paid. What it finds uncertain it may find to be absent, and pay for.
  const keepsFromPaying = ({ payment }: StoredPayment) => payment.submit.by.attempt >= last || payment.state === 'paid';
  const unknown = batches.filter(({ index }) => !own.some((each) => each.index === index && keepsFromPaying(each)));
  if (unknown.length === 0) return;
  const open = own.filter(({ payment }) => payment.state === 'submitting' || payment.state === 'uncertain');
  const attempts = new Set([...forgotten, ...open.map(({ payment }) => payment.submit.by.attempt)]);
  const by: RunKey = { id: ledger.run.id, attempt: last, unique: '' };
  const window = await windowOfAttempts(options, [...attempts]);
  const submit: Submit = { by, nth: 1, label: null, window, before: [] };
  for (const { index } of unknown) {
    const known = open.flatMap((each) =>
      each.index === index && each.payment.state === 'uncertain' ? each.payment : [],
    );
    const candidates = unite(...known.map((payment) => payment.candidates));
    const named = unite(...known.map((payment) => payment.named));
    ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates, named } });
  }
}

/** Earlier attempts that have not stored that they had ended, in order: not all that they have paid for is known. */
function forgottenAttempts({ stored, run, commit }: Ledger): readonly number[] {
  const earlier = Array.from({ length: run.attempt - 1 }, (_, nth) => nth + 1);
  // What is stored is of use only for a commit that is known.
  if (commit === null) return earlier;
  return earlier.filter((attempt) => {
    const known = stored.runs.filter(({ key }) => key.id === run.id && key.attempt === attempt);
    return known.length === 0 || known.some(({ isOver }) => !isOver);
  });
}

/** Drops what was guessed of earlier attempts once all of them turn out to have stored how they ended. */
export function dropGuesses(ledger: Ledger): void {
  if (forgottenAttempts(ledger).length > 0) return;
  for (const index of ledger.uncertain) {
    const payment = ledger.paymentOf(index);
    if (payment.state === 'uncertain' && isGuessed(payment.submit))
      ledger.apply(index, { kind: 'absent', assigned: new Set(payment.candidates) });
  }
}

/** When these attempts may have paid. */
async function windowOfAttempts(options: LostOptions, attempts: readonly number[]): Promise<Window> {
  const { ledger, clock } = options;
  const { id, attempt } = ledger.run;
  const startMs = clock.now();
  const endMs = (await options.endedAtMs({ id, attempt: attempt - 1 })) ?? startMs;
  const announced = attempts.flatMap(
    (nth) => ledger.stored.runs.find(({ key }) => key.id === id && key.attempt === nth) ?? [],
  );
  const windows = announced.map(windowOf);
  if (windows.length === attempts.length) {
    const window = windows.reduce(joinWindows);
    return { ...window, untilMs: earliest(endMs, window.latestMs) };
  }
  const sinceMs = await options.beganAtMs();
  const earliestMs = (sinceMs ?? clock.now() - maxRunMs) - maxClockSkewMs;
  return { earliestMs, sinceMs, untilMs: endMs, latestMs: null, clock: 'runner' };
}

/** The earlier of two times, as far as they are known. */
function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function isOwnRun({ payment }: StoredPayment, { id }: RunKey): boolean {
  return payment.submit.by.id === id;
}
