import { mkdtempSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
// The parts of @actions/core by their own paths, which go through its folder since it opens no path but its entry: that one also
// loads an HTTP client with all of undici, for OIDC tokens, and made up most of what there was to load at the start.
import { issue, issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import { issueFileCommand, prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js';

/** One annotation of the check. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/**
 * The runner, as far as this action uses it: the only importer of the toolkit. The toolkit escapes what it sends as a
 * command; lines of the log must come escaped.
 */
export interface Runner {
  /** Text of an input, trimmed; empty when it was not given. */
  readonly readInput: (name: string) => string;
  maskSecret(secret: string): void;
  log(line: string): void;
  /** Shown only where debug logging is switched on. */
  debug(line: string): void;
  logGroup(title: string, lines: readonly string[]): void;
  annotate(annotation: Annotation): void;
  /** Where the disk does not take it, a warning says so once and the run goes on. */
  setOutput(name: string, value: string): void;
  /** Replaces this step's part of the job summary. */
  writeSummary(markdown: string): void;
  /** Writes a file of this step below `RUNNER_TEMP` and returns its path. */
  writeFile(name: string, content: string): string;
  /** Fails the step with one more error. */
  setFailed(message: string, title: string): void;
}

function log(line: string): void {
  process.stdout.write(line + EOL);
}

/**
 * A value of one line stands behind its name. Several stand between delimiters, for which the toolkit draws a random name: it takes 4 ms to
 * load what draws it.
 */
function outputMessage(name: string, value: string): string {
  return /[\r\n]/.test(value) ? prepareKeyValueMessage(name, value) : `${name}=${value}`;
}

/** The runner of this process. */
export function createRunner(env: NodeJS.ProcessEnv): Runner {
  let folder: string | null = null;
  let couldSetOutputs = true;
  return {
    readInput: (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
    maskSecret: (secret) => issue('add-mask', secret),
    log,
    debug: (line) => issue('debug', line),
    logGroup(title, lines) {
      issue('group', title);
      for (const line of lines) log(line);
      issue('endgroup');
    },
    annotate: ({ level, title, message }) => issueCommand(level, { title }, message),
    setOutput(name, value) {
      try {
        if (process.env.GITHUB_OUTPUT) issueFileCommand('OUTPUT', outputMessage(name, value));
        // As the toolkit does for runners from before there was a file, and for a run by hand.
        else issueCommand('set-output', { name }, value);
      } catch (error) {
        if (couldSetOutputs) issue('warning', `The outputs of this step could not be set: ${String(error)}`);
        couldSetOutputs = false;
      }
    },
    writeSummary(markdown) {
      // The toolkit would write the same text to the same file, by promises of node:fs that nothing else asks for.
      if (env.GITHUB_STEP_SUMMARY) writeFileSync(env.GITHUB_STEP_SUMMARY, markdown);
    },
    writeFile(name, content) {
      // A folder of its own: several steps of one job may run this action.
      folder ??= mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'benchmark-gate-'));
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    setFailed(message, title) {
      issueCommand('error', { title }, message);
      process.exitCode = 1;
    },
  };
}
