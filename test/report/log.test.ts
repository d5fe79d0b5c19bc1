import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agent, AgentRun, ServiceName, Work } from '../../src/plan/plan.ts';
import { renderLogJobs, renderLogPlan, renderLogResult } from '../../src/report/log.ts';
import { escapeForLog } from '../../src/report/log-text.ts';
import { ProgressLines } from '../../src/report/progress-lines.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { hostileReport } from '../fixtures/hostile-reports.ts';
import { hostileText, namedTricks } from '../fixtures/hostile-texts.ts';
import { createJudged, createReport } from '../fixtures/reports.ts';
import { findCommands } from '../fixtures/runner-log.ts';

/** One visible line: nothing that moves the cursor, colours, breaks or hides. */
const oneLine = /^(?:⚠\u{FE0F}|[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])*$/u;

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
          new ProgressLines().next(report, 1000) ?? '',
        ];
        expect(lines.flatMap(findCommands)).toEqual([]);
        expect(lines.filter((line) => !oneLine.test(line))).toEqual([]);
      }),
    );
  });
});

test('ordinary text is left as it is', () => {
  for (const text of ['a::b::c', 'std::vector', '## [x]', 'time 12:30', '#1 [x]', '66.67%'])
    expect(escapeForLog(text)).toBe(text);
});

test('a space is all that keeps a text from being a command', () => {
  expect(escapeForLog('::error::a')).toBe(': :error::a');
  expect(escapeForLog('a ##[error]b ##[c]')).toBe('a ## [error]b ## [c]');
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
    expect(renderLogPlan(createReport({ benchmarks: [judged] }))).toContain(`n: ${what}, threshold 80%`);
  });
});

test('a plan says where a benchmark is split over several jobs, and where it does not block', () => {
  const benchmark = createBenchmark({ level: 'warn', work: { kind: 'submit', units: 30 } });
  const benchmarks = [{ ...createJudged({ name: 'n' }), benchmark }];
  const planned = [{ units: 30, jobs: 3, credits: 30 }];
  expect(renderLogPlan(createReport({ benchmarks, planned }))).toEqual([
    'n: 30 units in 3 jobs, threshold 80%, not blocking',
    '  30 units pin a score down to ±17 points.',
  ]);
});

function run(source: AgentRun['source'], agents: readonly Agent[]): Work {
  return { kind: 'submit', units: 1, run: { source, agents, orchestrator: null } };
}
