import { expect, test } from 'vitest';
import type { Publication } from '../src/comment/sticky-comment.ts';
import { publish } from '../src/publish.ts';
import { reports } from './fixtures/reports.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';
import { ProcessLife } from './soak/process-life.ts';
import { Recorder } from './soak/recorder.ts';
import { Timeline } from './soak/timeline.ts';

const secret = 'ghs_aSecretToken';

const trace = () => undefined;

/** Everything that is published when GitHub answers the comment in this way. */
async function publishedWith(publication: Publication): Promise<string> {
  const timeline = new Timeline(0);
  const runner = new Recorder({ timeline, life: new ProcessLife(), inputs: {}, hasDisk: true, trace });
  await publish(reports.passed, {
    runner,
    place: { waitedMs: 0, cancelledForMs: 0, show: () => Promise.resolve(publication) },
    clock: new VirtualClock(),
    cancelled: new AbortController().signal,
    redact: (text) => text.replaceAll(secret, '***'),
  });
  return runner.text;
}

test('what GitHub says is shown without secrets', async () => {
  const warning = `The comment could not be published (401: Bad credentials ${secret}).`;
  expect(await publishedWith({ kind: 'failed', warning })).toContain('(401: Bad credentials ***)');
  const url = `https://github.com/o/r/pull/7?token=${secret}#issuecomment-1`;
  for (const kind of ['published', 'left-to-newer-run'] as const) {
    const text = await publishedWith({ kind, url });
    expect(text).toContain('pull/7?token=***#issuecomment-1');
    expect(text).not.toContain(secret);
  }
});

test.each([
  [0, 27_000],
  [18_000, 9000],
  [26_500, 500],
])('a run that has waited %d ms for GitHub waits no longer than %d ms more', async (waitedMs, leftMs) => {
  const clock = new VirtualClock();
  const startMs = clock.now();
  let endedAtMs: number | null = null;
  const show = async (_: unknown, signal: AbortSignal): Promise<Publication> => {
    for (let step = 0; step < 100 && !signal.aborted; step += 1) clock.advance(500);
    endedAtMs = clock.now();
    return { kind: 'failed', warning: 'GitHub gave no answer.' };
  };
  const timeline = new Timeline(0);
  const runner = new Recorder({ timeline, life: new ProcessLife(), inputs: {}, hasDisk: true, trace });
  const cancelled = new AbortController().signal;
  expect(
    await publish(reports.passed, {
      runner,
      place: { waitedMs, cancelledForMs: 0, show },
      clock,
      cancelled,
      redact: String,
    }),
  ).toBe(true);
  expect((endedAtMs ?? 0) - startMs).toBe(leftMs);
});

test('the annotations are there before GitHub is asked for the comment, and never more than ten of a level', async () => {
  for (const warnOnly of [false, true]) {
    const [failed] = reports.failed.benchmarks.filter(({ verdict }) => verdict === 'failed');
    const report = {
      ...reports.failed,
      warnOnly,
      benchmarks: Array.from({ length: 20 }, () => failed).filter((each) => each !== undefined),
      warnings: Array.from({ length: 20 }, () => 'Unsure.'),
    };
    const runner = new Recorder({
      timeline: new Timeline(0),
      life: new ProcessLife(),
      inputs: {},
      hasDisk: false,
      trace,
    });
    const countOf = (kind: string, name: string) =>
      runner.published.filter((entry) => entry.kind === kind && entry.name === name).length;
    const before: number[] = [];
    await publish(report, {
      runner,
      place: {
        waitedMs: 0,
        cancelledForMs: 0,
        show: () => {
          before.push(countOf('annotation', 'error'), countOf('annotation', 'warning'));
          return Promise.resolve({ kind: 'failed', warning: 'GitHub gave no answer.' });
        },
      },
      clock: new VirtualClock(),
      cancelled: new AbortController().signal,
      redact: String,
    });
    expect(before).toEqual(warnOnly ? [0, 9] : [9, 9]);
    expect(countOf('annotation', 'error') + countOf('failed', '')).toBe(warnOnly ? 0 : 10);
    expect(countOf('annotation', 'warning')).toBe(10);
    expect(runner.published.at(warnOnly ? -1 : -2)?.text).toContain('GitHub gave no answer.');
  }
});
