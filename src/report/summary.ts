import { renderParts } from './document.ts';
import { fitDocument } from './fit.ts';
import { renderHistory } from './history.ts';
import type { Report } from './report.ts';

/** The most that GitHub takes from one step. */
const maxSummaryBytes = 1024 * 1024;

/** Renders the job summary in at most `maxBytes` bytes of UTF-8: the comment's document, and the history at its end. */
export function renderSummary(
  report: Report,
  options: { readonly maxBytes: number } = { maxBytes: maxSummaryBytes },
): string {
  const source = fitDocument({
    parts: [...renderParts(report), ...renderHistory(report)],
    max: options.maxBytes - 1,
    sizeOf: (part) => Buffer.byteLength(part, 'utf8'),
  });
  return `${source}\n`;
}
