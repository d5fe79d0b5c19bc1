import { expect, test } from 'vitest';
import { Ledger } from '../src/ledger/ledger.ts';
import { LiveView } from '../src/live-view.ts';
import { RunState } from '../src/run-state.ts';
import { MemoryRunner } from './fixtures/memory-runner.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';

/** A run without benchmarks that has paid for two jobs, and how many updates its comment was offered. */
function startView() {
  const clock = new VirtualClock();
  const runner = new MemoryRunner({});
  const state = new RunState({ startedAtMs: clock.now(), runUrl: null, repositoryUrl: null });
  const run = { id: 1, attempt: 1, unique: 'u' };
  const ledger = new Ledger({ run, plan: 'p', commit: 'c', batches: 2, deadlineMs: 0 });
  state.ledger = ledger;
  const pay = (index: number) => {
    const window = { earliestMs: 0, sinceMs: 0, untilMs: null, latestMs: null, clock: 'service' } as const;
    ledger.apply(index, { kind: 'submitting', submit: { by: run, nth: 1, label: null, window, before: [] } });
    ledger.apply(index, { kind: 'accepted', batchId: null, jobIds: [`job-${index}`] });
  };
  const view = new LiveView({ state, runner, clock });
  const updates: number[] = [];
  view.comment = { showProgress: () => updates.push(clock.now()) };
  return { clock, runner, state, view, updates, pay };
}

test('what is paid is shown at once, in outputs and comment', () => {
  const { runner, view, updates, pay } = startView();
  pay(0);
  view.showPaid();
  pay(1);
  view.showPaid();
  expect(runner.outputs.get('job-ids')).toBe('job-0,job-1');
  expect(updates).toHaveLength(2);
});

test('progress is shown at once, and then four times a second', () => {
  const { clock, runner, view, updates, pay } = startView();
  view.showProgress();
  pay(0);
  view.showProgress();
  view.showProgress();
  expect([runner.lines.length, updates.length]).toEqual([1, 1]);
  clock.advance(250);
  expect([runner.lines.length, updates.length]).toEqual([2, 2]);
});

test('the end of a run has a last line in the log, and leaves the comment to its final word', () => {
  const { clock, runner, state, view, updates, pay } = startView();
  view.showProgress();
  pay(0);
  view.showProgress();
  view.end(state.report(clock.now()));
  clock.advance(1000);
  expect([runner.lines.length, updates.length]).toEqual([2, 1]);
});
