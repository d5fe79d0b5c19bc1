import type { ExpectStatic } from 'vitest';
import type { ActionRun } from './run-action.ts';

interface Documents {
  readonly run: ActionRun;
  /** Empty when there is none. */
  readonly comment: string;
}

/** Compares what a run has published with the files of this name under `golden/`. */
export async function expectGolden(expect: ExpectStatic, name: string, { run, comment }: Documents): Promise<void> {
  const { results = 'null', ...outputs } = run.outputs;
  const documents = {
    'outputs.json': `${JSON.stringify({ ...outputs, results: JSON.parse(results) }, null, 2)}\n`,
    'summary.md': run.summary,
    'comment.md': comment === '' ? '(no comment)\n' : `${comment}\n`,
    'junit.xml': run.junit,
  };
  for (const [ending, text] of Object.entries(documents)) {
    await expect(withoutChance(text)).toMatchFileSnapshot(`golden/${name}.${ending}`);
  }
}

/** Replaces what differs from run to run: times, temporary paths, ports, and the state that is kept for later runs. */
function withoutChance(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g, 'TIME')
    .replaceAll(/"duration_ms": \d+/g, '"duration_ms": "DURATION"')
    .replaceAll(/time="[\d.]+"/g, 'time="DURATION"')
    .replaceAll(/(?<=· |in )((<|&#60;)1s|(\d+m )?\d+s)\b/g, 'DURATION')
    .replaceAll(/\/[^"\s]*\/benchmark-gate-\w{6}\//g, 'RUNNER_TEMP/')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/(?<=benchmark-gate-state: )\S+/g, 'STATE');
}
