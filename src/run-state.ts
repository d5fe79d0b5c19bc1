import type { Claim, Doubt, NthBatch } from './ledger/fingerprint.ts';
import { capabilities } from './plan/capabilities.ts';
import { type Plan, type PlannedBenchmark, type Reader, readerKey, type ServiceName, serviceOf } from './plan/plan.ts';
import type { Redact } from './redact.ts';
import { redactBenchmark } from './report/redact-benchmark.ts';
import type { Report } from './report/report.ts';
import type { JobId, Preflight } from './services/service.ts';
import { costOf } from './submit/budget.ts';
import { type JudgedBenchmark, judgeBenchmark, judgeRun, unjudged } from './verdict/judge.ts';
import type { Evidence } from './verdict/judge-job.ts';
import { gatherCases, type StartedBatch } from './verdict/pair-jobs.ts';

/** What a report says of the run itself, known before anything is read from the inputs. */
export interface RunFacts {
  readonly startedAtMs: number;
  /** `GITHUB_RUN_ID` and `GITHUB_RUN_ATTEMPT`. */
  readonly run: { readonly id: number; readonly attempt: number };
  readonly runUrl: string | null;
  /** Address of the repository, for links to commits. */
  readonly repositoryUrl: string | null;
}

/** How the run stands. `unfinished` is why a job that is not final will not be waited for. */
type Phase =
  | { readonly kind: 'running' | 'planned' }
  | { readonly kind: 'over'; readonly unfinished: string; readonly isComplete: boolean };

/**
 * Everything known about a run at any moment. A report can be made of it whenever the run ends, however it ends: what
 * is not proven by then is an error.
 */
export class RunState {
  title = '';
  model: string | null = null;
  warnOnly = false;
  commit: string | null = null;
  /** The commit that the workflow runs for, `GITHUB_SHA`: a merge commit for some events. */
  sha: string | null = null;
  plan: Plan | null = null;
  /** What each service told before money was spent. */
  readonly told = new Map<ServiceName, Preflight>();
  /** What is known of the jobs, by the key of their reader. */
  readonly evidence = new Map<string, ReadonlyMap<JobId, Evidence>>();
  redact: Redact = (text) => text;
  /** For ids, which are of no use when a common word is taken out of them: only what is as long as a key is. */
  redactId: Redact = (text) => text;
  /** A submit that is under way, or was, whose jobs are not known. */
  doubt: Doubt | null = null;
  /** What earlier runs had paid for and this one has settled. */
  readonly settled: Claim[] = [];
  /** What this run has seen that an earlier one may have paid for. */
  readonly sightings: (Pick<Claim, 'run' | 'planHash'> & { readonly candidates: readonly JobId[] })[] = [];
  /** Jobs that this run has stopped at the service: a later one pays for them anew. */
  readonly stopped = new Set<JobId>();
  /** Jobs that another run has started and this one judges too: not to be stopped. */
  readonly anothers = new Set<JobId>();
  /** Jobs that an earlier run has paid for, known even when they could not be taken up. */
  readonly claimedIds: JobId[] = [];
  readonly started: StartedBatch[] = [];
  readonly problems: string[] = [];
  readonly warnings: string[] = [];
  readonly facts: RunFacts;
  #phase: Phase = { kind: 'running' };

  constructor(facts: RunFacts) {
    this.facts = facts;
  }

  /** Nothing was to be submitted: the plan itself is the result. */
  endPlanned(): void {
    this.#phase = { kind: 'planned' };
  }

  /** The run was cut off. Benchmarks without a score get `unfinished` as their reason; a later run may take up their jobs. */
  endEarly(unfinished: string): void {
    this.#phase = { kind: 'over', unfinished, isComplete: false };
  }

  /** Every job is final, or there is none: nothing is left for a later run to take up. */
  end(unfinished = 'its job is final without a result'): void {
    this.#phase = { kind: 'over', unfinished, isComplete: true };
  }

  get jobIds(): readonly JobId[] {
    const existing = (this.plan?.benchmarks ?? []).flatMap(({ work }) =>
      work.kind === 'existing' ? [work.jobId] : [],
    );
    const own = this.started.flatMap(({ jobIds }) => jobIds);
    return [...existing, ...(own.length > 0 ? own : this.claimedIds)];
  }

  /** Whether the run is over and has surely paid for nothing. */
  get isUnspent(): boolean {
    return this.#phase.kind === 'over' && this.doubt === null && this.started.length + this.claimedIds.length === 0;
  }

  /** What was tested, for runs to be told apart: the same head may be merged with different bases. */
  get testedCommit(): string | null {
    return this.commit === null ? null : `${this.commit}@${this.sha ?? ''}`;
  }

  /** The batches of the plan that are still to be paid for. */
  get unpaid(): readonly NthBatch[] {
    const started = new Set(this.started.map(({ batch }) => batch.index));
    return (this.plan?.batches ?? [])
      .map((batch, index) => ({ ...batch, index }))
      .filter(({ index }) => !started.has(index));
  }

  /** Whether the run has come to its verdict, so that nothing is left for a later one to take up. */
  get isComplete(): boolean {
    return this.#phase.kind === 'over' && this.#phase.isComplete && this.doubt === null;
  }

  /** Judges what is known now. */
  judge(): readonly JudgedBenchmark[] {
    const { plan } = this;
    if (plan === null) return [];
    const phase = this.#phase;
    if (phase.kind === 'planned') {
      return plan.benchmarks.map((benchmark) => unjudged(benchmark, this.#nameOf(benchmark), 'planned'));
    }
    const unfinished = phase.kind === 'over' ? phase.unfinished : null;
    return this.#cases(plan).map((each) => judgeBenchmark(each, unfinished));
  }

  /** Whether the service named jobs as the submitted ones that cannot be: then what was paid for is not known. */
  get isMisled(): boolean {
    const cases = this.plan === null ? [] : this.#cases(this.plan);
    return cases.some(({ isMisled }) => isMisled);
  }

  /** The report as of `nowMs`, milliseconds since the epoch. Its texts are free of secrets. */
  report(nowMs: number): Report {
    const benchmarks = this.judge();
    const { plan, redact } = this;
    const { startedAtMs, runUrl, repositoryUrl } = this.facts;
    return {
      title: redact(this.title),
      verdict: this.#verdict(benchmarks),
      // An invalid input fails whatever the settings are.
      warnOnly: this.warnOnly && plan !== null,
      benchmarks: benchmarks.map((benchmark) => redactBenchmark(benchmark, this)),
      problems: this.problems.map(redact),
      unfinished: this.#phase.kind === 'over' ? this.#phase.unfinished : null,
      warnings: this.warnings.map(redact),
      service: plan === null ? null : serviceOf(plan),
      model: this.model === null ? null : redact(this.model),
      commit: this.commit,
      commitUrl: this.commit === null || repositoryUrl === null ? null : `${repositoryUrl}/commit/${this.commit}`,
      runUrl,
      startedAt: new Date(startedAtMs),
      finishedAt: this.#phase.kind === 'running' ? null : new Date(nowMs),
      credits: this.#credits(),
      batchIds: this.started.flatMap(({ batchId }) => (batchId === null ? [] : redact(batchId))),
      jobIds: this.jobIds.map(this.redactId),
    };
  }

  #cases(plan: Plan): ReturnType<typeof gatherCases> {
    return gatherCases({
      plan,
      started: this.started,
      nameOf: (benchmark) => this.#nameOf(benchmark),
      evidenceOf: (reader, id) => this.#evidenceOf(reader, id),
      startedAtMs: this.facts.startedAtMs,
    });
  }

  #nameOf({ service, id }: PlannedBenchmark): string | null {
    return this.told.get(service)?.names.get(id) ?? null;
  }

  #evidenceOf(reader: Reader, id: JobId): Evidence {
    return this.evidence.get(readerKey(reader))?.get(id) ?? { id, job: null, lost: null };
  }

  #verdict(benchmarks: readonly JudgedBenchmark[]): Report['verdict'] {
    const phase = this.#phase;
    if (phase.kind === 'running') return 'running';
    if (phase.kind === 'planned') return this.problems.length === 0 ? 'planned' : 'error';
    const verdict = judgeRun(benchmarks);
    // Whatever went wrong with the run as a whole, the check must not be green.
    return this.problems.length > 0 && verdict !== 'failed' ? 'error' : verdict;
  }

  /** What the jobs themselves say they cost, else the price of what was started; in a dry run the price of the plan. */
  #credits(): number | null {
    const { plan, told } = this;
    if (plan === null) return null;
    if (plan.batches.length === 0)
      return plan.benchmarks.some(({ service }) => capabilities[service].hasCredits) ? 0 : null;
    if (this.#phase.kind === 'planned') return costOf(plan.batches, told);
    if (this.isUnspent) return plan.batches.some(({ service }) => capabilities[service].hasCredits) ? 0 : null;
    const jobs = this.started.flatMap(({ batch, jobIds }) => jobIds.map((id) => this.#evidenceOf(batch, id).job));
    const credits = jobs.map((job) => job?.credits ?? null);
    if (credits.length > 0 && credits.every((each) => each !== null))
      return credits.reduce((sum, each) => sum + each, 0);
    return costOf(
      this.started.map(({ batch }) => batch),
      told,
    );
  }
}
