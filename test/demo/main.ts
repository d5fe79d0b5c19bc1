/**
 * The main job on a fresh machine: the committed `dist/index.js` runs as on GitHub's runner, against emulators of the
 * benchmark service and of GitHub; once with something good, once with something worse.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { pullRequestEvent, runAction } from '../e2e/run-action.ts';
import { startGitHubWithPull } from '../e2e/scene.ts';
import { renderPage, renderText } from '../tools/render-markdown.ts';
import { scenes } from './scenes.ts';

const { values } = parseArgs({ options: { service: { type: 'string', default: 'harmstack' } } });
const stage = scenes.get(values.service);
if (stage === undefined) throw new Error(`--service must be one of ${[...scenes.keys()].join(', ')}`);

await using scene = await stage();
await using github = await startGitHubWithPull();
const folder = await mkdtemp(join(tmpdir(), 'benchmark-gate-demo-'));
const surprises: string[] = [];
for (const [index, { name, inputs, expectedExit }] of scene.runs.entries()) {
  say(`Gate on ${name}`);
  const run = await runAction({
    inputs: { ...scene.inputs, ...inputs },
    event: pullRequestEvent(),
    github,
    onLog: (text) => process.stdout.write(indent(text)),
  });
  const comment = github.store.commentsOf(7).at(-1)?.body ?? '(no comment)';
  const page = join(folder, `${index + 1}.html`);
  await writeFile(page, renderPage(name, comment));
  const { results, ...outputs } = run.outputs;
  const lines = Object.entries(outputs).map(([key, value]) => `${key} = ${value}`);
  say('The comment on the pull request', `${renderText(comment)}\n\nAs a page: ${pathToFileURL(page).href}`);
  say('The outputs', [...lines, `results = ${results?.slice(0, 160)}…`].join('\n'));
  say(`Exit status ${run.exitCode} after ${(run.elapsedMs / 1000).toFixed(1)} s, expected ${expectedExit}`);
  if (run.exitCode !== expectedExit) surprises.push(name);
}
say(surprises.length === 0 ? 'Every run ended as it should.' : `NOT AS IT SHOULD BE: ${surprises.join(', ')}`);
if (surprises.length > 0) process.exitCode = 1;

function say(heading: string, text = ''): void {
  console.log(`\n=== ${heading} ===`);
  if (text !== '') console.log(indent(text));
}

function indent(text: string): string {
  return text.replaceAll(/^(?!$)/gm, '  ');
}
