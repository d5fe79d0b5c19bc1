import { expect, test } from 'vitest';
import type { Work } from '../../src/plan/plan.ts';
import { createRedact } from '../../src/redact.ts';
import { renderReason } from '../../src/report/reasons.ts';
import { redactBenchmark } from '../../src/report/redact-benchmark.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createJob, createJudged, saying } from '../fixtures/reports.ts';
import { plainAgent } from '../fixtures/runloop-world.ts';

const key = 'sk-canary-1234567890';
const redact = createRedact([key]);

test('every text of a benchmark and its jobs is free of secrets', () => {
  const progress = { done: 1, total: 2, what: 'prompts', message: key } as const;
  const details = [{ name: key, scorePct: null, note: key }];
  const jobs = [createJob({ id: key, reason: saying(key), progress, details })];
  const reason = { code: 'wrong-model', ran: [key, 'm'], model: key } as const;
  const shown = redactBenchmark(createJudged({ name: key, reason, jobs }), { redact, redactId: redact });
  expect(JSON.stringify(shown)).not.toContain(key);
  expect(shown).toMatchObject({
    name: '***',
    reason: { code: 'wrong-model', ran: ['***', 'm'], model: '***' },
    jobs: [{ id: '***', reason: saying('***'), details: [{ name: '***', note: '***' }] }],
  });
});

test.each<[string, Work]>([
  ['a job that exists', { kind: 'existing', jobId: key }],
  ['the newest job', { kind: 'newest', query: { name: key, project: `in ${key}` } }],
  [
    'agents',
    {
      kind: 'submit',
      units: 1,
      run: {
        source: { kind: 'benchmark', id: 'b' },
        agents: [{ ...plainAgent, name: key, model: key }],
        orchestrator: null,
      },
    },
  ],
])('and so is what is run: %s', (_, work) => {
  const benchmark = createBenchmark({ work, choice: { metric: 'all-scenarios', scale: 100, agent: key } });
  const shown = redactBenchmark(createJudged({ benchmark }), { redact, redactId: redact });
  expect(JSON.stringify(shown)).not.toContain(key);
  expect(shown.benchmark.work.kind).toBe(work.kind);
});

test('a secret that looks like a code of ours changes no meaning', () => {
  const failure = { kind: 'unauthorised', service: 'harmstack', isProxy: false, text: 'harmstack said no' } as const;
  const reason = { code: 'job-unreadable', failure } as const;
  const words = createRedact(['job-unreadable', 'unauthorised', 'harmstack']);
  const shown = redactBenchmark(createJudged({ reason }), { redact: words, redactId: words });
  expect(shown.reason && renderReason(shown.reason)).toBe(
    'the job could not be read: Harmstack refused the key in service-api-key (*** said no)',
  );
});

function cut(text: string): unknown {
  return redactBenchmark(createJudged({ reason: saying(text) }), { redact, redactId: redact }).reason;
}

test('a text is cut to 2,000 characters after its secrets are out, and not within a character', () => {
  expect(cut('x'.repeat(2000))).toEqual(saying('x'.repeat(2000)));
  expect(cut('x'.repeat(2001))).toEqual(saying(`${'x'.repeat(1999)}…`));
  expect(cut(`${'x'.repeat(1990)}${key}`)).toEqual(saying(`${'x'.repeat(1990)}***`));
  expect(cut(`${'x'.repeat(1998)}😀😀`)).toEqual(saying(`${'x'.repeat(1998)}…`));
});
