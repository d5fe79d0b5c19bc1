import { describe, expect, test } from 'vitest';
import {
  type Job,
  type JobFacts,
  type JobState,
  ServiceError,
  type ServiceErrorKind,
} from '../../src/services/service.ts';
import { JobTracker } from '../../src/wait/job-tracker.ts';
import { createJob, scored } from '../fixtures/cases.ts';

const now = (nowMs: number) => ({ nowMs, isLastLook: false });
const start = (justCreated = true) =>
  new JobTracker({ jobIds: ['a', 'b'], justCreated, benchmarkIds: new Set(['1', '2']) });

const counted = { total: 9, what: 'prompts', message: null };

function running(done: number, facts: Partial<JobFacts> = {}): Job {
  return createJob({ state: 'running', progress: { ...counted, done } }, facts);
}
const failed: JobState = { state: 'failed', reason: 'out of memory' };
const good = createJob(scored(100, 2, 2));

describe('what is told of a job', () => {
  test('is news when its state or its progress is another', () => {
    const known = start();
    const told = [createJob({ state: 'waiting', progress: null }), running(1), running(1), running(2), good];
    const news = told.map((job) => known.noteJob(job, now(0)));
    expect(news.map((each) => each.kind === 'known' && each.isChanged)).toEqual([true, true, false, true, true]);
    expect(known.all.get('a')).toEqual({ id: 'a', job: good, lost: null, reached: { ...counted, done: 9 } });
  });

  test.each<[string, Job, Job, object]>([
    ['that is scored has come to the end', running(4), good, { reached: { ...counted, done: 9 } }],
    ['that failed has come as far as it was', running(4), createJob(failed), { reached: { ...counted, done: 4 } }],
    ['of which nobody told has come nowhere', createJob({ state: 'running', progress: null }), good, {}],
  ])('once it is over: one %s', (_, before, after, reached) => {
    const known = start();
    known.noteJob(before, now(0));
    known.noteJob(after, { nowMs: 0, isLastLook: true });
    expect(known.all.get('a')).toEqual({ id: 'a', job: after, lost: null, ...reached });
  });

  test('never goes back on what was done, unless it is counted anew', () => {
    const known = start();
    const doneOf = () => {
      const job = known.all.get('a')?.job;
      return job && 'progress' in job ? job.progress?.done : null;
    };
    const recounted: Job = { ...running(1), state: 'running', progress: { ...counted, done: 1, total: 12 } };
    const untold: Job = { ...running(1), state: 'running', progress: null };
    const shown = [running(5), running(3), untold, running(6), recounted].map((job) => {
      known.noteJob(job, now(0));
      return doneOf();
    });
    expect(shown).toEqual([5, 5, 5, 6, 1]);
  });

  test('is none of a job that was not asked for, or that is over', () => {
    const known = start();
    expect(known.noteJob(createJob(scored(100, 2, 2), { id: 'c' }), now(0))).toEqual({ kind: 'none' });
    expect([...known.all.keys()]).toEqual(['a', 'b']);
    known.noteJob(good, now(0));
    expect(known.noteJob(running(1), now(0))).toEqual({ kind: 'none' });
    expect(known.all.get('a')?.job).toBe(good);
  });

  test('keeps the benchmark that it told first, where it leaves it out or names another before its end', () => {
    const known = start();
    known.noteJob(running(1, { benchmarkId: null }), now(0));
    expect(known.all.get('a')?.job?.benchmarkId).toBeNull();
    known.noteJob(running(1, { benchmarkId: '2' }), now(0));
    for (const benchmarkId of [null, '1']) {
      known.noteJob(running(2, { benchmarkId }), now(0));
      expect(known.all.get('a')?.job?.benchmarkId).toBe('2');
    }
  });
});

describe('bad news', () => {
  test('is believed when it has lasted two seconds', () => {
    const known = start();
    expect(known.noteJob(createJob(failed), now(1000))).toEqual({ kind: 'unconfirmed' });
    expect(known.all.get('a')?.job).toBeNull();
    expect(known.noteJob(createJob(failed), now(2999))).toEqual({ kind: 'unconfirmed' });
    expect(known.noteJob(createJob(failed), now(3000))).toMatchObject({ kind: 'known', isChanged: true });
  });

  test('begins anew after a word to the contrary', () => {
    const known = start();
    known.noteJob(createJob(failed), now(0));
    known.noteJob(running(1), now(1000));
    expect(known.noteJob(createJob(failed), now(2500))).toEqual({ kind: 'unconfirmed' });
    expect(known.noteJob(createJob(failed), now(4500))).toMatchObject({ kind: 'known' });
  });

  test('is believed at once at the last look', () => {
    expect(start().noteJob(createJob(failed), { nowMs: 0, isLastLook: true })).toMatchObject({ kind: 'known' });
  });
});

const errorOf = (kind: ServiceErrorKind) => new ServiceError(kind, 'no');

describe('an error', () => {
  test.each<[ServiceErrorKind, number]>([
    ['unauthorised', 30_000],
    ['refused', 30_000],
    ['mismatch', 30_000],
    ['not-found', 60_000],
  ])('that is %s is believed after %i ms of a job that is paid for, at once of another', (kind, graceMs) => {
    const known = start();
    expect(known.noteError('a', errorOf(kind), now(500))).toBe(false);
    expect(known.noteError('a', errorOf(kind), now(500 + graceMs - 1))).toBe(false);
    expect(known.all.get('a')?.lost).toBeNull();
    expect(known.noteError('a', errorOf(kind), now(500 + graceMs))).toBe(true);
    expect(known.all.get('a')).toEqual({ id: 'a', job: null, lost: errorOf(kind).failure });
    expect(start(false).noteError('a', errorOf(kind), now(500))).toBe(true);
  });

  test.each([
    ['unreachable', errorOf('unreachable')],
    ['throttled', errorOf('throttled')],
    ['unavailable', errorOf('unavailable')],
    ['a page', new ServiceError('unreadable', 'no', { service: 'harmstack' })],
  ])('that is %s passes, however long it lasts: not even the last look takes the job for lost', (_, error) => {
    const known = start(false);
    for (const nowMs of [0, 1e9]) expect(known.noteError('a', error, now(nowMs))).toBe(false);
    expect(known.noteError('a', error, { nowMs: 1e9, isLastLook: true })).toBe(false);
  });

  test.each([
    ['more than is read', new ServiceError('unreadable', 'no', { isTooLarge: true }), 30_000, 0],
    ['of another shape', errorOf('unreadable'), 900_000, 900_000],
  ])('that is an answer %s is believed once it lasts', (_, error, graceMs, otherMs) => {
    for (const [known, lastsMs] of [
      [start(), graceMs],
      [start(false), otherMs],
    ] as const) {
      const before = lastsMs === 0 ? [] : [0, lastsMs - 1];
      expect(before.map((nowMs) => known.noteError('a', error, now(nowMs)))).toEqual(before.map(() => false));
      expect(known.noteError('a', error, now(lastsMs))).toBe(true);
      expect(known.all.get('a')?.lost).toEqual(error.failure);
    }
  });

  test('that cannot be read bears out no refusal, and none that came before what passes', () => {
    const [unreadable, refused, down] = [errorOf('unreadable'), errorOf('refused'), errorOf('unavailable')];
    const known = start();
    const at = (...errors: readonly (readonly [number, ServiceError])[]) =>
      errors.map(([nowMs, error]) => known.noteError('a', error, now(nowMs)));
    expect(at([0, unreadable], [60_000, refused], [80_000, refused])).toEqual([false, false, false]);
    expect(at([100_000, unreadable], [900_000, down], [1_000_000, unreadable])).toEqual([false, false, false]);
    expect(known.noteError('a', unreadable, { nowMs: 1_000_001, isLastLook: true })).toBe(false);
    // A refusal stands through an outage.
    expect(at([2_000_000, refused], [2_010_000, down], [2_030_000, refused])).toEqual([false, false, true]);
  });

  test('that passes is told as why a job is not known, until an answer comes or it is lost', () => {
    const known = start();
    const down = errorOf('unavailable');
    known.noteError('a', down, now(0));
    expect(known.all.get('a')).toEqual({ id: 'a', job: null, lost: null, failing: down.failure });
    known.noteJob(running(1), now(1000));
    expect(known.all.get('a')).toEqual({ id: 'a', job: running(1), lost: null });
    known.noteError('a', errorOf('refused'), now(2000));
    expect(known.all.get('a')).toMatchObject({ job: running(1), failing: errorOf('refused').failure });
    known.noteError('a', errorOf('refused'), now(40_000));
    expect(known.all.get('a')).toEqual({ id: 'a', job: running(1), lost: errorOf('refused').failure });
  });

  test('that the end of a look has brought about tells nothing', () => {
    const known = start();
    known.noteError('a', errorOf('unavailable'), { ...now(0), isCutOff: true });
    expect(known.all.get('a')).toEqual({ id: 'a', job: null, lost: null });
  });

  test('at the last look is believed of a job that was never read, since there is no time to ask again', () => {
    const known = start();
    const last = { nowMs: 0, isLastLook: true };
    expect(known.noteError('a', errorOf('not-found'), last)).toBe(true);
    expect(known.all.get('a')).toEqual({ id: 'a', job: null, lost: errorOf('not-found').failure });
    known.noteJob(createJob({ state: 'waiting', progress: null }, { id: 'b' }), now(0));
    expect(known.noteError('b', errorOf('not-found'), last)).toBe(false);
  });

  test('begins anew after an answer, and leaves what was read before', () => {
    const known = start();
    known.noteError('a', errorOf('refused'), now(0));
    known.noteJob(running(3), now(20_000));
    expect(known.noteError('a', errorOf('refused'), now(40_000))).toBe(false);
    expect(known.noteError('a', errorOf('refused'), now(70_000))).toBe(true);
    expect(known.all.get('a')).toEqual({ id: 'a', job: running(3), lost: errorOf('refused').failure });
  });
});
