import { describe, expect, test } from 'vitest';
import { Ledger } from '../src/ledger/ledger.ts';
import type { Notice } from '../src/notice.ts';
import { planBatches } from '../src/plan/batches.ts';
import type { Plan, PlannedBenchmark } from '../src/plan/plan.ts';
import { causesIn, warningsIn } from '../src/report/findings.ts';
import { renderNotice } from '../src/report/notices.ts';
import { RunState } from '../src/run-state.ts';
import type { Job, JobFacts, JobState } from '../src/services/service.ts';
import * as rules from '../src/verdict/rules.ts';
import { createBenchmark, createJob, emptyPlan, read, scored } from './fixtures/cases.ts';
import { runKey, submitBy } from './fixtures/stored-ledgers.ts';

const run = runKey(7);
const submit = submitBy(run);
const startedAtMs = Date.parse('2024-06-01T12:00:00Z');
const facts = { startedAtMs, runUrl: 'https://github.com/o/r/actions/runs/7', repositoryUrl: 'https://github.com/o/r' };
const reader = { service: 'harmstack' } as const;
const passed = scored(100, 5, 5);
const failed = scored(20, 1, 5);
const existing = createBenchmark({ id: 'old', work: { kind: 'existing', jobId: 'old' } });

const job = (id: string, own: JobState, given: Partial<JobFacts> = {}) => createJob(own, { id, ...given });

/** A run of as many batches as it has seeds: one job of five units each. */
function startRun(benchmarks: readonly PlannedBenchmark[] = [createBenchmark({ work: { kind: 'submit', units: 5 } })]) {
  const plan: Plan = { ...emptyPlan, benchmarks, batches: planBatches(benchmarks, 7) };
  const state = new RunState(facts);
  state.rules = rules;
  const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: plan.batches.length, deadlineMs: 0 });
  state.plan = plan;
  state.ledger = ledger;
  const pay = (index: number, ...jobIds: readonly string[]) => {
    ledger.apply(index, { kind: 'submitting', submit });
    ledger.apply(index, { kind: 'accepted', batchId: `batch-${index}`, jobIds });
  };
  const learn = (...jobs: readonly Job[]) => state.learn(reader, new Map(jobs.map((each) => [each.id, read(each)])));
  return { state, ledger, plan, pay, learn, report: () => state.report(startedAtMs + 5000) };
}

const twoBatches = () => startRun([createBenchmark({ work: { kind: 'submit', units: 15 } })]);
const problem: Notice = { code: 'submit-too-late', batch: { nth: 1, of: 1 } };
const warning: Notice = { code: 'stored-state-broken' };

describe('the verdict of a run', () => {
  test('is running until it has ended', () => {
    const { report, pay, learn } = startRun();
    pay(0, 'a');
    learn(job('a', passed));
    expect(report()).toMatchObject({ verdict: 'running', cause: null, finishedAt: null });
  });

  test('is what its benchmarks come to once it has', () => {
    for (const [own, verdict, cause] of [
      [passed, 'passed', null],
      [failed, 'failed', 'threshold'],
    ] as const) {
      const { state, report, pay, learn } = startRun();
      pay(0, 'a');
      learn(job('a', own));
      state.end();
      expect(report()).toMatchObject({ verdict, cause, finishedAt: new Date(startedAtMs + 5000) });
    }
  });

  test('is never green when something went wrong with the run as a whole', () => {
    const { state, report, pay, learn } = startRun();
    pay(0, 'a');
    learn(job('a', passed));
    state.tell(warning);
    expect(state.hasFailed).toBe(false);
    state.tell(problem);
    state.end();
    expect([state.hasFailed, report().verdict, report().cause]).toEqual([true, 'error', 'timeout']);
  });

  test('stays failed when something else went wrong as well', () => {
    const { state, report, pay, learn } = startRun();
    pay(0, 'a');
    learn(job('a', failed));
    state.tell(problem);
    state.end();
    expect(report().verdict).toBe('failed');
  });

  test('is an error for what was cut off, with why', () => {
    const { state, report, pay } = startRun();
    pay(0, 'a');
    state.endEarly({ code: 'timed-out', timeoutMs: 60_000 });
    expect(report()).toMatchObject({
      verdict: 'error',
      cause: 'timeout',
      unfinished: { code: 'timed-out' },
      benchmarks: [{ verdict: 'error' }],
    });
  });

  test('is planned in a dry run, unless something is wrong', () => {
    const { state, report } = startRun();
    state.endPlanned();
    expect(report()).toMatchObject({ verdict: 'planned', cause: null, benchmarks: [{ verdict: 'planned' }] });
    state.tell(problem);
    expect(report().verdict).toBe('error');
  });

  test('is an error with no benchmarks where there is no plan, whatever warn-only says', () => {
    const state = new RunState(facts);
    state.rules = rules;
    state.warnOnly = true;
    state.tell({ code: 'input-invalid', text: 'An input is invalid.' });
    state.end({ code: 'invalid-input' });
    expect(state.report(startedAtMs)).toMatchObject({
      verdict: 'error',
      cause: 'input',
      warnOnly: false,
      benchmarks: [],
      service: null,
      credits: null,
    });
  });
});

describe('with warn-only a run', () => {
  test.each<[Notice, boolean]>([
    [{ code: 'benchmark-not-offered', text: 'no benchmark 99' }, false],
    [{ code: 'newest-job-missing', wanted: 'nightly' }, false],
    [{ code: 'baseline-cannot-fail', benchmarkId: '1', units: 1, noun: 'unit', needed: 4 }, false],
    [problem, true],
    [{ code: 'key-refused', service: 'harmstack', message: 'no' }, true],
  ])('of which nothing could be run for this, may be green or not: %j', (notice, warnOnly) => {
    const { state, report } = startRun();
    state.warnOnly = true;
    state.tell(notice);
    state.endEarly({ code: 'not-submitted' });
    expect(report()).toMatchObject({ verdict: 'error', warnOnly });
    state.endPlanned();
    expect(report()).toMatchObject({ verdict: 'error', warnOnly });
  });
});

describe('what a report tells of the run', () => {
  test('is what is wrong and what is to be known, apart, without secrets', () => {
    const { state, report } = startRun();
    state.redact = (text) => text.replaceAll('secret', '***');
    state.title = 'a secret gate';
    state.model = 'a secret model';
    state.tell({ code: 'unchecked', text: 'A secret could not be checked.' });
    state.tell({ code: 'input-invalid', text: 'A secret is invalid.' });
    const outage = { service: 'harmstack', message: 'it is down', status: 503, sinceMs: 0, untilMs: 1 } as const;
    state.tell({ code: 'outage-over', ...outage });
    expect(report()).toMatchObject({
      title: 'a *** gate',
      model: 'a *** model',
    });
    const { notices } = report();
    expect(warningsIn(notices).map(renderNotice)).toEqual(['A *** could not be checked.']);
    expect(causesIn(notices).map(renderNotice)).toEqual(['A *** is invalid.']);
  });

  test('is its commit, with a link where there is a place for it', () => {
    const { state, report } = startRun();
    expect(report()).toMatchObject({ commit: null, commitUrl: null });
    state.commit = 'c0ffee';
    expect(report()).toMatchObject({ commit: 'c0ffee', commitUrl: 'https://github.com/o/r/commit/c0ffee' });
    const local = new RunState({ ...facts, repositoryUrl: null });
    local.rules = rules;
    local.commit = 'c0ffee';
    expect(local.report(startedAtMs).commitUrl).toBeNull();
  });

  test('is its jobs, existing ones first, then the paid ones, then those that an answer has named, none with a secret', () => {
    const { state, ledger, pay, report } = startRun([
      existing,
      createBenchmark({ work: { kind: 'submit', units: 25 } }),
    ]);
    pay(1, 'b');
    ledger.apply(2, { kind: 'submitting', submit });
    ledger.apply(2, { kind: 'lost', window: submit.window, named: ['m', 'secret'] });
    state.redactId = (id) => id.replace('secret', '***');
    expect(report()).toMatchObject({ jobIds: ['old', 'b', 'm'], batchIds: ['batch-1'] });
  });

  test('is no job of a baseline among those to be judged, and which of the jobs that may be paid are one', () => {
    const benchmark = createBenchmark({ work: { kind: 'submit', units: 25 } });
    const { state, ledger, plan, pay, report } = startRun([benchmark]);
    const [first, ...others] = plan.batches;
    state.plan = {
      ...plan,
      batches: [first, ...others.map((batch) => ({ ...batch, role: 'baseline' as const }))].flatMap(
        (each) => each ?? [],
      ),
    };
    pay(0, 'a');
    pay(1, 'base');
    ledger.apply(2, { kind: 'submitting', submit });
    ledger.apply(2, { kind: 'lost', window: submit.window, named: ['named'] });
    ledger.apply(2, { kind: 'seen', candidates: ['a', 'seen'] });
    const ids = ['a', 'base', 'named', 'seen'];
    const lists = { candidates: ids, paidIds: ['a', 'base'] };
    state.tell({ code: 'earlier-submit-uncertain', by: run, ...lists, isUnseen: false });
    state.tell({ code: 'paid-jobs-unreadable', by: run, jobIds: ['a', 'base'], message: 'text' });
    state.tell({ code: 'charged-as-well', candidates: ['x', 'y'], baselineIds: ['y'], why: 'refused' });
    state.tell({ code: 'charged-as-well', candidates: ['a'], why: 'refused' });
    const { jobIds, notices } = report();
    expect(jobIds).toEqual(['a']);
    expect(notices.map((notice) => ('baselineIds' in notice ? notice.baselineIds : null))).toEqual([
      ['base', 'named', 'seen'],
      ['base'],
      ['y'],
      null,
    ]);
  });
});

describe('the credits of a run', () => {
  const prices = new Map([['1', { credits: 2, basis: 'listed' as const }]]);
  const preflight = {
    unitPrices: prices,
    balanceCredits: 9,
    problems: [],
    warnings: [],
    names: new Map([['1', 'Medical']]),
  };
  const priced = (...given: Parameters<typeof startRun>) => {
    const run2 = startRun(...given);
    run2.state.checked = new Map([['harmstack', preflight]]);
    return run2;
  };

  test('are what its jobs say they cost, as the user adds them up', () => {
    const { report, pay, learn } = twoBatches();
    pay(0, 'a');
    pay(1, 'b');
    learn(job('a', passed, { credits: 0.1 }), job('b', passed, { credits: 0.2 }));
    expect(report().credits).toBe(0.3);
  });

  test('are the price of what is paid while a job does not say', () => {
    const { report, pay, learn } = priced([createBenchmark({ work: { kind: 'submit', units: 15 } })]);
    expect(report().credits).toBeNull();
    pay(0, 'a');
    learn(job('a', passed, { credits: 3 }));
    expect(report().credits).toBe(3);
    pay(1, 'b');
    expect(report().credits).toBe(30);
  });

  test('are the price of the plan in a dry run', () => {
    const { state, report } = priced();
    state.endPlanned();
    expect(report().credits).toBe(10);
  });

  test('are 0 when nothing was spent for certain, and not known when that is not', () => {
    const { state, ledger, report } = priced();
    state.endEarly({ code: 'not-submitted' });
    expect(report().credits).toBe(0);
    ledger.apply(0, { kind: 'submitting', submit });
    expect(report().credits).toBeNull();
    ledger.apply(0, { kind: 'refused' });
    expect(report().credits).toBe(0);
    const refusal = {
      code: 'submit-refused',
      batch: { nth: 1, of: 1 },
      service: 'harmstack',
      message: 'no',
      check: null,
    } as const;
    state.tell(refusal);
    expect(report().credits).toBe(0);
    state.tell({ ...refusal, mayBeCharged: true });
    expect(report().credits).toBeNull();
    const state2 = priced().state;
    state2.ledger = null;
    state2.endEarly({ code: 'not-submitted' });
    expect(state2.report(0).credits).toBe(0);
  });

  test('are 0 when only existing jobs are judged, and none where the service has none', () => {
    expect(startRun([existing]).report().credits).toBe(0);
    expect(startRun([{ ...existing, service: 'overmind' }]).report().credits).toBeNull();
  });

  test('come with the names that the service has told', () => {
    expect(priced().report().benchmarks).toMatchObject([{ name: 'Medical' }]);
  });
});

describe('what is closed when a run is over', () => {
  test('is what has served for a verdict', () => {
    const { state, ledger, pay, learn } = startRun();
    pay(0, 'a');
    learn(job('a', passed));
    state.end();
    state.close();
    expect(ledger.paymentOf(0)).toMatchObject({ state: 'closed', why: 'judged', jobIds: ['a'] });
  });

  test('is nothing of what a later run may resume', () => {
    for (const end of [(state: RunState) => state.endEarly({ code: 'cancelled' }), () => undefined]) {
      const { state, ledger, pay } = startRun();
      pay(0, 'a');
      end(state);
      state.close();
      expect(ledger.paymentOf(0).state).toBe('paid');
    }
  });

  test('is not what proved to be something else: what was paid for is not known', () => {
    const { state, ledger, pay, learn } = twoBatches();
    pay(0, 'a');
    pay(1, 'b');
    learn(job('a', passed), job('b', passed, { benchmarkId: '9' }));
    expect(state.foreign).toEqual([1]);
    state.end();
    state.close();
    expect([ledger.paymentOf(0).state, ledger.paymentOf(1).state]).toEqual(['closed', 'uncertain']);
  });

  test('stays closed where it was', () => {
    const { state, ledger, pay } = startRun();
    pay(0, 'a');
    ledger.apply(0, { kind: 'cancelled' });
    state.end();
    state.close();
    expect(ledger.paymentOf(0)).toMatchObject({ state: 'closed', why: 'cancelled' });
  });

  test('is nothing where there is no ledger', () => {
    const state = new RunState(facts);
    state.rules = rules;
    state.end();
    expect(() => state.close()).not.toThrow();
  });
});

test('what is learnt of a job replaces what was known, and leaves the others', () => {
  const { state, learn } = startRun();
  learn(job('a', passed), job('b', passed));
  learn(job('a', failed));
  const scoreOf = (id: string) => {
    const known = state.evidenceOf(reader, id).job;
    return known?.state === 'scored' ? known.score.pct : null;
  };
  expect([scoreOf('a'), scoreOf('b'), scoreOf('c')]).toEqual([20, 100, null]);
  expect(state.evidenceOf({ service: 'runloop' }, 'a').job).toBeNull();
});

test('what benchmarks scored before is told once the run is over', () => {
  const { state, report, pay, learn } = startRun();
  const told = { endpointUrl: 'https://model.example.com/v1', createdAt: new Date(startedAtMs) };
  pay(0, 'a');
  learn(job('a', passed, told));
  const before = job('b', failed, { ...told, createdAt: new Date(startedAtMs - 86_400_000) });
  state.past = new Map([['harmstack', { jobs: [before], mayBeCut: false }]]);
  expect(report().history).toBeNull();
  state.end();
  expect(report().history?.benchmarks.map(({ results }) => results.map(({ scorePct }) => scorePct))).toEqual([
    [20, 100],
  ]);
});
