import { describe, test } from 'vitest';
import type { Outcome } from '../emulators/harmstack-job.ts';
import { expectGolden } from './golden.ts';
import { Scene } from './scene.ts';

/** What the job of one benchmark ends as, and the words that must say so. */
const cases: readonly { readonly what: string; readonly outcome: Outcome; readonly says: RegExp }[] = [
  { what: 'a failed job', outcome: { fail: true }, says: /the job failed: the service gives no reason/ },
  { what: 'a missing score', outcome: wrong({ score_pct: undefined }), says: /without a valid score: .*missing/ },
  { what: 'a score of null', outcome: wrong({ score_pct: null }), says: /without a valid score: .*missing/ },
  { what: 'a score as text', outcome: wrong({ score_pct: '100' }), says: /score_pct is a string, not a number/ },
  { what: 'a score above 100', outcome: wrong({ score_pct: 100.01 }), says: /100\.01, outside 0 to 100/ },
  { what: 'a score below 0', outcome: wrong({ score_pct: -1 }), says: /-1, outside 0 to 100/ },
  { what: 'no unit scored', outcome: wrong({ total_scored: 0, passed_count: 0 }), says: /total_scored is 0/ },
  {
    what: 'a score that its counts contradict',
    outcome: wrong({ score_pct: 100, passed_count: 1 }),
    says: /job \S+ reports a score of 100%, but 1 of 5 passed/,
  },
  {
    what: 'a job of another benchmark',
    outcome: wrong({ benchmark_id: 3 }),
    says: /reports benchmark 3, which was not asked for/,
  },
  {
    what: 'an answer about another job',
    outcome: wrong({ job_id: 'a0000000-0000-4000-8000-999999999999' }),
    says: /with another job/,
  },
];

describe.concurrent('no green without proof: the verdict is error, and the words say why, for', () => {
  test.for(cases)('$what', async ({ outcome, says }, { expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome }]);
    const run = await scene.run({ 'benchmark-ids': '1', 'benchmark-counts': '5', thresholds: '0' });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    const { benchmarks } = JSON.parse(run.resultsFile);
    expect(benchmarks).toMatchObject([{ verdict: 'error', score_pct: null, reason: expect.stringMatching(says) }]);
    // An annotation begins its sentence with a capital.
    expect(run.log).toMatch(new RegExp(`^::error title=.*${says.source.replaceAll('%', '%25')}`, 'im'));
  });

  test('a state that is not known, once the time is up', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, outcome: wrong({ status: 'archived' }) }]);
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '0', 'timeout-minutes': '0.15' });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(JSON.parse(run.resultsFile).benchmarks).toMatchObject([
      {
        reason: expect.stringContaining(
          'in a state that this version does not know, "archived": not finished within 0.15 minutes',
        ),
      },
    ]);
  });

  test('a timeout, with the lines to paste', async ({ expect }) => {
    await using scene = await Scene.start([
      { id: 1, name: 'quick', outcome: {} },
      { id: 2, name: 'endless', outcome: { looks: Number.POSITIVE_INFINITY } },
    ]);
    const run = await scene.run({ 'benchmark-ids': '1 2', thresholds: '80', 'timeout-minutes': '0.08' });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', cause: 'timeout' } });
    const lines = ['service: harmstack', `job-ids: ${scene.harmstack.jobIds.join(',')}`, 'thresholds: 80'];
    expect(run.log).toContain(lines.map((line) => `    ${line}`).join('\n'));
    for (const place of [run.summary, scene.comment]) expect(place).toContain(['```yaml', ...lines, '```'].join('\n'));
    await expectGolden(expect, 'timeout', { run, comment: scene.comment });
  });
});

/** A completed job that passed everything, but for these fields of its answer. */
function wrong(fields: Readonly<Record<string, unknown>>): Outcome {
  return { answer: (job) => ({ ...job, ...fields }) };
}
