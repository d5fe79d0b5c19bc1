import type { Annotation, Runner } from '../src/github/actions.ts';

/** A runner that keeps what it is told, in the order in which it came. */
export class MemoryRunner implements Runner {
  readonly lines: string[] = [];
  readonly masked: string[] = [];
  readonly annotations: Annotation[] = [];
  readonly outputs = new Map<string, string>();
  readonly files = new Map<string, string>();
  summary = '';
  failure: string | null = null;
  readonly #inputs: Readonly<Record<string, string>>;

  constructor(inputs: Readonly<Record<string, string>>) {
    this.#inputs = inputs;
  }

  readonly readInput = (name: string): string => this.#inputs[name] ?? '';

  get text(): string {
    return this.lines.join('\n');
  }

  maskSecret(secret: string): void {
    this.masked.push(secret);
  }

  log(line: string): void {
    this.lines.push(line);
  }

  logGroup(title: string, lines: readonly string[]): void {
    this.lines.push(`[${title}]`, ...lines);
  }

  annotate(annotation: Annotation): void {
    this.annotations.push(annotation);
  }

  setOutput(name: string, value: string): void {
    this.outputs.set(name, value);
  }

  async writeSummary(markdown: string): Promise<void> {
    this.summary = markdown;
  }

  writeFile(name: string, content: string): string {
    this.files.set(name, content);
    return `/temp/${name}`;
  }

  setFailed(message: string): void {
    this.failure = message;
  }
}
