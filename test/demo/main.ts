/**
 * The main job on a fresh machine: the committed `dist/index.js` runs as on GitHub's runner, against emulators of the
 * benchmark service and of GitHub; once with something good, once with something worse.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type ActionRun, pullRequestEvent, runAction } from '../e2e/run-action.ts';
import { startGitHubWithPull } from '../e2e/scene.ts';
import { renderPage } from '../tools/render-markdown.ts';
import { LogView } from './log-view.ts';
import { type DemoScene, scenes } from './scenes.ts';

const help = `Usage: npm run demo [-- --service NAME]

Runs the built action twice as GitHub's runner does, against emulators: once green, once red.

  --service NAME  ${[...scenes.keys()].join(', ')} (harmstack unless given)
  --help          this text`;

const chosen = readStage(process.argv.slice(2));
if (typeof chosen === 'string') {
  console.error(`${chosen}\n\n${help}`);
  process.exitCode = 2;
} else if (chosen === null) console.log(help);
else await show(chosen);

/** What to show; null for the help, a sentence where the arguments cannot be meant. */
function readStage(args: readonly string[]): (() => Promise<DemoScene>) | string | null {
  const options = { service: { type: 'string', default: 'harmstack' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) return null;
    const known = [...scenes.keys()].join(', ');
    return scenes.get(values.service) ?? `There is no service "${values.service}". Known are ${known}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function show(stage: () => Promise<DemoScene>): Promise<void> {
  await using scene = await stage();
  await using github = await startGitHubWithPull();
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-gate-demo-'));
  const surprises: string[] = [];
  for (const [index, { name, inputs, expectedExit }] of scene.runs.entries()) {
    console.log(`\n=== ${index + 1} of ${scene.runs.length}: ${name} ===\n`);
    const log = new LogView((line) => console.log(`  ${line}`));
    const run = await runAction({
      inputs: { ...scene.inputs, ...inputs },
      event: pullRequestEvent(),
      github,
      onLog: (text) => log.add(text),
    });
    log.end();
    const isExpected = run.exitCode === expectedExit;
    if (!isExpected) surprises.push(name);
    const ends = `${run.outputs.verdict ?? 'no verdict'}, exit status ${run.exitCode}`;
    console.log(
      `\n  ${ends}${isExpected ? '' : `, NOT ${expectedExit}`}, after ${(run.elapsedMs / 1000).toFixed(1)} s`,
    );
    const comment = github.store.commentsOf(7).at(-1)?.body ?? '(no comment)';
    for (const [what, path] of await writeFiles(join(folder, String(index + 1)), { name, run, comment }))
      console.log(`  ${what.padEnd(13)}${path}`);
  }
  console.log(
    surprises.length === 0
      ? `\nEvery run ended as it should. The links to github.com above are emulated: open the comments in ${folder}.`
      : `\nNOT AS IT SHOULD BE: ${surprises.join(', ')}`,
  );
  if (surprises.length > 0) process.exitCode = 1;
}

interface Shown {
  readonly name: string;
  readonly run: ActionRun;
  readonly comment: string;
}

/** Leaves what the run published to be opened: each with what it is. */
async function writeFiles(folder: string, { name, run, comment }: Shown): Promise<readonly [string, string][]> {
  await mkdir(folder);
  const files = [
    ['comment', 'comment.html', renderPage(`Comment: ${name}`, comment)],
    ['job summary', 'summary.html', renderPage(`Job summary: ${name}`, run.summary)],
    ['results', 'results.json', run.resultsFile],
    ['JUnit', 'junit.xml', run.junit],
    ['whole log', 'log.txt', run.log],
  ] as const;
  return await Promise.all(
    files.map(async ([what, file, content]): Promise<[string, string]> => {
      const path = join(folder, file);
      await writeFile(path, content);
      return [what, file.endsWith('.html') ? pathToFileURL(path).href : path];
    }),
  );
}
