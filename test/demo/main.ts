/**
 * The main job on a fresh machine: the committed `dist/index.js` runs as on GitHub's runner, against emulators of
 * Harmstack and GitHub. Harmstack's emulator sends the prompts of two small benchmarks to a model endpoint and scores
 * its answers; nothing is scripted but how much the model knows.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pullRequestEvent, runAction } from '../e2e/run-action.ts';
import { startGitHubWithPull } from '../e2e/scene.ts';
import { startHarmstack } from '../emulators/harmstack.ts';
import { startModelEndpoint } from '../emulators/model-endpoint.ts';
import { renderPage, renderText } from '../tools/render-markdown.ts';

await using harmstack = await startHarmstack();
await using model = await startModelEndpoint({ latencyMs: 60 });
await using github = await startGitHubWithPull();
const folder = await mkdtemp(join(tmpdir(), 'benchmark-gate-demo-'));

const good = await gateModel({ name: 'a good model', quality: 1 });
const worse = await gateModel({ name: 'a worse model', quality: 0.6 });

const asExpected = good === 0 && worse === 1;
say(asExpected ? 'The good model passed (exit 0), the worse one failed (exit 1).' : 'NOT AS EXPECTED: see above.');
if (!asExpected) process.exitCode = 1;

/** Runs the gate on a model that knows this share of the answers; gives the exit status. */
async function gateModel({
  name,
  quality,
}: {
  readonly name: string;
  readonly quality: number;
}): Promise<number | null> {
  model.model.quality = quality;
  say(`Gate on ${name} (it knows ${quality * 100} % of the answers)`);
  const run = await runAction({
    inputs: {
      'service-url': harmstack.baseUrl,
      'service-api-key': harmstack.key,
      'benchmark-ids': '1, 2',
      'benchmark-counts': '12, 6',
      thresholds: '80',
      'endpoint-url': model.urlFor('openai'),
      'endpoint-api-key': model.key,
      model: name.replaceAll(' ', '-'),
      seed: '7',
    },
    event: pullRequestEvent(),
    github,
    onLog: (text) => process.stdout.write(text.replaceAll(/^(?!$)/gm, '  ')),
  });
  const comment = github.store.commentsOf(7).at(-1)?.body ?? '(no comment)';
  const page = join(folder, `${name.replaceAll(' ', '-')}.html`);
  await writeFile(page, renderPage(name, comment));
  const { results, ...outputs } = run.outputs;
  say('The comment on the pull request', `${renderText(comment)}\n\nAs a page: ${pathToFileURL(page).href}`);
  say(
    'The outputs',
    Object.entries(outputs)
      .map(([key, value]) => `${key} = ${value}`)
      .join('\n'),
    `results = ${results?.slice(0, 160)}…`,
  );
  say(`Exit status ${run.exitCode} after ${(run.elapsedMs / 1000).toFixed(1)} s`);
  return run.exitCode;
}

function say(heading: string, ...texts: readonly string[]): void {
  console.log(`\n=== ${heading} ===`);
  for (const text of texts) console.log(text.replaceAll(/^(?!$)/gm, '  '));
}
