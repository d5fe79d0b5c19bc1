import { renderParts } from './document.ts';
import { fitDocument } from './fit.ts';
import { code, link, md } from './markdown.ts';
import { markVerdict, renderPrevious } from './previous-verdict.ts';
import type { Report } from './report.ts';

interface CommentOptions {
  readonly maxChars: number;
  /** The comment's text before, as GitHub has it; a dry run keeps the verdict that stands there. */
  readonly previous?: string | null;
}

/**
 * Renders the comment, without its marker lines, in at most `maxChars` UTF-16 units.
 *
 * Rows are left out whole, jobs first and what failed last. The limit holds from 10,000 on; the parts that are always there need that much
 * when every text is as long and as hostile as can be.
 */
export function renderComment(report: Report, { maxChars, previous = null }: CommentOptions): string {
  const { before, after } = markVerdict(report);
  const kept = report.verdict === 'planned' && previous !== null ? renderPrevious(previous) : '';
  const source = fitDocument({
    parts: [...renderParts(report), kept],
    max: maxChars - before.length - after.length,
    sizeOf: (part) => part.length,
  });
  return before + source + after;
}

/** Tells of the comment that a gate has left behind when it moved to another token: it goes on showing what it showed last. */
export function renderLeftBehind(old: {
  readonly url: string;
  readonly author: { readonly login: string } | null;
}): string {
  const by = old.author === null ? '' : md` by ${code(old.author.login)}`;
  const note = md`An ${link('older comment of this gate', old.url)}${by} is out of date: this one has taken its place.`;
  return `\n${note.source}\n`;
}
