import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { renderJunit } from '../../src/report/junit.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { tricks } from '../fixtures/hostile-texts.ts';
import { createJob, createJudged, createReport, reports, saying } from '../fixtures/reports.ts';

/** Ours holds what Jenkins and Surefire both take; Jenkins' own is beside it, under its licence. */
const schemas = await Promise.all(
  ['junit.xsd', 'jenkins-junit.xsd'].map((name) => readFile(new URL(name, import.meta.url), 'utf8')),
);

/** The validator's complaints about these documents. One start of the validator serves many: it is slow to start. */
async function findErrors(documents: readonly string[]): Promise<readonly string[]> {
  const xml = documents.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  const answers = await Promise.all(schemas.map((schema) => validateXML({ xml, schema: [schema] })));
  return answers.flatMap(({ errors }) => errors.map(({ rawMessage }) => rawMessage));
}

describe('the JUnit file is accepted by a validator', () => {
  test('which refuses what is wrong', async () => {
    const right = renderJunit(reports.mixed);
    expect(
      await findErrors([right.replace(' skipped="0"', ''), right.replace('<system-out>', '<system-out>\u0001')]),
    ).not.toEqual([]);
  });

  test('for each kind of run', async () => {
    expect(await findErrors(Object.values(reports).map(renderJunit))).toEqual([]);
  });

  test('for arbitrary reports', async () => {
    expect(await findErrors(fc.sample(hostileReport, 200).map(renderJunit))).toEqual([]);
  });

  test('with any trick in every place', async () => {
    const documents = tricks.map((trick) =>
      renderJunit(
        createReport({
          title: trick,
          problems: [trick],
          warnings: [trick],
          model: trick,
          benchmarks: [createJudged({ name: trick, verdict: 'error', reason: saying(trick) })],
        }),
      ),
    );
    expect(await findErrors(documents)).toEqual([]);
  });
});

describe('the JUnit file tells each verdict', () => {
  test.each([
    ['passed', /<testcase [^>]*>\n\s*<system-out>/u, 'errors="0" skipped="0" failures="0"'],
    [
      'failed',
      /<failure message="its job failed: Why." type="failed">its job failed: Why.<\/failure>/u,
      'errors="0" skipped="0" failures="1"',
    ],
    [
      'error',
      /<error message="its job failed: Why." type="error">its job failed: Why.<\/error>/u,
      'errors="1" skipped="0" failures="0"',
    ],
    [
      'inconclusive',
      /<error message="its job failed: Why." type="inconclusive">/u,
      'errors="1" skipped="0" failures="0"',
    ],
    ['running', /<error message="its job failed: Why." type="running">/u, 'errors="1" skipped="0" failures="0"'],
    ['planned', /<skipped>its job failed: Why.<\/skipped>/u, 'errors="0" skipped="1" failures="0"'],
  ] as const)('%s', (verdict, element, counts) => {
    const document = renderJunit(
      createReport({ verdict, benchmarks: [createJudged({ verdict, reason: saying('Why.') })] }),
    );
    expect(document).toMatch(element);
    expect(document).toContain(`tests="1" ${counts}`);
  });

  test('a run that was never judged is an error, not an empty suite', () => {
    const document = renderJunit(createReport({ verdict: 'error', problems: ['Input `a` is <wrong>.'] }));
    expect(document).toContain('tests="1" errors="1" skipped="0" failures="0"');
    expect(document).toContain('<error message="Input `a` is &#60;wrong&#62;." type="error">');
    expect(renderJunit(createReport({ verdict: 'error' }))).toContain(
      '<error message="The run ended as error." type="error">',
    );
  });

  test('a run that ended badly although every benchmark passed is an error', () => {
    const document = renderJunit(createReport({ verdict: 'error', benchmarks: [createJudged()] }));
    expect(document).toContain('tests="2" errors="1"');
    expect(document).not.toContain('<system-out></system-out>');
  });

  test('a problem of the run is told beside benchmarks that failed', () => {
    const benchmarks = [createJudged({ verdict: 'failed' })];
    const document = renderJunit(createReport({ verdict: 'failed', benchmarks, problems: ['The run was cancelled.'] }));
    expect(document).toContain('tests="2" errors="1" skipped="0" failures="1"');
  });
});

test.each([
  ['Legal', '7', 'Legal (7)'],
  [null, '7', 'benchmark 7'],
  [null, 'bmd_7', 'bmd_7'],
  ['bmd_7', 'bmd_7', 'bmd_7'],
])('the name %j of benchmark %s is told with its id, once: %s', (name, id, shown) => {
  const benchmarks = [createJudged({ name, benchmark: createBenchmark({ id }) })];
  expect(renderJunit(createReport({ benchmarks }))).toContain(`<testcase name="${shown}" `);
});

test('below its score a benchmark tells of each job, and why one failed', () => {
  const noScore = { scorePct: null, passed: null, scored: null, durationMs: null };
  const jobs = [
    createJob({ id: 'a' }),
    createJob({ ...noScore, id: 'b', state: 'failed', reason: saying('out of memory') }),
  ];
  expect(renderJunit(createReport({ benchmarks: [createJudged({ jobs })] }))).toContain(
    `<system-out>score 83.33 % (5/6 units), threshold 80 %
job a: scored 83.33 % in 2m 05s
job b: failed: out of memory</system-out>`,
  );
});
