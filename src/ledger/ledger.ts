import { compareRuns, isSameRun, type RunKey } from '../run-key.ts';
import type { JobId } from '../services/service.ts';
import {
  emptyLedger,
  isWaiting,
  mergeLedgers,
  type StoredLedger,
  type StoredPayment,
  type StoredRun,
  type StoredState,
} from './merge.ts';
import {
  isGuessed,
  isPayable,
  type Payment,
  type PaymentEvent,
  type SentPayment,
  type Submit,
  transition,
  unite,
} from './payment.ts';

interface LedgerOptions {
  readonly run: RunKey;
  /** From `fingerprintOf`; asked for when it is first needed, so a getter may put it off. */
  readonly plan: string;
  /** The head commit that is tested; null when it could not be found out: then nothing can be stored. */
  readonly commit: string | null;
  /** How many batches the plan has. */
  readonly batches: number;
  /** When the run gives up, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  /** Whether an id holds a secret, so that it may not be stored where everyone can read it. */
  readonly mustHide?: (id: JobId) => boolean;
}

interface Announced {
  readonly sinceMs: number;
  readonly isOver: boolean;
  /** Whether it only waits for what others have paid. */
  readonly onlyWaits?: boolean;
}

/** A batch of the plan by its place, counted from 0, with what is paid of it. */
export interface PaidBatch {
  readonly index: number;
  readonly payment: Extract<Payment, { readonly jobIds: unknown }>;
}

/**
 * What is paid for one plan in one run, and what other runs are known to have paid. Everything that speaks of money follows
 * from it: outputs, what is stored for later runs, advice and cost.
 */
export class Ledger {
  readonly run: RunKey;
  readonly commit: string | null;
  readonly deadlineMs: number;
  readonly #named: Pick<LedgerOptions, 'plan'>;
  readonly #mustHide: (id: JobId) => boolean;
  readonly #payments: Payment[];
  #stored: StoredLedger = emptyLedger;
  #mayHaveErased = false;
  /** Other runs that have fallen silent. */
  readonly #lost = new Map<string, RunKey>();

  constructor(options: LedgerOptions) {
    const { run, commit, batches, deadlineMs, mustHide = () => false } = options;
    this.#named = options;
    this.#mustHide = mustHide;
    this.deadlineMs = deadlineMs;
    this.run = run;
    this.commit = commit;
    this.#payments = Array.from({ length: batches }, () => ({ state: 'unpaid' }));
  }

  /** Names what is paid for. */
  get plan(): string {
    return this.#named.plan;
  }

  paymentOf(index: number): Payment {
    return this.#payments[index] ?? { state: 'unpaid' };
  }

  /** Changes the payment of a batch. Throws for what cannot happen to it. */
  apply(index: number, event: PaymentEvent): void {
    const payment = transition(this.paymentOf(index), event);
    this.#payments[index] = payment;
    if (this.commit === null) return;
    const stored = { plan: this.plan, commit: this.commit, index, payment: toStored(payment, this.#mustHide) };
    this.#store({ runs: [], payments: [stored] });
  }

  #store(ledger: StoredLedger): void {
    this.#stored = mergeLedgers(this.#stored, ledger);
  }

  /** Notes what other runs have stored. What this run uses changes by `apply` alone. */
  absorb(ledger: StoredLedger): void {
    const known = [...this.#lost.values()].map((rival) => ({ rival, news: this.newsOf(rival) }));
    this.#store(ledger);
    // Who tells something new was only silent.
    for (const { rival, news } of known) if (this.newsOf(rival) !== news) this.#lost.delete(rival.unique);
  }

  /** Notes that this run is going to pay, waits for what others have paid, or has ended. Nothing that it has paid for is older than `sinceMs`. */
  announce({ sinceMs, isOver, onlyWaits = false }: Announced): void {
    const { run: key, plan, commit, deadlineMs } = this;
    if (commit === null) return;
    const hasWaited = this.announcementOf(key)?.waitsAtMs !== undefined;
    const said = onlyWaits ? { waitsAtMs: sinceMs } : hasWaited && !isOver ? { paysAtMs: sinceMs } : {};
    this.#store({ runs: [{ key, plan, commit, announcedAtMs: sinceMs, deadlineMs, isOver, ...said }], payments: [] });
  }

  /** Notes that all that this run has sent until then, in milliseconds since the epoch, is known here. */
  noteSaid(saidAtMs: number): void {
    const announced = this.announcementOf(this.run);
    if (announced !== null) this.#store({ runs: [{ ...announced, saidAtMs }], payments: [] });
  }

  /** Notes that words of other runs may have been lost until then, in milliseconds since the epoch: to an edit, or to a late write. */
  noteEdit(editedAtMs: number): void {
    this.#store({ ...emptyLedger, editedAtMs });
  }

  /**
   * The last time at which stored words of other runs may have been lost, in milliseconds since the epoch; null when that never was, or once
   * an earlier attempt of this run has announced itself and paid after it.
   */
  get editedAtMs(): number | null {
    const { run, own } = this;
    const { editedAtMs = null } = this.#stored;
    const payers = own.payments.flatMap(({ payment }) => (isKnown(payment) ? payment.submit.by : []));
    const hasPaidSince = ({ key, announcedAtMs }: StoredRun) =>
      key.id === run.id &&
      key.attempt < run.attempt &&
      announcedAtMs > (editedAtMs ?? 0) &&
      payers.some((by) => isSameRun(by, key));
    return own.runs.some(hasPaidSince) ? null : editedAtMs;
  }

  /** Notes that a slow write of this run may have erased what another run has announced meanwhile. */
  noteErasure(): void {
    this.#mayHaveErased = true;
  }

  /** Whether what was announced since then, in milliseconds since the epoch, may have been lost. */
  isEditedSince(atMs: number): boolean {
    return this.#mayHaveErased || (this.editedAtMs !== null && this.editedAtMs >= atMs);
  }

  /** What is known of all runs of this gate, this one included. */
  get stored(): StoredLedger {
    return this.#stored;
  }

  /** What is stored about this plan at this commit; what was stored about another proves nothing. */
  get own(): StoredLedger {
    const isOwn = (each: { readonly plan: string; readonly commit: string }) =>
      each.plan === this.plan && each.commit === this.commit;
    return { runs: this.#stored.runs.filter(isOwn), payments: this.#stored.payments.filter(isOwn) };
  }

  /** Other runs for the same plan and commit that have not ended, as far as is known, the oldest first. */
  get otherRuns(): readonly RunKey[] {
    return this.#otherRuns.map(({ key }) => key);
  }

  /** Notes that nothing more is to be expected of another run, unless it is heard of again. */
  giveUp(rival: RunKey): void {
    this.#lost.set(rival.unique, rival);
  }

  /** All that is known of another run: it changes when that tells something new. */
  newsOf(rival: RunKey): string {
    const { runs, payments } = this.own;
    const isTheirs = ({ payment }: StoredPayment) => isSameRun(payment.submit.by, rival);
    return JSON.stringify([runs.filter(({ key }) => isSameRun(key, rival)), payments.filter(isTheirs)]);
  }

  /** What another run has announced of itself. */
  announcementOf(rival: RunKey): StoredRun | null {
    return this.own.runs.find(({ key }) => isSameRun(key, rival)) ?? null;
  }

  /** Whether what stands somewhere tells of this run what it has last announced: of a run that only waits, nobody expects that it pays. */
  isHeardIn({ runs }: StoredLedger): boolean {
    const mine = this.announcementOf(this.run);
    return runs.some((each) => isSameRun(each.key, this.run) && (mine === null || isWaiting(each) === isWaiting(mine)));
  }

  get #otherRuns(): readonly StoredRun[] {
    const { run } = this;
    // An earlier attempt has ended, whether or not it could say so.
    const isEarlier = (key: RunKey) => key.id === run.id && key.attempt < run.attempt;
    const isOpen = ({ key, isOver }: StoredRun) =>
      !isOver && !isEarlier(key) && !isSameRun(key, run) && !this.#lost.has(key.unique);
    return this.own.runs.filter(isOpen).toSorted((a, b) => compareRuns(a.key, b.key));
  }

  /** Batches that are still to be paid for, by their place in the plan. */
  get payable(): readonly number[] {
    return [...this.#payments.keys()].filter((index) => isPayable(this.paymentOf(index)));
  }

  /** Batches that may be paid for, nobody knows. */
  get uncertain(): readonly number[] {
    return [...this.#payments.keys()].filter((index) => isUncertain(this.paymentOf(index)));
  }

  /** Batches whose jobs are judged, in the plan's order. */
  get paid(): readonly PaidBatch[] {
    return this.#payments.flatMap((payment, index) =>
      'jobIds' in payment && payment.jobIds.length > 0 && !(payment.state === 'closed' && payment.why === 'too-old')
        ? [{ index, payment }]
        : [],
    );
  }

  /** Those of them that are not to be paid anew. */
  get inUse(): readonly PaidBatch[] {
    return this.paid.filter(({ payment }) => !isPayable(payment));
  }

  get jobIds(): readonly JobId[] {
    return unite(...this.paid.map(({ payment }) => payment.jobIds));
  }

  /** Jobs that the answer to a submit named, which may not be all, or not its own. */
  get namedIds(): readonly JobId[] {
    return unite(...this.#payments.map((payment) => (payment.state === 'uncertain' ? payment.named : [])));
  }

  /** Jobs that could be those of an uncertain payment. */
  get candidates(): readonly JobId[] {
    return unite(...this.#payments.map((payment) => (payment.state === 'uncertain' ? payment.candidates : [])));
  }

  /**
   * Every job that any run of this gate is known to have paid for. Where the tested commit is not known, what is stored about this plan
   * may be this run's own; so may what was found for another plan or commit, and not sent.
   */
  get knownIds(): ReadonlySet<JobId> {
    const { commit, plan, jobIds } = this;
    const found = new Set(this.#foundElsewhere);
    const known = this.#stored.payments.filter((each) => (commit !== null || each.plan !== plan) && !found.has(each));
    return new Set(known.flatMap(idsOf).concat(jobIds));
  }

  /** Jobs that another run has found, and takes for what it may have paid for another plan or commit. */
  get foundByOthers(): ReadonlySet<JobId> {
    const isOfOtherRun = ({ payment }: StoredPayment) => payment.submit.by.id !== this.run.id;
    return new Set(this.#foundElsewhere.filter(isOfOtherRun).flatMap(idsOf));
  }

  /** What some run of this gate has sent for another plan or commit, and nobody has stored what became of it. */
  get openElsewhere(): readonly Submit[] {
    return this.#sentElsewhere.flatMap(({ payment }) => (isUncertain(payment) ? [payment.submit] : []));
  }

  /**
   * Runs that pay for another plan or commit, earlier attempts of this one among them, and have not stored how they ended: not all that they
   * have paid is known.
   */
  get openRunsElsewhere(): readonly StoredRun[] {
    const { plan, commit } = this;
    return this.#stored.runs.filter(
      (each) => (each.plan !== plan || each.commit !== commit) && !each.isOver && !isWaiting(each),
    );
  }

  /** Jobs that some run of this gate has paid for another plan or commit. */
  get paidElsewhere(): ReadonlySet<JobId> {
    return new Set(this.#sentElsewhere.flatMap(idsOf));
  }

  /** Jobs that some run of this gate has paid for other batches of this plan than that one. */
  paidBeside(index: number): ReadonlySet<JobId> {
    const isBeside = (each: StoredPayment) => each.index !== index && !isGuessed(each.payment.submit);
    return new Set(this.own.payments.filter(isBeside).flatMap(idsOf));
  }

  get #sentElsewhere(): readonly StoredPayment[] {
    return this.#elsewhere.filter(({ payment }) => !isGuessed(payment.submit));
  }

  get #foundElsewhere(): readonly StoredPayment[] {
    return this.#elsewhere.filter(({ payment }) => isGuessed(payment.submit));
  }

  get #elsewhere(): readonly StoredPayment[] {
    const { plan, commit } = this;
    return this.#stored.payments.filter((each) => each.plan !== plan || each.commit !== commit);
  }

  /** Whether nothing was paid, for certain. */
  get isUnspent(): boolean {
    return this.#payments.every(
      (payment) =>
        payment.state === 'unpaid' ||
        (payment.state === 'closed' && (payment.why === 'absent' || payment.why === 'unlisted')),
    );
  }
}

function idsOf({ payment }: StoredPayment): readonly JobId[] {
  return 'jobIds' in payment ? payment.jobIds : [];
}

function isKnown(payment: StoredState): boolean {
  return 'jobIds' in payment && payment.jobIds.length > 0;
}

function isUncertain({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'submitting' || state === 'uncertain';
}

/** Ids in order. What may not be stored is uncertain to a later run, which looks for it at the service. */
function toStored(payment: SentPayment, mustHide: (id: JobId) => boolean): StoredState {
  const open = (ids: readonly JobId[]) => ids.filter((id) => !mustHide(id)).toSorted();
  const submit = { ...payment.submit, before: open(payment.submit.before) };
  const shownId = (id: string | null) => (id !== null && mustHide(id) ? null : id);
  const unknown = { state: 'uncertain', submit, candidates: [], named: [] } as const;
  switch (payment.state) {
    case 'submitting':
      return { state: 'submitting', submit };
    case 'uncertain':
      return { state: 'uncertain', submit, candidates: open(payment.candidates), named: open(payment.named) };
    case 'paid': {
      const { state, batchId, jobIds } = payment;
      if (jobIds.some(mustHide)) return unknown;
      // Nobody looks for what is known.
      return { state, submit: { ...submit, before: [] }, batchId: shownId(batchId), jobIds: jobIds.toSorted() };
    }
    case 'closed': {
      const { state, batchId, jobIds, why } = payment;
      if (why === 'unlisted') return unknown;
      return { state, submit: { ...submit, before: [] }, batchId: shownId(batchId), jobIds: open(jobIds), why };
    }
  }
}
