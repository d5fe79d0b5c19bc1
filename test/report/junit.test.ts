import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { renderJunit } from '../../src/report/junit.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { tricks } from '../fixtures/hostile-texts.ts';
import { createJob, createJudged, createReport, problem, reports, saying, warning } from '../fixtures/reports.ts';

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
          notices: [problem(trick), warning(trick)],
          model: trick,
          benchmarks: [createJudged({ name: trick, verdict: 'error', reason: saying(trick) })],
        }),
      ),
    );
    expect(await findErrors(documents)).toEqual([]);
  });
});

describe('the JUnit file tells each verdict', () => {
  const text = 'the job failed: Why';
  test.each([
    ['passed', /<testcase [^>]*>\n\s*<system-out>/u, { errors: 0, failures: 0, skipped: 0 }],
    [
      'failed',
      new RegExp(`<failure message="${text}" type="failed">${text}</failure>`),
      { errors: 0, failures: 1, skipped: 0 },
    ],
    [
      'error',
      new RegExp(`<error message="${text}" type="error">${text}</error>`),
      { errors: 1, failures: 0, skipped: 0 },
    ],
    [
      'inconclusive',
      new RegExp(`<error message="${text}" type="inconclusive">`),
      { errors: 1, failures: 0, skipped: 0 },
    ],
    ['running', new RegExp(`<error message="${text}" type="running">`), { errors: 1, failures: 0, skipped: 0 }],
    ['planned', new RegExp(`<skipped message="${text}">${text}</skipped>`), { errors: 0, failures: 0, skipped: 1 }],
  ] as const)('%s', (verdict, element, counts) => {
    const document = renderJunit(
      createReport({ verdict, benchmarks: [createJudged({ verdict, reason: saying('Why') })] }),
    );
    expect(document).toMatch(element);
    expect(countsOf(document)).toEqual({ tests: 1, ...counts });
  });

  test.each(['failed', 'error', 'inconclusive'] as const)(
    '%s of a benchmark that blocks nothing is skipped, with its message',
    (verdict) => {
      const benchmark = createBenchmark({ level: 'warn' });
      const judged = createJudged({ verdict, benchmark, reason: saying('Why') });
      const document = renderJunit(createReport({ benchmarks: [judged] }));
      const why = 'the job failed: Why (not blocking)';
      expect(document).toContain(`<skipped message="${why}">${why}</skipped>`);
      expect(countsOf(document)).toEqual({ tests: 1, errors: 0, failures: 0, skipped: 1 });
      const passed = createJudged({ benchmark });
      expect(countsOf(renderJunit(createReport({ benchmarks: [passed] })))).toMatchObject({ skipped: 0 });
    },
  );

  test('the root has the totals of the suite: readers that count only there count the same', () => {
    const document = renderJunit(reports.mixed);
    const suite = countsOf(document);
    expect(suite).toEqual({ tests: 6, errors: 4, failures: 1, skipped: 0 });
    expect(countsOf(document, 'testsuites')).toEqual({ tests: 6, errors: 4, failures: 1 });
  });

  test('a run that was never judged is an error, not an empty suite', () => {
    const document = renderJunit(createReport({ verdict: 'error', notices: [problem('Input `a` is <wrong>.')] }));
    expect(countsOf(document)).toMatchObject({ tests: 1, errors: 1 });
    expect(document).toContain('<error message="Input `a` is &lt;wrong&gt;." type="error">');
    expect(renderJunit(createReport({ verdict: 'error' }))).toContain(
      '<error message="The run ended as error." type="error">',
    );
  });

  test('a run that ended badly although every benchmark passed is an error', () => {
    const document = renderJunit(createReport({ verdict: 'error', benchmarks: [createJudged()] }));
    expect(countsOf(document)).toMatchObject({ tests: 2, errors: 1 });
    expect(document).not.toContain('<system-out></system-out>');
  });

  test('a problem of the run is told beside benchmarks that failed', () => {
    const benchmarks = [createJudged({ verdict: 'failed' })];
    const notices = [problem('The run was cancelled.')];
    const document = renderJunit(createReport({ verdict: 'failed', benchmarks, notices }));
    expect(countsOf(document)).toEqual({ tests: 2, errors: 1, failures: 1, skipped: 0 });
  });
});

/** The counts that an element of the file gives. */
function countsOf(document: string, element = 'testsuite'): Record<string, number> {
  const [, attributes = ''] = new RegExp(`<${element} ([^>]*)>`).exec(document) ?? [];
  return Object.fromEntries(
    Array.from(attributes.matchAll(/(tests|errors|failures|skipped)="(\d+)"/g), ([, name = '', count]) => [
      name,
      Number(count),
    ]),
  );
}

test('every case has a name of its own: readers take equal names for repeats of one test', () => {
  const benchmark = createBenchmark({ service: 'runloop', id: 'bmd_1' });
  const choice = { metric: 'all-scenarios', agent: null, scale: 100 } as const;
  const benchmarks = [
    createJudged({ name: null, benchmark: { ...benchmark, choice } }),
    createJudged({ name: null, benchmark: { ...benchmark, choice: { ...choice, metric: 'completed-scenarios' } } }),
    createJudged({ name: null, benchmark: { ...benchmark, choice } }),
  ];
  const names = Array.from(
    renderJunit(createReport({ benchmarks })).matchAll(/<testcase name="([^"]*)"/g),
    ([, name]) => name,
  );
  expect(names).toEqual(['bmd_1 (all-scenarios) (1)', 'bmd_1 (completed-scenarios)', 'bmd_1 (all-scenarios) (2)']);
});

test.each([
  ['Benchmark gate', 'harmstack'],
  ['', 'harmstack'],
  ['Gate for gpt-4.1', 'Gate for gpt-4.1.harmstack'],
])('cases of a gate that is called %j are of the class %j: those of another are other tests', (title, expected) => {
  const benchmarks = [createJudged({ verdict: 'failed' })];
  const document = renderJunit(createReport({ title, benchmarks, verdict: 'error', notices: [problem('Cancelled.')] }));
  const classes = Array.from(document.matchAll(/ classname="([^"]*)"/g), ([, name]) => name);
  expect(classes).toEqual([expected, expected]);
});

test('what must be escaped is, by a named reference, and nothing else', () => {
  const name = `R&D <"it's">`;
  const document = renderJunit(
    createReport({ benchmarks: [createJudged({ name, verdict: 'failed', reason: saying(name) })] }),
  );
  expect(document).toContain(`<testcase name="R&amp;D &lt;&quot;it's&quot;&gt;" `);
  expect(document).toContain(`>the job failed: R&amp;D &lt;"it's"&gt;</failure>`);
  expect(document).not.toMatch(/&#/);
});

test('below its score a benchmark tells of each job, and why one failed', () => {
  const noScore = { scorePct: null, passed: null, scored: null, durationMs: null };
  const jobs = [
    createJob({ id: 'a' }),
    createJob({ ...noScore, id: 'b', state: 'failed', reason: saying('out of memory') }),
  ];
  expect(renderJunit(createReport({ benchmarks: [createJudged({ jobs })] }))).toContain(
    `<system-out>score 83.33% (passed 5 of 6), threshold 80%, id 1
job a: scored 83.33% in 2m 05s
job b: failed: out of memory</system-out>`,
  );
});
