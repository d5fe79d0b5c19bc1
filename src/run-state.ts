import type { Ledger } from './ledger/ledger.ts';
import { isPayable } from './ledger/payment.ts';
import { type Cause, causeOf, levelOf, type Notice } from './notice.ts';
import type { ReadBaselines } from './past/read-baselines.ts';
import { capabilities } from './plan/capabilities.ts';
import {
  isJudged,
  type Plan,
  type PlannedBatch,
  type PlannedBenchmark,
  type Reader,
  readerKey,
  roundOf,
  type ServiceName,
  serviceOf,
} from './plan/plan.ts';
import { holdsSecret, type Redact } from './redact.ts';
import { describePlan } from './report/planned-work.ts';
import { redactBenchmark } from './report/redact-benchmark.ts';
import { redactNotice } from './report/redact-notice.ts';
import type { Report } from './report/report.ts';
import { type BaselineFinder, baselineFinder, baselineIdsOf, nothingRead, withBaselines } from './run-baselines.ts';
import { isSameRun } from './run-key.ts';
import { type CompletedJobs, isFinal, type JobId, type Preflight } from './services/service.ts';
import { costOf, spentOn } from './submit/budget.ts';
import { baselinesFor, type NeededBaselines, neededOf } from './submit/next-round.ts';
import type { FoundBaseline } from './verdict/baseline.ts';
import { chooseCause } from './verdict/cause.ts';
import type { History } from './verdict/history.ts';
import type { JudgedBenchmark } from './verdict/judge.ts';
import type { Evidence } from './verdict/judge-job.ts';
import { judgeRun } from './verdict/judge-run.ts';
import type { PlannedPayment } from './verdict/pair-jobs.ts';
import { causeOfReason, causeOfUnfinished, type Unfinished } from './verdict/reason.ts';

type Rules = typeof import('./verdict/rules.ts');

/** What a report says of the run itself, known before anything is read from the inputs. */
export interface RunFacts {
  readonly startedAtMs: number;
  readonly runUrl: string | null;
  /** Address of the repository, for links to commits. */
  readonly repositoryUrl: string | null;
}

/** Why a run is ended that nobody has cancelled. */
export class ActionFault extends Error {
  override readonly name = 'ActionFault';
}

/** How the run stands. `unfinished` is why a job that is not final will not be waited for. */
type Phase =
  | { readonly kind: 'running' | 'planned' }
  | { readonly kind: 'over'; readonly unfinished: Unfinished; readonly isComplete: boolean };

/**
 * Everything known about a run at any moment. A report can be made of it whenever the run ends, however it ends: what
 * is not proven by then is an error.
 */
export class RunState {
  title = '';
  model: string | null = null;
  warnOnly = false;
  /** The head commit that is tested. */
  commit: string | null = null;
  plan: Plan | null = null;
  /** What the plan is judged by, loaded with it. */
  rules: Rules | null = null;
  /** Null until there is a plan. */
  ledger: Ledger | null = null;
  /** What each service told before money was spent. */
  checked: ReadonlyMap<ServiceName, Preflight> = new Map();
  /** Completed jobs of the account by service, as they were before this run ended; for the history. */
  past: ReadonlyMap<ServiceName, CompletedJobs> = new Map();
  /** The full address of the endpoint that benchmarks are compared with; it may hold secrets. */
  baselineUrl: string | null = null;
  redact: Redact = (text) => text;
  /** For ids, which are of no use when a common word is taken out of them: only what is as long as a key is. */
  redactId: Redact = (text) => text;
  readonly facts: RunFacts;
  readonly #evidence = new Map<string, Map<JobId, Evidence>>();
  readonly #notices: Notice[] = [];
  #baselines = nothingRead;
  #phase: Phase = { kind: 'running' };

  constructor(facts: RunFacts) {
    this.facts = facts;
  }

  /** Notes what happened. */
  tell(notice: Notice): void {
    this.#notices.push(notice);
  }

  /** Whether anything went wrong with the run as a whole, so that it must not be green. */
  get hasFailed(): boolean {
    return this.#notices.some((notice) => levelOf(notice) === 'error');
  }

  /** Notes what is known of some jobs. */
  learn(reader: Reader, jobs: ReadonlyMap<JobId, Evidence>): void {
    const key = readerKey(reader);
    const known = this.#evidence.get(key) ?? new Map<JobId, Evidence>();
    for (const [id, evidence] of jobs) known.set(id, evidence);
    this.#evidence.set(key, known);
  }

  evidenceOf(reader: Reader, id: JobId): Evidence {
    return this.#evidence.get(readerKey(reader))?.get(id) ?? { id, job: null, lost: null };
  }

  /** The plan itself is the result: nothing was to be submitted. */
  endPlanned(): void {
    this.#phase = { kind: 'planned' };
  }

  /** The run was cut off. Benchmarks without a score get `unfinished` as their reason; a later run may resume their jobs. */
  endEarly(unfinished: Unfinished): void {
    this.#phase = { kind: 'over', unfinished, isComplete: false };
  }

  /** The run has come to its verdict. Benchmarks without a score get `unfinished` as their reason. */
  end(unfinished: Unfinished = { code: 'without-result' }): void {
    this.#phase = { kind: 'over', unfinished, isComplete: true };
  }

  /**
   * Closes what has served for a verdict, so that no later run takes it for its own, and opens what has proven to be something
   * else. Called once, after the last report.
   */
  close(): void {
    const { ledger, foreign } = this;
    const isComplete = this.#phase.kind === 'over' && this.#phase.isComplete;
    for (const { index, payment } of ledger?.paid ?? []) {
      if (payment.state !== 'paid') continue;
      if (foreign.includes(index)) ledger?.apply(index, { kind: 'foreign' });
      else if (isComplete && !this.#isLateBaseline(index, payment.jobIds)) ledger?.apply(index, { kind: 'judged' });
    }
  }

  /** Whether a baseline has not come to its end: a later run goes on with it. */
  #isLateBaseline(index: number, jobIds: readonly JobId[]): boolean {
    const batch = this.plan?.batches[index];
    if (batch === undefined || isJudged(batch)) return false;
    return jobIds.some((id) => {
      const { job } = this.evidenceOf(batch, id);
      return job === null || !isFinal(job);
    });
  }

  /** Every job id known so far, existing ones first; those of baselines are none that anybody should judge. */
  get jobIds(): readonly JobId[] {
    const existing = (this.plan?.benchmarks ?? []).flatMap(({ work }) =>
      work.kind === 'existing' ? [work.jobId] : [],
    );
    const { ledger } = this;
    if (ledger === null) return existing;
    const ofBaselines = baselineIdsOf(this);
    return [...existing, ...[...ledger.jobIds, ...ledger.namedIds].filter((id) => !ofBaselines.has(id))];
  }

  /** Whether what is known of jobs and batches holds an id that is shown nowhere. */
  get hasHiddenIds(): boolean {
    return [...this.jobIds, ...this.#batchIds].some((id) => this.mustHide(id));
  }

  get #batchIds(): readonly string[] {
    return (this.ledger?.paid ?? []).flatMap(({ payment: { batchId } }) => batchId ?? []);
  }

  /** Whether an id holds a secret: it is compared and sent as it is, and shown nowhere. */
  mustHide(id: JobId): boolean {
    return holdsSecret(id, this.redactId);
  }

  /** Judges what is known now. */
  judge(): readonly JudgedBenchmark[] {
    const { plan, rules } = this;
    if (plan === null || rules === null) return [];
    const phase = this.#phase;
    if (phase.kind === 'planned') {
      return plan.benchmarks.map((benchmark) => ({
        ...rules.unjudged(benchmark, this.#nameOf(benchmark), 'planned'),
        rounds: rules.plannedRounds(benchmark, plan.judging),
      }));
    }
    const unfinished = phase.kind === 'over' ? phase.unfinished : null;
    return this.#cases(plan).map((each) => rules.judgeBenchmark(each, unfinished));
  }

  /** Batches whose jobs prove to be something else than what was submitted: then what was paid for is not known. */
  get foreign(): readonly number[] {
    const indexes = this.plan === null ? [] : this.#cases(this.plan).flatMap(({ foreignBatches }) => foreignBatches);
    return [...new Set(indexes)];
  }

  /** The report as of `nowMs`, milliseconds since the epoch. Its texts are free of secrets. */
  report(nowMs: number): Report {
    const judged = this.judge();
    const verdict = this.#verdict(judged);
    const ofBaselines = baselineIdsOf(this);
    const { plan, redact } = this;
    const { startedAtMs, runUrl, repositoryUrl } = this.facts;
    const benchmarks = judged.map((benchmark) => redactBenchmark(benchmark, this));
    const cause = this.#cause(verdict, judged);
    return {
      title: redact(this.title),
      verdict,
      cause,
      // An invalid input fails whatever the settings are, also where it takes the service to see that it is one.
      warnOnly: this.warnOnly && plan !== null && cause !== 'input',
      warnOnInconclusive: plan?.judging.onInconclusive === 'warn',
      confidencePct: plan?.judging.confidencePct ?? null,
      comparedUrl: plan?.comparing?.endpointUrl ? redact(plan.comparing.endpointUrl) : null,
      benchmarks,
      planned: plan === null ? [] : describePlan({ ...plan, batches: this.batches }, this.checked),
      balances: [...this.checked.values()].flatMap(({ balanceCredits }) => balanceCredits ?? []),
      notices: this.#notices.map((notice) => redactNotice(withBaselines(notice, ofBaselines), this)),
      unfinished: this.#phase.kind === 'over' ? this.#phase.unfinished : null,
      service: plan === null ? null : serviceOf(plan),
      model: this.model === null ? null : redact(this.model),
      commit: this.commit,
      commitUrl: this.commit === null || repositoryUrl === null ? null : `${repositoryUrl}/commit/${this.commit}`,
      runUrl,
      startedAt: new Date(startedAtMs),
      finishedAt: this.#phase.kind === 'running' ? null : new Date(nowMs),
      credits: this.#credits(),
      batchIds: this.#batchIds.filter((id) => !this.mustHide(id)),
      jobIds: this.jobIds.filter((id) => !this.mustHide(id)),
      history: this.#history(benchmarks),
    };
  }

  /** Null while the run goes on, since only the end of the summary shows it, and where no list was read. */
  #history(benchmarks: readonly JudgedBenchmark[]): History | null {
    const { rules, past } = this;
    if (past.size === 0 || rules === null || this.#phase.kind !== 'over') return null;
    const jobOf = ({ benchmark }: JudgedBenchmark, id: JobId) => this.evidenceOf(benchmark, id).job;
    const ownIds = new Set(this.jobIds);
    return rules.historyOf({ benchmarks, past, jobOf, ownIds, startedAtMs: this.facts.startedAtMs });
  }

  #cause(verdict: Report['verdict'], benchmarks: readonly JudgedBenchmark[]): Cause | null {
    const phase = this.#phase;
    if (verdict === 'running') return null;
    const causes = [
      ...this.#notices.map(causeOf),
      ...benchmarks.map(({ reason }) => (reason === null ? null : causeOfReason(reason))),
      phase.kind === 'over' && !phase.isComplete ? causeOfUnfinished(phase.unfinished) : null,
    ];
    return chooseCause(verdict, new Set(causes.filter((cause) => cause !== null)));
  }

  /** What is paid for, with the batches as they are planned. What is to be paid anew is left out until the run is over. */
  get payments(): readonly PlannedPayment[] {
    const { ledger, plan } = this;
    if (ledger === null || plan === null) return [];
    const isOver = this.#phase.kind === 'over';
    return ledger.paid.flatMap(({ index, payment }) => {
      const batch = plan.batches[index];
      if (batch === undefined) return [];
      // A further round that an earlier run had stopped is none of this one's.
      const isStopped = payment.jobIds.some((id) => this.evidenceOf(batch, id).stopped !== undefined);
      if (isPayable(payment) && !(isOver && (roundOf(batch) === 1 || isStopped))) return [];
      return { batch, payment, isEarlier: !isSameRun(payment.submit.by, ledger.run) };
    });
  }

  #cases(plan: Plan): ReturnType<Rules['gatherCases']> {
    const { rules } = this;
    if (rules === null) return [];
    return rules.gatherCases({
      plan,
      paid: this.payments,
      nameOf: (benchmark) => this.#nameOf(benchmark),
      evidenceOf: (reader, id) => this.evidenceOf(reader, id),
      baselineOf: this.#baselineFinder(),
      startedAtMs: this.facts.startedAtMs,
    });
  }

  /**
   * Learns what benchmarks are compared with, and so which baselines are to be run: those that can be, of which the account has too few
   * jobs.
   */
  compareWith(read: ReadBaselines): void {
    this.#baselines = { ...this.#baselines, read };
    const { plan, rules } = this;
    if (plan === null || rules === null) return;
    const find = this.#baselineFinder();
    const lacking = [...plan.benchmarks.keys()].filter((index) => {
      const compared = find(index, [], null);
      return compared !== null && rules.isLacking(compared.found);
    });
    this.#baselines = { ...this.#baselines, needed: baselinesFor(new Set(lacking), plan.batches) };
  }

  /** The places of the jobs that are run for baselines. */
  get neededBaselines(): NeededBaselines {
    return this.#baselines.needed;
  }

  /** The plan's batches as far as they may be asked for. */
  get batches(): readonly PlannedBatch[] {
    return this.plan === null ? [] : neededOf(this.plan.batches, this.neededBaselines);
  }

  /** What is known of a benchmark's baseline before any of its jobs is; null where it has none. */
  findBaseline(index: number): FoundBaseline | null {
    return this.#baselineFinder()(index, [], null)?.found ?? null;
  }

  /** Finds the baselines of benchmarks by what is known now. */
  #baselineFinder(): BaselineFinder {
    const { plan, rules, baselineUrl: endpointUrl } = this;
    if (plan === null || rules === null || plan.comparing === null) return () => null;
    const ownIds = new Set(this.jobIds);
    return baselineFinder(this.#baselines, { plan, rules, endpointUrl, ownIds, startedAtMs: this.facts.startedAtMs });
  }

  #nameOf({ service, id }: PlannedBenchmark): string | null {
    return this.checked.get(service)?.names.get(id) ?? null;
  }

  #verdict(benchmarks: readonly JudgedBenchmark[]): Report['verdict'] {
    const phase = this.#phase;
    if (phase.kind === 'running') return 'running';
    if (phase.kind === 'planned') return this.hasFailed ? 'error' : 'planned';
    const verdict = judgeRun(benchmarks);
    // Whatever went wrong with the run as a whole, the check must not be green.
    return this.hasFailed && verdict !== 'failed' ? 'error' : verdict;
  }

  /** What the jobs themselves say they cost, else the price of what is paid; in a dry run the price of the plan. */
  get #mayBeCharged(): boolean {
    return this.#notices.some((notice) => notice.code === 'submit-refused' && notice.mayBeCharged);
  }

  #credits(): number | null {
    const { plan, ledger, checked } = this;
    if (plan === null) return null;
    const nothing = plan.benchmarks.some(({ service }) => capabilities[service].hasCredits) ? 0 : null;
    if (plan.batches.length === 0) return nothing;
    if (this.#phase.kind === 'planned') return costOf(this.batches, checked);
    if (this.#phase.kind === 'over' && (ledger === null || ledger.isUnspent))
      return this.#mayBeCharged ? null : nothing;
    return spentOn(this.payments, {
      prices: checked,
      creditsOf: (batch, id) => this.evidenceOf(batch, id).job?.credits ?? null,
    });
  }
}
