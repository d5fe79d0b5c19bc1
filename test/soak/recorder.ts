import type { Annotation, Runner } from '../../src/github/runner.ts';
import type { ProcessLife } from './process-life.ts';
import type { Timeline } from './timeline.ts';

/** One thing that a process published through the runner, in order. */
export interface Published {
  readonly atMs: number;
  readonly kind: 'log' | 'group' | 'annotation' | 'output' | 'summary' | 'file' | 'failed';
  readonly name: string;
  readonly text: string;
}

interface RecorderOptions {
  readonly timeline: Timeline;
  readonly life: ProcessLife;
  readonly inputs: Readonly<Record<string, string>>;
  /** Whether the disk takes the files. */
  readonly hasDisk: boolean;
  readonly trace: (line: string) => void;
}

/** The runner in memory. What a killed process still says is not published. */
export class Recorder implements Runner {
  readonly published: Published[] = [];
  readonly masked: string[] = [];
  readonly #options: RecorderOptions;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** The last value of an output; null when it was never set. */
  output(name: string): string | null {
    return this.published.findLast((entry) => entry.kind === 'output' && entry.name === name)?.text ?? null;
  }

  /** When something of this kind was first published, in milliseconds since the epoch; null when never. */
  firstAtMs(kind: Published['kind'], name: string): number | null {
    return this.published.find((entry) => entry.kind === kind && entry.name === name)?.atMs ?? null;
  }

  get text(): string {
    return this.published.map(({ text }) => text).join('\n');
  }

  readonly readInput = (name: string): string => this.#options.inputs[name] ?? '';

  maskSecret(secret: string): void {
    this.masked.push(secret);
  }

  debug(): void {}

  log(line: string): void {
    this.#publish('log', '', line);
  }

  logGroup(title: string, lines: readonly string[]): void {
    this.#publish('group', '', title);
    for (const line of lines) this.#publish('log', '', line);
  }

  annotate({ level, title, message }: Annotation): void {
    this.#publish('annotation', level, `${title}: ${message}`);
  }

  setOutput(name: string, value: string): void {
    this.#publish('output', name, value);
  }

  writeSummary(markdown: string): void {
    this.#needDisk('summary');
    this.#publish('summary', '', markdown);
  }

  writeFile(name: string, content: string): string {
    this.#needDisk(name);
    this.#publish('file', name, content);
    return `/temp/${name}`;
  }

  setFailed(message: string): void {
    this.#publish('failed', '', message);
  }

  #needDisk(name: string): void {
    if (this.#options.hasDisk) return;
    throw Object.assign(new Error(`ENOSPC: no space left on device, write '${name}'`), { code: 'ENOSPC' });
  }

  #publish(kind: Published['kind'], name: string, text: string): void {
    const { life, timeline, trace } = this.#options;
    if (life.isDead) return;
    this.published.push({ atMs: timeline.nowMs, kind, name, text });
    trace(`  ${kind}${name === '' ? '' : ` ${name}`}: ${text.length > 400 ? `${text.slice(0, 400)}…` : text}`);
  }
}
