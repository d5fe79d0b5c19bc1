import { expect, test } from 'vitest';
import type { Publication } from '../../src/github/sticky-comment.ts';
import { publish } from '../../src/publish/publish.ts';
import { reports } from '../report/reports.ts';
import { ProcessLife } from '../soak/process-life.ts';
import { Recorder } from '../soak/recorder.ts';
import { Timeline } from '../soak/timeline.ts';
import { VirtualClock } from '../virtual-clock.ts';

const secret = 'ghs_aSecretToken';

const trace = () => undefined;

/** Everything that is published when GitHub answers the comment in this way. */
async function publishedWith(publication: Publication): Promise<string> {
  const timeline = new Timeline(0);
  const runner = new Recorder({ timeline, life: new ProcessLife(), inputs: {}, hasDisk: true, trace });
  await publish(reports.passed, {
    runner,
    place: { show: () => Promise.resolve(publication) },
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
