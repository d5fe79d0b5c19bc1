import { expect, test } from 'vitest';
import { createRedact } from '../../src/redact.ts';
import { redactBenchmark } from '../../src/report/redact-benchmark.ts';
import { createJob, createJudged } from '../fixtures/reports.ts';

const key = 'sk-canary-1234567890';
const redact = createRedact([key]);

test('every text of a benchmark and its jobs is free of secrets', () => {
  const progress = { done: 1, total: 2, what: 'prompts', message: key } as const;
  const details = [{ name: key, scorePct: null, note: key }];
  const jobs = [createJob({ id: key, reason: key, progress, details })];
  const shown = redactBenchmark(createJudged({ name: key, reason: key, jobs }), { redact, redactId: redact });
  expect(JSON.stringify(shown)).not.toContain(key);
  expect(shown).toMatchObject({
    name: '***',
    reason: '***',
    jobs: [{ id: '***', reason: '***', details: [{ name: '***', note: '***' }] }],
  });
});

function cut(reason: string): string | null {
  return redactBenchmark(createJudged({ reason }), { redact, redactId: redact }).reason;
}

test('a text is cut to 2,000 characters after its secrets are out, and not within a character', () => {
  expect(cut('x'.repeat(2000))).toBe('x'.repeat(2000));
  expect(cut('x'.repeat(2001))).toBe(`${'x'.repeat(1999)}…`);
  expect(cut(`${'x'.repeat(1990)}${key}`)).toBe(`${'x'.repeat(1990)}***`);
  expect(cut(`${'x'.repeat(1998)}😀😀`)).toBe(`${'x'.repeat(1998)}…`);
});
