import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createResults, ResultsDocument, renderResults } from '../../src/report/results.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { createLargeReport, createReport, reports } from '../fixtures/reports.ts';

const jsonSchema: AnySchemaObject = JSON.parse(
  JSON.stringify(toJsonSchema(ResultsDocument, { target: 'draft-2020-12' })),
);
const validate = new Ajv2020({ strict: true, strictTuples: false, formats: { 'date-time': isTimestamp } }).compile(
  jsonSchema,
);

function errorsOf(document: unknown): readonly unknown[] {
  return validate(document) ? [] : (validate.errors ?? []);
}

function isTimestamp(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

describe('a results document fits its JSON Schema and its own', () => {
  test('for arbitrary reports', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const document: unknown = JSON.parse(JSON.stringify(createResults(report)));
        expect(errorsOf(document)).toEqual([]);
        expect(v.safeParse(ResultsDocument, document).success).toBe(true);
      }),
    );
  });

  test.each(Object.entries(reports))('%s', (_name, report) => {
    expect(validate(createResults(report))).toBe(true);
  });
});

test.each([
  ['another version', { schema: 2 }],
  ['an unknown verdict', { verdict: 'running' }],
  ['a key that is not declared', { extra: 1 }],
  ['a number as text', { credits: '12' }],
])('the JSON Schema refuses %s', (_name, wrong) => {
  expect(validate({ ...createResults(reports.mixed), ...wrong })).toBe(false);
});

test('the JSON Schema refuses a value that is left out', () => {
  const { credits: _credits, ...document } = createResults(reports.mixed);
  expect(validate(document)).toBe(false);
});

test('what never got a verdict is an error, not a pass', () => {
  const document = createResults(reports.running);
  expect(document.verdict).toBe('error');
  expect(document.benchmarks.map(({ verdict }) => verdict)).toEqual(['error', 'passed', 'error']);
});

test('what is not known is null', () => {
  const document = createResults(
    createReport({ service: null, model: null, commit: null, finishedAt: null, credits: null }),
  );
  expect(document).toMatchObject({ service: null, model: null, commit: null, finished_at: null, credits: null });
});

describe('what says more than the verdict', () => {
  test('the cause of the run and the level of each benchmark', () => {
    expect(createResults(reports.timeout)).toMatchObject({ cause: 'timeout', truncated: false });
    expect(createResults(reports.advisory).benchmarks.map(({ level }) => level)).toEqual(['block', 'block', 'warn']);
  });
});

const sizeOf = (text: string) => Buffer.byteLength(text);

describe('the output, which a later step may take into its environment', () => {
  const maxBytes = 100 * 1024;

  test('is the whole document where that is short enough', () => {
    expect(JSON.parse(renderResults(reports.mixed, { maxBytes }))).toEqual(createResults(reports.mixed));
    const whole = JSON.stringify(createResults(reports.mixed));
    expect(renderResults(reports.mixed, { maxBytes: sizeOf(whole) })).toBe(whole);
    expect(renderResults(reports.mixed, { maxBytes: sizeOf(whole) - 1 })).not.toBe(whole);
  });

  test.each([
    ['jobs', 400],
    ['reasons', 500],
    ['benchmarks', 3000],
  ])('leaves out %s of a large run, and says so', (_, size) => {
    const report = createLargeReport(size);
    const text = renderResults(report, { maxBytes });
    const document: unknown = JSON.parse(text);
    expect(sizeOf(text)).toBeLessThanOrEqual(maxBytes);
    expect(errorsOf(document)).toEqual([]);
    expect(document).toMatchObject({ truncated: true, verdict: 'failed' });
    expect(sizeOf(JSON.stringify(createResults(report)))).toBeGreaterThan(maxBytes);
  });

  test('leaves out the jobs first', () => {
    const document = JSON.parse(renderResults(createLargeReport(250), { maxBytes }));
    expect(document.benchmarks).toHaveLength(250);
    expect(document.benchmarks[7]).toMatchObject({ verdict: 'failed', reason: expect.any(String), jobs: [] });
  });
});
