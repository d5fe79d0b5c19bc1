import { type Block, ranks } from './fit.ts';
import type { Report } from './report.ts';

/** What stands around the document of a verdict in a comment, so that a later dry run finds it; invisible to readers. */
export interface Marks {
  readonly before: string;
  readonly after: string;
}

const end = '<!-- benchmark-gate-verdict-end -->';
const marked = new RegExp(String.raw`<!-- benchmark-gate-verdict: (\w+) -->\r?\n([\s\S]*?)\r?\n${end}`, 'u');

/** Marks a verdict on scores; what runs or is only planned is none. */
export function markVerdict({ verdict, commit }: Report): Marks {
  switch (verdict) {
    case 'passed':
    case 'failed':
    case 'error':
    case 'inconclusive':
      return {
        before: `${startFor(/^[0-9a-f]{7,64}$/iu.test(commit ?? '') ? (commit ?? '') : 'unknown')}\n`,
        after: `\n${end}`,
      };
    case 'running':
    case 'planned':
      return { before: '', after: '' };
  }
}

function startFor(commit: string): string {
  return `<!-- benchmark-gate-verdict: ${commit} -->`;
}

/**
 * The last verdict that a comment's text holds, folded and with the commit that it is about; marked like before, so that it can be kept
 * again.
 */
export function renderPrevious(previous: string): Block {
  const [, commit = '', text = ''] = marked.exec(previous) ?? [];
  const about = commit === 'unknown' ? 'of an earlier commit' : `of commit ${commit.slice(0, 7)}`;
  const source = [startFor(commit), text.replaceAll('\r\n', '\n'), end].join('\n');
  return {
    before: `<details><summary>The last verdict, ${about}</summary>\n`,
    rows: text === '' ? [] : [{ source, rank: ranks.previous }],
    after: '</details>',
    leftOut: () => '*The last verdict does not fit here.*',
  };
}
