import { causeOf, levelOf, type Notice, type NoticeCode } from '../../src/notice.ts';
import { joinWords } from '../../src/plan/problem.ts';
import { renderNotice } from '../../src/report/notices.ts';
import { noticeExamples } from '../fixtures/sentences.ts';
import { cures } from './cures.ts';
import { renderTable } from './documents.ts';
import { renderReasonTables } from './sentence-table.ts';

interface Entry {
  readonly code: NoticeCode;
  readonly when: string;
  readonly examples: readonly [Notice, ...Notice[]];
}

const head = `# Messages and what to do

What the gate says, why, and what to do. Comments and annotations link to the entry of each message about a run.

- [Errors](#errors): the run is red.
- [Warnings](#warnings): the verdict stands, and something needs a look.
- [Why a benchmark did not pass](#why-a-benchmark-did-not-pass), and other reasons about one benchmark.
- [Lines of the log](#lines-of-the-log): for your information.

In the sentences below, ids, times and addresses are examples.`;

/** The page of everything that a run can say. Throws where an error or a warning has no cure. */
export function renderNoticesPage(): string {
  const entries: readonly Entry[] = Object.entries(noticeExamples).map(([, told]) => {
    const { when, examples } = told;
    return { code: examples[0].code, when, examples };
  });
  const levels = Map.groupBy(entries, ({ examples: [first] }) => levelOf(first));
  return `${[
    head,
    '## Errors',
    ...(levels.get('error') ?? []).map(renderEntry),
    '## Warnings',
    ...(levels.get('warning') ?? []).map(renderEntry),
    ...renderReasonTables(),
    '## Lines of the log',
    renderTable(
      ['Code', 'When', 'Sentence'],
      (levels.get('info') ?? []).map(({ code, when, examples: [first] }) => [`\`${code}\``, when, renderNotice(first)]),
    ),
  ].join('\n\n')}\n`;
}

function renderEntry({ code, when, examples }: Entry): string {
  const cure = cures[code];
  if (cure === undefined) throw new Error(`test/tools/cures.ts does not say what to do about ${code}`);
  const causes = [...new Set(examples.flatMap((example) => causeOf(example) ?? []))].map((cause) => `\`${cause}\``);
  return [
    `### ${code}`,
    ...[...new Set(examples.map(renderNotice))].map((sentence) => `> ${sentence}`),
    `**When:** ${when}.${causes.length === 0 ? '' : ` The output \`cause\` is ${joinWords(causes, 'or')}.`}`,
    `**What to do:** ${cure}`,
  ].join('\n\n');
}
