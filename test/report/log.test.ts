import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agent, AgentRun, ServiceName, Work } from '../../src/plan/plan.ts';
import { renderAnnotations } from '../../src/report/annotations.ts';
import {
  escapeForLog,
  renderLogJobs,
  renderLogPlan,
  renderLogResult,
  renderProgressLine,
} from '../../src/report/log.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { hostileText, namedTricks } from '../fixtures/hostile-texts.ts';
import { createJob, createJudged, createReport, reports, saying } from '../fixtures/reports.ts';
import { findCommands } from '../fixtures/runner-log.ts';

/** One visible line: nothing that moves the cursor, colours, breaks or hides. */
const oneLine = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]*$/u;

describe('no text from outside is a command for the runner', () => {
  test('the reader of this test knows commands when it sees them', () => {
    expect(
      findCommands('ok\n::error::a\r  ::x y=z::b\n a ##[group]c\n:\u00AD:error::d\n#\u200B#[x]\n:: only'),
    ).toHaveLength(5);
  });

  test('for arbitrary texts, alone and behind white space', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = escapeForLog(text);
        expect(findCommands(line)).toEqual([]);
        expect(findCommands(`  ${line}`)).toEqual([]);
        expect(line).toMatch(oneLine);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(namedTricks)('with %s', (_name, trick) => {
    expect(findCommands(escapeForLog(trick))).toEqual([]);
    expect(escapeForLog(trick)).toMatch(oneLine);
  });

  test('for arbitrary reports', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = [
          ...renderLogResult(report),
          ...renderLogPlan(report),
          ...renderLogJobs(report),
          renderProgressLine({ benchmarks: report.benchmarks, elapsedMs: 1000 }),
        ];
        expect(lines.flatMap(findCommands)).toEqual([]);
        expect(lines.filter((line) => !oneLine.test(line))).toEqual([]);
      }),
    );
  });
});

test('ordinary text is left as it is', () => {
  for (const text of ['a::b::c', 'std::vector', '## [x]', 'time 12:30', '#1 [x]', '66.67 %'])
    expect(escapeForLog(text)).toBe(text);
});

test('a space is all that keeps a text from being a command', () => {
  expect(escapeForLog('::error::a')).toBe(': :error::a');
  expect(escapeForLog('a ##[error]b ##[c]')).toBe('a ## [error]b ## [c]');
});

describe('a progress line', () => {
  const noScore = { scorePct: null, passed: null, scored: null };
  const waiting = createJob({ ...noScore, state: 'waiting' });
  const at = (done: number) =>
    createJob({ ...noScore, state: 'running', progress: { done, total: 33, what: 'prompts', message: null } });
  test.each([
    [
      [createJudged({ jobs: [createJob(), at(14), waiting] })],
      '1/3 jobs done · haystack-medical-v1 14/33 prompts · 2m 05s',
    ],
    [
      [createJudged({ jobs: [at(14), at(3), at(1)] })],
      '0/3 jobs done · haystack-medical-v1 14/33 prompts · 2 more running · 2m 05s',
    ],
    [[createJudged({ jobs: [waiting] })], '0/1 job done · 2m 05s'],
    [[createJudged({ jobs: [{ ...at(14), state: 'waiting' }] })], '0/1 job done · 2m 05s'],
    [
      [createJudged({ jobs: [createJob({ state: 'failed' }), createJob({ state: 'timed-out' })] })],
      '2/2 jobs done · 2m 05s',
    ],
    [
      [createJudged({ jobs: [createJob({ state: 'unrecognised' }), createJob({ state: null })] })],
      '0/2 jobs done · 2m 05s',
    ],
  ])('%#', (benchmarks, line) => {
    expect(renderProgressLine({ benchmarks, elapsedMs: 125_999 })).toBe(line);
  });
});

describe('annotations', () => {
  const failed = createJudged({ verdict: 'failed', reason: saying('Too low.') });

  test('there are nine of a level at most, and the last says how many more there are', () => {
    const annotations = renderAnnotations(
      createReport({
        verdict: 'failed',
        benchmarks: Array.from({ length: 25 }, () => failed),
        warnings: Array.from({ length: 11 }, () => 'Unsure.'),
      }),
      ['The disk is full.'],
    );
    expect(annotations.map(({ level }) => level)).toEqual([...Array(9).fill('error'), ...Array(9).fill('warning')]);
    expect(annotations[8]?.message).toBe('17 more: see the job summary for all of them.');
    expect(annotations[17]?.message).toBe('4 more: see the job summary for all of them.');
  });

  test('exactly nine are shown whole', () => {
    const annotations = renderAnnotations(
      createReport({ verdict: 'failed', benchmarks: Array.from({ length: 9 }, () => failed) }),
    );
    expect(annotations.filter(({ message }) => message.startsWith('Its job failed: Too low.'))).toHaveLength(9);
  });

  test('under warn-only nothing is an error, and what is uncertain counts with the rest', () => {
    const annotations = renderAnnotations(
      createReport({ warnOnly: true, benchmarks: Array.from({ length: 8 }, () => failed), warnings: ['a', 'b'] }),
    );
    expect(annotations.map(({ level }) => level)).toEqual(Array(9).fill('warning'));
  });

  test('what could not be written is a warning', () => {
    expect(renderAnnotations(reports.passed, ['The disk is full.'])).toEqual([
      { level: 'warning', title: reports.passed.title, message: 'The disk is full.' },
    ]);
  });

  test('what passed, runs or is planned needs none', () => {
    expect(renderAnnotations(reports.passed)).toEqual([]);
    expect(renderAnnotations(reports.running)).toEqual([]);
    expect(renderAnnotations(reports.planned)).toEqual([]);
  });

  test.each([
    [[], 'The job summary names the cause: mend it before you run the workflow again.'],
    [[createJob({ state: 'failed' })], 'Look at the job at the service, then run the workflow again.'],
    [
      [createJob({ id: 'a', state: 'running' }), createJob({ id: 'b' })],
      'Once finished, judge without paying again through `job-ids`: a, b',
    ],
    [
      Array.from({ length: 10 }, (_, index) => createJob({ id: `job-${index}`, state: null })),
      'Once finished, judge without paying again through `job-ids`: job-0, job-1, job-2, job-3, job-4, job-5, job-6, job-7, job-8, job-9',
    ],
    [
      Array.from({ length: 11 }, () => createJob({ state: null })),
      'Once finished, judge without paying again through `job-ids`: see the output `job-ids`',
    ],
  ])('an error says what to do, %#', (jobs, advice) => {
    const [annotation] = renderAnnotations(
      createReport({ verdict: 'error', benchmarks: [createJudged({ verdict: 'error', jobs })] }),
    );
    expect(annotation).toEqual({ level: 'error', title: 'haystack-medical-v1: error', message: advice });
  });

  test.each([
    [null, 'Check the job id, and that the key (service-api-key) may read it.'],
    ['running', 'Run the workflow again once the job is finished.'],
  ] as const)('of an existing job in state %s does not tell to give its id again', (state, advice) => {
    const judged = createJudged({ verdict: 'error', jobs: [createJob({ state })] });
    const benchmark = { ...judged.benchmark, work: { kind: 'existing', jobId: 'a' } } as const;
    const [annotation] = renderAnnotations(createReport({ verdict: 'error', benchmarks: [{ ...judged, benchmark }] }));
    expect(annotation?.message).toBe(advice);
  });

  test('for arbitrary reports they are single lines within limits', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const annotations = renderAnnotations(report);
        for (const level of ['error', 'warning'])
          expect(annotations.filter((each) => each.level === level).length).toBeLessThanOrEqual(9);
        expect(
          annotations.flatMap(({ title, message }) => [title, message]).filter((text) => !oneLine.test(text)),
        ).toEqual([]);
      }),
    );
  });
});

describe('a plan in the log', () => {
  const agent = { agentId: null, model: null, timeoutSeconds: null, kwargs: {}, environment: {}, secrets: {} };
  const claude = { ...agent, name: 'claude-code' };
  const benchmark = { kind: 'benchmark', id: 'bmd_1' } as const;
  test.each<[string, ServiceName, Work]>([
    ['6 units', 'harmstack', { kind: 'submit', units: 6 }],
    ['1 job of Runloop (agent claude-code)', 'runloop', run(benchmark, [claude])],
    [
      '1 job of Runloop (2 scenarios, agents claude-code, codex)',
      'runloop',
      run({ kind: 'scenarios', ids: ['scn_1', 'scn_2'] }, [claude, { ...agent, name: 'codex' }]),
    ],
    ['1 job of Runloop', 'runloop', run({ kind: 'harbor', yaml: 'a: 1' }, [])],
    ['1 job of Runloop', 'runloop', { kind: 'submit', units: 1 }],
    ['job bmj_1', 'runloop', { kind: 'existing', jobId: 'bmj_1' }],
    [
      'the newest job of triage, completed',
      'overmind',
      { kind: 'newest', query: { promptSlug: 'triage', status: 'completed' } },
    ],
  ])('says %s', (what, service, work) => {
    const judged = {
      ...createJudged({ name: 'n', verdict: 'planned' }),
      benchmark: createBenchmark({ service, work }),
    };
    expect(renderLogPlan(createReport({ benchmarks: [judged] }))).toEqual([`n: ${what}, threshold 80 %`]);
  });
});

function run(source: AgentRun['source'], agents: readonly Agent[]): Work {
  return { kind: 'submit', units: 1, run: { source, agents, orchestrator: null } };
}
