import { describe, expect, test } from 'vitest';
import { renderAnnotations } from '../../src/report/annotations.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { renderLogResult } from '../../src/report/log.ts';
import { createResults } from '../../src/report/results.ts';
import { reports } from '../fixtures/reports.ts';

describe.each(Object.entries(reports))('the documents of a run: %s', (name, report) => {
  test('comment', async () => {
    await expect(`${renderComment(report, { maxChars: 65_536 })}\n`).toMatchFileSnapshot(`golden/${name}.comment.md`);
  });
  test('log and annotations', async () => {
    const { failure, others } = renderAnnotations(report);
    const annotations = [...others, ...(failure === null ? [] : [failure])].map(
      ({ level, title, message }) => `${level} | ${title} | ${message}`,
    );
    await expect(`${[...renderLogResult(report), '', ...annotations].join('\n')}\n`).toMatchFileSnapshot(
      `golden/${name}.log.txt`,
    );
  });
  test('JUnit file', async () => {
    await expect(renderJunit(report)).toMatchFileSnapshot(`golden/${name}.junit.xml`);
  });
  test('results document', async () => {
    await expect(`${JSON.stringify(createResults(report), null, 2)}\n`).toMatchFileSnapshot(
      `golden/${name}.results.json.txt`,
    );
  });
});
