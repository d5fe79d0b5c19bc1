import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { levelOf } from '../../src/notice.ts';
import { linkToNotice } from '../../src/report/notice-link.ts';
import { noticeExamples } from '../fixtures/sentences.ts';
import { cures } from '../tools/cures.ts';
import { root } from './code-blocks.ts';

const page = await readFile(new URL('docs/notices.md', root), 'utf8');
const examples = Object.values(noticeExamples).map((told) => told.examples[0]);

test.for(examples)('the page has $code', (notice) => {
  const [, anchor = ''] = linkToNotice(notice).split('#');
  expect(page).toContain(levelOf(notice) === 'info' ? `| \`${notice.code}\` |` : `\n### ${anchor}\n`);
});

test('it says what to do about every error and every warning, and about nothing else', () => {
  const needed = examples.filter((notice) => levelOf(notice) !== 'info').map(({ code }) => code);
  expect(Object.keys(cures).toSorted()).toEqual(needed.toSorted());
});
