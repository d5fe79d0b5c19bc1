/** Shows the log of a step as GitHub's page does: no commands, groups folded, what they say about a problem in words. */
export class LogView {
  readonly #write: (line: string) => void;
  #rest = '';
  #group: { readonly title: string; lines: number } | null = null;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** Takes a piece of the log, wherever it is cut. */
  add(text: string): void {
    const lines = `${this.#rest}${text}`.split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#show(line.replace(/\r$/, ''));
  }

  /** What stands after the last line break is a line too. */
  end(): void {
    if (this.#rest !== '') this.add('\n');
  }

  #show(line: string): void {
    const [, name, properties = '', data = ''] = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    switch (name) {
      case undefined:
        this.#showLine(line);
        return;
      case 'group':
        this.#group = { title: decode(data), lines: 0 };
        return;
      case 'endgroup':
        if (this.#group !== null) this.#write(`▸ ${this.#group.title} (${countLines(this.#group.lines)})`);
        this.#group = null;
        return;
      case 'error':
      case 'warning':
      case 'notice': {
        const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1];
        const words = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const;
        this.#write(`${words[name]}: ${title === undefined ? '' : `${decode(title)}: `}${decode(data)}`);
        return;
      }
      default:
        // Masks, and what only a run with debug logging shows.
        return;
    }
  }

  #showLine(line: string): void {
    if (this.#group === null) this.#write(line);
    else this.#group.lines += 1;
  }
}

function countLines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

/** As `@actions/core` escapes the data and the properties of commands. */
function decode(text: string): string {
  return text
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
}
