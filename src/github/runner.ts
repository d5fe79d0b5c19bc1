import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';

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
  writeSummary(markdown: string): Promise<void>;
  /** Writes a file of this step below `RUNNER_TEMP` and returns its path. */
  writeFile(name: string, content: string): string;
  /** Fails the step with one more error. */
  setFailed(message: string, title: string): void;
}

/** The runner of this process. */
export function createRunner(env: NodeJS.ProcessEnv): Runner {
  let folder: string | null = null;
  let couldSetOutputs = true;
  return {
    readInput: (name) => core.getInput(name),
    maskSecret: (secret) => core.setSecret(secret),
    log: (line) => core.info(line),
    debug: (line) => core.debug(line),
    logGroup(title, lines) {
      core.startGroup(title);
      for (const line of lines) core.info(line);
      core.endGroup();
    },
    annotate({ level, title, message }) {
      const write = { error: core.error, warning: core.warning, notice: core.notice }[level];
      write(message, { title });
    },
    setOutput(name, value) {
      try {
        core.setOutput(name, value);
      } catch (error) {
        if (couldSetOutputs) core.warning(`The outputs of this step could not be set: ${String(error)}`);
        couldSetOutputs = false;
      }
    },
    async writeSummary(markdown) {
      if (!env.GITHUB_STEP_SUMMARY) return;
      await core.summary.emptyBuffer().addRaw(markdown).write({ overwrite: true });
    },
    writeFile(name, content) {
      // A folder of its own: several steps of one job may run this action.
      folder ??= mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'benchmark-gate-'));
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    setFailed(message, title) {
      core.error(message, { title });
      process.exitCode = core.ExitCode.Failure;
    },
  };
}
