import { describe, test } from 'vitest';
import { Scene } from './scene.ts';

/** Beginnings after which a log reader may take the rest for a line or a command of its own. */
const beginnings = [
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u200b',
  '\ufeff',
  '%0A',
  '%0D%0A',
];
const commands = [
  '::error::pwned',
  '::set-output name=verdict::pwned',
  '::add-path::pwned',
  '::stop-commands::pwned',
  '##[error]pwned',
  '##[group]pwned',
  '##[add-mask]pwned',
];
const hostile = commands.flatMap((command) => beginnings.map((beginning) => `${beginning}${command}`)).join('');

interface Command {
  readonly name: string;
  readonly data: string;
}

/**
 * The commands that a runner would find in a log. It ends lines at CR, LF and CRLF and trims them before it looks for `::` at their start
 * (actions/runner, ActionCommand.cs); this reader is stricter and ends them at every line separator, and passes over invisible characters.
 */
function readCommands(log: string): readonly Command[] {
  return log.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).flatMap((line) => {
    const visible = line.replaceAll(/\p{Cf}/gu, '').trim();
    const modern = /^::(?<name>[^\s:]+)(?: [^:]*)?::(?<data>.*)$/.exec(visible);
    // Anywhere in a line, in an annotation's title and message too.
    const old = /##\[(?<name>[^\s\]]+)[^\]]*\](?<data>.*)$/.exec(visible);
    return [modern?.groups, old?.groups].flatMap((groups) => {
      const { name, data } = groups ?? {};
      return name === undefined || data === undefined ? [] : [{ name, data }];
    });
  });
}

const known = new Set(['add-mask', 'group', 'endgroup', 'error', 'warning', 'notice', 'debug']);

describe.concurrent('no text of the service is a command in the log, when it is', () => {
  test.for([
    { what: 'the name of a benchmark', name: hostile, job: {} },
    { what: 'the name of a job', name: 'medical', job: { benchmark_name: hostile } },
    { what: 'the reason of a failure', name: 'medical', job: { status: 'failed', message: hostile } },
    { what: 'a state', name: 'medical', job: { status: hostile } },
    {
      what: 'a message of progress',
      name: hostile,
      job: { status: 'running', current: 1, total: 2, message: hostile },
    },
    { what: 'a job id', name: 'medical', job: { job_id: hostile } },
  ])('$what', async ({ name, job }, { expect }) => {
    const answer = (documented: object) => ({ ...documented, ...job });
    await using scene = await Scene.start([{ id: 1, name, outcome: { answer, passed: 0 } }]);
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80', 'timeout-minutes': '0.08' });
    expect(findTheirCommands(run.log)).toEqual([]);
    expect(run.exitCode).toBe(1);
  });

  test.for([
    { what: 'an error to the submit', fault: { answer: { status: 400, body: { error: hostile } } } },
    { what: 'the id of a batch', fault: { answer: { status: 202, body: { batch_id: hostile, job_ids: [hostile] } } } },
  ])('$what', async ({ fault }, { expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    scene.harmstack.fail({ method: 'POST', path: /./, fault });
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80', 'timeout-minutes': '0.08' });
    expect(findTheirCommands(run.log)).toEqual([]);
    expect(run.exitCode).toBe(1);
  });

  test('an error of GitHub', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    scene.github.fail({ path: /./, times: 100, fault: { answer: { status: 422, body: { message: hostile } } } });
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80' });
    expect(findTheirCommands(run.log)).toEqual([]);
    expect(run.exitCode).toBe(0);
  });
});

describe.concurrent('no text of an input is a command in the log, when it is', () => {
  test.for([
    { what: 'a threshold', inputs: { thresholds: hostile } },
    { what: 'the title', inputs: { title: hostile } },
    { what: 'the model', inputs: { model: hostile } },
    { what: 'the path of the suite file', inputs: { config: hostile } },
    { what: 'the ids of jobs', inputs: { 'benchmark-ids': '', 'job-ids': hostile } },
  ])('$what', async ({ inputs }, { expect }) => {
    await using scene = await Scene.start([{ id: 1 }]);
    const run = await scene.run({ 'benchmark-ids': '1', thresholds: '80', ...inputs });
    expect(findTheirCommands(run.log)).toEqual([]);
  });
});

/** What a runner would do at the word of someone else. */
function findTheirCommands(log: string): readonly Command[] {
  return readCommands(log).filter(({ name, data }) => !known.has(name) || data.trim().startsWith('pwned'));
}
