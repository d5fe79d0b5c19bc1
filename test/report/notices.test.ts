import { describe, expect, test } from 'vitest';
import { levelOf, type Notice, type NoticeCode } from '../../src/notice.ts';
import { linesToPaste } from '../../src/report/lines-to-paste.ts';
import { renderNotice, renderNoticeLines } from '../../src/report/notices.ts';
import { noticeExamples } from '../fixtures/sentences.ts';

const all = Object.values<{ readonly examples: readonly Notice[] }>(noticeExamples).flatMap(({ examples }) => examples);
const rows = all.map((notice) => ({ notice, code: notice.code, sentence: renderNotice(notice) }));
const idsOf = (notice: Notice): readonly string[] => [
  ...('jobIds' in notice ? notice.jobIds : []),
  ...('candidates' in notice ? notice.candidates : []),
  ...('paidIds' in notice ? notice.paidIds : []),
  ...('steps' in notice ? notice.steps.jobs.map(({ jobId }) => jobId) : []),
];
/** The sentence with what stands below it where there is more to tell. */
const linesOf = (notice: Notice): string => {
  const paste = notice.code === 'next-steps' ? linesToPaste(notice.steps) : null;
  return [...renderNoticeLines(notice), ...(paste?.lines ?? [])].join('\n');
};

describe('the sentence for what happened', () => {
  test.each(rows)('$code: $sentence', ({ sentence }) => {
    expect(sentence).toMatch(/^[A-Z`].+[.?)]$/);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\$\{|%s|\s\s|\.\.|\(\)|: \.|``|\d \d(?!\d:\d\d UTC)/);
  });

  test('is another for each code, and for each kind of data', () => {
    const quoting: readonly NoticeCode[] = ['input-invalid', 'benchmark-not-offered', 'unchecked', 'github-problem'];
    const own = rows.filter(({ code }) => !quoting.includes(code)).map(({ sentence }) => sentence);
    expect(new Set(own).size).toBe(own.length);
  });

  test.each(rows.filter(({ notice }) => idsOf(notice).length > 0))('names every job: $code', ({ notice }) => {
    for (const id of idsOf(notice)) expect(linesOf(notice)).toContain(id);
  });

  test.each(
    rows.filter(({ notice }) => levelOf(notice) !== 'info' && idsOf(notice).length > 0 && notice.code !== 'next-steps'),
  )('shows ids so that they can be copied: $code', ({ notice, sentence }) => {
    const quoted = [...sentence.matchAll(/`([^`]+)`/g)].map(([, code]) => code).join();
    for (const id of idsOf(notice).slice(0, 5)) expect(quoted).toContain(id);
  });

  test.each(rows.filter(({ notice }) => 'message' in notice && notice.code !== 'outage-over'))(
    'says why: $code',
    ({ notice, sentence }) => {
      const status = 'status' in notice && notice.code === 'outage-until-deadline' ? notice.status : null;
      expect(sentence).toContain(status === null ? 'message' in notice && notice.message : `(${status})`);
    },
  );
});

describe('what is advised about jobs that may be paid', () => {
  const uncertain = rows.filter(({ notice }) => 'isUnseen' in notice);

  test.each(uncertain)('names the line that judges them, or how to look for them: $code', ({ notice, sentence }) => {
    const ids = 'candidates' in notice ? notice.candidates : [];
    const ofBaselines = 'baselineIds' in notice ? (notice.baselineIds ?? []) : [];
    const judged = ids.filter((id) => !ofBaselines.includes(id));
    const compared = ids.filter((id) => ofBaselines.includes(id));
    const lines = [
      ...(ids.length === 0 ? ['`job-ids`'] : []),
      ...(judged.length > 0 ? [`\`job-ids: ${judged.join(',')}\``] : []),
      ...(compared.length > 0 ? [`\`baseline-job-ids: ${compared.join(',')}\``] : []),
    ];
    expect(lines.filter((line) => !sentence.includes(line))).toEqual([]);
    const toJudge = sentence.match(/`job-ids: [^`]*`/g)?.join() ?? '';
    expect(compared.filter((id) => toJudge.includes(id))).toEqual([]);
  });

  test.each(uncertain)(
    'invites to pay only where nobody knows whether anything was submitted: $code',
    ({ notice, sentence }) => {
      const isUnknown = notice.code === 'earlier-attempt-unknown' && notice.candidates.length > 0;
      expect(/which pays/.test(sentence)).toBe(isUnknown);
      expect(sentence).not.toMatch(/delete|comment/);
    },
  );
});

describe('that nothing was spent', () => {
  test.each(rows)('is said only of what certainly was not: $code', ({ notice, sentence }) => {
    const certain: readonly NoticeCode[] = ['submit-refused', 'submit-gave-up', 'submit-too-late', 'submit-cancelled'];
    const isDoubtful = 'mayBeCharged' in notice && notice.mayBeCharged;
    expect(/nothing was spent/i.test(sentence)).toBe(certain.includes(notice.code) && !isDoubtful);
  });
});
