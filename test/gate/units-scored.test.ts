import { describe, expect, test } from 'vitest';
import type { Outcome } from '../emulators/harmstack-job.ts';
import { startScene } from '../fixtures/action-scene.ts';

/** What comes of ten units whose jobs end so: submitted, then judged again by their ids. */
async function judge(outcome: Outcome, inputs: Readonly<Record<string, string>> = {}) {
  await using scene = await startScene({ benchmarks: [{ id: 1, name: 'medical', outcome: { looks: 0, ...outcome } }] });
  const resultOf = async (own: Readonly<Record<string, string>>) => {
    const { isGreen, runner } = await scene.run({ 'benchmark-counts': '10', comment: 'never', ...inputs, ...own });
    const [benchmark] = JSON.parse(runner.outputs.get('results') ?? '').benchmarks;
    return { isGreen, text: runner.text, ...Object(benchmark) };
  };
  const submitted = await resultOf({});
  const ids = { 'benchmark-ids': '', 'benchmark-counts': '', 'job-ids': scene.harmstack.jobIds.join() };
  return { submitted, existing: await resultOf(ids) };
}

/** A job of eight units, however many were asked for. */
const holdsEight: Outcome['answer'] = (job) => ({ ...job, needle_annnoted_count: 8, total_scored: 8, passed_count: 8 });
const tooFew = { isGreen: false, verdict: 'error', score_pct: null };

describe('units that were paid for and not scored', () => {
  test.concurrent('are no pass where they are more than half, of a job of this run and of one that existed', async () => {
    const { submitted, existing } = await judge({ scored: 2 });
    const reason = expect.stringMatching(/only 2 of the 10 units of job \S+ were scored, less than half/);
    expect([submitted, existing]).toMatchObject([
      { ...tooFew, reason },
      { ...tooFew, reason },
    ]);
  });

  test.concurrent('nor where a large count is split over several jobs', async () => {
    const { submitted } = await judge({ scored: 1 }, { 'benchmark-counts': '50' });
    expect(submitted).toMatchObject({ ...tooFew, jobs: Array.from({ length: 5 }, () => ({ score_pct: null })) });
  });

  test.concurrent('are told of where they are fewer, with both numbers', async () => {
    const { submitted, existing } = await judge({ scored: 7 });
    const text = expect.stringContaining('Warning: medical: only 7 of its 10 units were scored.');
    expect([submitted, existing]).toMatchObject([
      { isGreen: true, text },
      { isGreen: true, text },
    ]);
  });

  test.concurrent('are told of where the job holds fewer than were asked for', async () => {
    const { submitted, existing } = await judge({ answer: holdsEight });
    expect(submitted).toMatchObject({
      isGreen: true,
      text: expect.stringContaining('Warning: medical: its jobs hold 8 of the 10 units that were asked for.'),
    });
    // Nothing was asked of one that existed.
    expect(existing).toMatchObject({ isGreen: true, text: expect.not.stringContaining('asked for') });
  });
});
