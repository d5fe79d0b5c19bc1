import { describe, expect, it, test } from 'vitest';
import { renderJobReason, renderReason, renderUnfinished } from '../../src/report/reasons.ts';
import { tellWarnings } from '../../src/report/wording.ts';
import type { ScoreFault } from '../../src/services/score-fault.ts';
import { causeOfReason, causeOfUnfinished, type Reason, type Unfinished } from '../../src/verdict/reason.ts';
import type { VerdictWarning } from '../../src/verdict/warning.ts';
import { failureOf } from '../fixtures/cases.ts';
import { createJudged } from '../fixtures/reports.ts';

const late = { code: 'timed-out', timeoutMs: 90_000 } as const;
const lateText = 'not finished within 1.5 minutes (timeout-minutes)';
const gone = failureOf('GET https://api.example.com/jobs/a answered 404', 'not-found');
const noon = Date.parse('2024-06-01T12:00:00Z');
const anotherPaid = 'another may have been paid in its place';
const url = 'https://other.example.com/v1';
const endpointUrl = 'https://model.example.com/v1';

/** One of each code: the compiler asks for those that are missing. */
const reasons: { readonly [Code in Reason['code']]: readonly [Reason & { readonly code: Code }, string] } = {
  'below-threshold': [
    { code: 'below-threshold', scorePct: 66.67, thresholdPct: 80 },
    'the score 66.67% is below the threshold 80%',
  ],
  'threshold-in-interval': [
    { code: 'threshold-in-interval', thresholdPct: 80, intervalPct: [43.65, 96.99] },
    'the threshold 80% lies inside the interval 43.65% to 96.99%',
  ],
  'score-out-of-range': [
    { code: 'score-out-of-range', jobId: 'a', pct: -0.01, lowestPct: 0 },
    'the score -0.01 of job a is outside 0 to 100',
  ],
  'nothing-scored': [{ code: 'nothing-scored', jobId: 'a' }, 'no unit of job a was scored, so it has no score'],
  'counts-unknown': [
    { code: 'counts-unknown', jobId: 'a' },
    'job a does not tell its counts, so its score cannot be pooled with the others',
  ],
  'too-few-scored': [
    { code: 'too-few-scored', jobId: 'a', scored: 2, size: 10 },
    'only 2 of the 10 units of job a were scored, less than half',
  ],
  'readings-disagree': [
    { code: 'readings-disagree', readingsPct: [83.33, 100], thresholdPct: 90 },
    'its scenarios were repeated or retried, and the service does not tell which: the score is 83.33% or 100%, and the threshold 90%',
  ],
  'counts-contradict-score': [
    { code: 'counts-contradict-score', jobId: 'a', pct: 80, passed: 5, scored: 6 },
    'the score 80% of job a contradicts its own counts, 5 passed of 6 scored',
  ],
  'job-failed': [{ code: 'job-failed', text: 'out of memory' }, 'its job failed: out of memory'],
  'job-cancelled': [{ code: 'job-cancelled', text: 'by its owner' }, 'its job was cancelled: by its owner'],
  'job-timed-out': [
    { code: 'job-timed-out', text: null },
    'its job timed out at the service: the service gives no reason',
  ],
  'job-stopped': [{ code: 'job-stopped', why: late }, `its job was cancelled: stopped by this gate, ${lateText}`],
  'job-unreadable': [{ code: 'job-unreadable', failure: gone }, `its job cannot be read: ${gone.text}`],
  'no-valid-score': [
    { code: 'no-valid-score', fault: { code: 'no-outcomes' } },
    'the job completed without a valid score: it has no benchmark outcomes',
  ],
  'not-finished': [{ code: 'not-finished', why: late }, lateText],
  'state-unrecognised': [
    { code: 'state-unrecognised', raw: 'archived', why: late },
    `its state "archived" is not known; ${lateText}`,
  ],
  'jobs-missing': [{ code: 'jobs-missing', found: 1, expected: 2, why: late }, `it has 1 of 2 jobs; ${lateText}`],
  'wrong-job-count': [{ code: 'wrong-job-count', found: 0, expected: 1 }, 'jobs of this benchmark: 0, asked for: 1'],
  'wrong-benchmark': [
    { code: 'wrong-benchmark', jobId: 'a', benchmarkId: '3' },
    'job a reports benchmark 3, which was not asked for',
  ],
  'benchmark-unknown': [{ code: 'benchmark-unknown', jobId: 'a' }, 'job a does not tell its benchmark'],
  'maybe-its-own-unreadable': [
    { code: 'maybe-its-own-unreadable', jobId: 'a', failure: gone },
    `job a, which may be its own, cannot be read: ${gone.text}`,
  ],
  'older-than-submit': [
    { code: 'older-than-submit', jobId: 'a', createdAtMs: noon },
    `job a was created 2024-06-01T12:00:00.000Z, before this was submitted: ${anotherPaid}`,
  ],
  'another-origin': [
    { code: 'another-origin', jobId: 'a', url, endpointUrl },
    `job a ran against ${url}, and endpoint-url is ${endpointUrl}: ${anotherPaid}`,
  ],
  'too-old': [
    { code: 'too-old', createdAtMs: noon, ageMs: 90_001, maxAgeMs: 90_000 },
    'its job was created 2024-06-01T12:00:00.000Z, too long ago: max-age-minutes is 1.5',
  ],
  'age-unknown': [
    { code: 'age-unknown', maxAgeMs: 60_000 },
    'the service does not tell when its job was created, and max-age-minutes is 1',
  ],
  'wrong-endpoint': [
    { code: 'wrong-endpoint', url, endpointUrl },
    `its job ran against ${url}, and endpoint-url is ${endpointUrl}`,
  ],
  'wrong-agent': [
    { code: 'wrong-agent', ran: ['claude-code', 'other'], agent: 'mine' },
    'its job ran the agents claude-code, other, and agent is mine',
  ],
  'wrong-model': [{ code: 'wrong-model', ran: ['m-1'], model: 'm-2' }, 'its job ran the model m-1, and model is m-2'],
};

test.each(Object.values<readonly [Reason, string]>(reasons))('%j reads so', (reason, text) => {
  expect(renderReason(reason)).toBe(text);
});

test.each<[VerdictWarning, string]>([
  [{ code: 'partly-scored', scored: 7, size: 10 }, 'only 7 of its 10 units were scored'],
  [{ code: 'smaller-than-asked', units: 8, asked: 10 }, 'its jobs hold 8 units, and 10 were asked for'],
  [{ code: 'scored-unknown' }, 'the service does not tell how many units were scored'],
  [
    { code: 'scenarios-unknown' },
    'neither the plan nor its job tells which scenarios it has, so missing ones go unnoticed',
  ],
  [
    { code: 'two-readings', readingsPct: [83.33, 100] },
    'its scenarios were repeated or retried, and the service does not tell which: the score is 83.33% or 100%',
  ],
])('the warning %j reads so, after the name of its benchmark', (warning, text) => {
  expect(tellWarnings(createJudged({ name: 'medical', warnings: [warning] }))).toEqual([`medical: ${text}.`]);
});

describe('beside the state of its job a reason does not say it again', () => {
  test.each<[Reason, string]>([
    [{ code: 'job-failed', text: 'out of memory' }, 'out of memory'],
    [{ code: 'job-cancelled', text: null }, 'the service gives no reason'],
    [{ code: 'job-timed-out', text: 'after 1 h' }, 'after 1 h'],
    [{ code: 'job-stopped', why: late }, `stopped by this gate, ${lateText}`],
    [{ code: 'job-unreadable', failure: gone }, gone.text],
    [{ code: 'not-finished', why: late }, lateText],
    [{ code: 'nothing-scored', jobId: 'a' }, 'no unit of job a was scored, so it has no score'],
  ])('%j', (reason, text) => {
    expect(renderJobReason(reason)).toBe(text);
  });
});

describe('a key that is refused is told by its input and its service', () => {
  test.each([
    ['harmstack', 'the key of Harmstack in service-api-key was refused: GET / answered 401'],
    [null, 'the key in service-api-key was refused: GET / answered 401'],
  ] as const)('%s', (service, text) => {
    const failure = { kind: 'unauthorised', text: 'GET / answered 401', service, isProxy: false } as const;
    const reason = { code: 'job-unreadable', failure } as const;
    expect(renderJobReason(reason)).toBe(text);
    expect(renderReason(reason)).toBe(`its job cannot be read: ${text}`);
    expect(causeOfReason(reason)).toBe('key');
  });
});

const agent = 'claude-code';
const outside = { code: 'field-out-of-range', field: 'x', value: 87, lowest: 0, highest: 1 } as const;
const faults: { readonly [Code in ScoreFault['code']]: readonly [ScoreFault & { readonly code: Code }, string] } = {
  'field-missing': [{ code: 'field-missing', field: 'score_pct' }, 'score_pct is missing'],
  'field-null': [{ code: 'field-null', field: 'best_score' }, 'best_score is null'],
  'field-not-a-count': [{ code: 'field-not-a-count', field: 'total_scored' }, 'total_scored is not a count'],
  'field-not-as-documented': [{ code: 'field-not-as-documented', field: 'job_spec' }, 'job_spec is not as documented'],
  'field-not-a-number': [{ code: 'field-not-a-number', field: 'x', type: 'string' }, 'x is not a number (string)'],
  'field-out-of-range': [outside, 'x is 87, outside 0 to 1'],
  'nothing-scored': [{ code: 'nothing-scored' }, 'no unit was scored (total_scored is 0)'],
  'no-outcomes': [{ code: 'no-outcomes' }, 'it has no benchmark outcomes'],
  'run-without-outcome': [{ code: 'run-without-outcome', runId: 'bmr_b' }, 'its run bmr_b has no outcome'],
  'agent-without-outcome': [{ code: 'agent-without-outcome', agent }, 'agent claude-code has no outcome'],
  'agent-not-asked': [{ code: 'agent-not-asked', agent }, 'it ran agent claude-code, which was not asked for'],
  'wrong-model': [
    { code: 'wrong-model', agent, model: 'm', ran: ['cheap'] },
    'agent claude-code was to run the model m and ran cheap',
  ],
  'model-unknown': [
    { code: 'model-unknown', agent, model: 'm' },
    'nothing tells which run of agent claude-code had the model m',
  ],
  'scenarios-unknown': [
    { code: 'scenarios-unknown', agent },
    'agent claude-code: neither the plan nor the job tells which scenarios it should have run',
  ],
  'scenarios-not-asked': [
    { code: 'scenarios-not-asked', agent, scenarios: ['X', 'Y'] },
    'agent claude-code ran scenarios that were not asked for: X, Y',
  ],
  'no-scenario-outcomes': [{ code: 'no-scenario-outcomes', agent }, 'agent claude-code: no scenario has an outcome'],
  'average-contradicts': [
    { code: 'average-contradicts', agent },
    'agent claude-code: its average_score contradicts the scores of its completed scenarios',
  ],
  'agent-not-run': [
    { code: 'agent-not-run', agent: 'Good', ran: ['good', 'weak'] },
    'it ran no agent Good, only good, weak',
  ],
  'scenario-score-invalid': [
    { code: 'scenario-score-invalid', agent, scenario: 'scn_1' },
    'agent claude-code: the score of scenario scn_1 is not a number from 0 to 1',
  ],
  'no-scenario-completed': [
    { code: 'no-scenario-completed', agent, expected: 3 },
    'agent claude-code: none of its 3 scenarios completed',
  ],
  'partly-completed': [{ code: 'partly-completed' }, ''],
  'iterations-unreadable': [{ code: 'iterations-unreadable' }, 'its iterations are missing or not as documented'],
  'no-iteration-kept': [{ code: 'no-iteration-kept' }, 'no iteration was kept'],
  'iteration-order-unknown': [
    { code: 'iteration-order-unknown' },
    'neither order nor created_at tells which of its kept iterations is the last',
  ],
  'iteration-fate-unknown': [
    { code: 'iteration-fate-unknown', iteration: 'iter_003' },
    'nothing tells whether iteration iter_003, which may be the last, was kept',
  ],
  'best-discarded': [
    { code: 'best-discarded', best: 90, iteration: 'iter_002' },
    'best_score 90 is that of a discarded iteration (iter_002)',
  ],
  'best-not-kept': [
    { code: 'best-not-kept', best: 90 },
    'best_score 90 is neither that of a kept iteration nor the baseline_score',
  ],
  'improvement-contradicts': [
    { code: 'improvement-contradicts', improvementPct: 50, differencePct: -29.87 },
    'improvement is 50%, and best_score less baseline_score is -29.87%',
  ],
};

describe('a completed job without a valid score', () => {
  test.each(Object.values<readonly [ScoreFault, string]>(faults).filter(([, text]) => text !== ''))(
    'with %j reads so',
    (fault, text) => {
      expect(renderReason({ code: 'no-valid-score', fault })).toBe(`the job completed without a valid score: ${text}`);
    },
  );

  it('says on what scale a number was out of range, and what kind of job it is', () => {
    expect(renderReason({ code: 'no-valid-score', fault: { ...outside, scale: 1, jobType: 'inference' } })).toBe(
      'the job completed without a valid score (a job of type inference): x is 87, outside 0 to 1 (score-scale is 1)',
    );
  });

  it('that completed only in part proves nothing', () => {
    expect(renderReason({ code: 'no-valid-score', fault: { code: 'partly-completed' } })).toBe(
      'the job completed only in part (partially_completed), which proves nothing',
    );
  });
});

const unfinished: { readonly [Code in Unfinished['code']]: readonly [string, string | null] } = {
  'timed-out': [lateText, 'timeout'],
  cancelled: ['not finished when the run was cancelled', 'cancelled'],
  'internal-error': ['not finished when the action failed', 'internal'],
  'invalid-input': ['an input is invalid', 'input'],
  'fail-fast': ['not waited for: another benchmark had failed (fail-fast)', null],
  'not-submitted': ['nothing was submitted', null],
  'rest-not-submitted': ['the rest was not submitted', null],
  'not-all-submitted': ['not waited for, since not every batch could be started', null],
  'maybe-submitted': ['it may have been submitted, but its jobs are not known', 'uncertain-payment'],
  unreadable: ['it could not be read to its end', 'service'],
  'job-not-found': ['its job could not be found', 'job'],
  'without-result': ['its job is final without a result', 'job'],
};
const codes = Object.values<Unfinished['code']>([
  'cancelled',
  'internal-error',
  'invalid-input',
  'fail-fast',
  'not-submitted',
  'rest-not-submitted',
  'not-all-submitted',
  'maybe-submitted',
  'unreadable',
  'job-not-found',
  'without-result',
]);

test.each<Unfinished>([late, ...codes.filter((code) => code !== 'timed-out').map((code) => ({ code }))])(
  'what is not waited for, $code, reads so and has its cause',
  (why) => {
    const [text, cause] = unfinished[why.code];
    expect([renderUnfinished(why), causeOfUnfinished(why)]).toEqual([text, cause]);
    expect(causeOfReason({ code: 'not-finished', why })).toBe(cause);
  },
);

test('what is not finished since the service is silent says so, and so does its cause', () => {
  const failure = failureOf('GET https://api.example.com/jobs/a failed: ECONNREFUSED', 'unreachable');
  const reason = { code: 'not-finished', why: late, failure } as const;
  expect(renderReason(reason)).toBe(`${lateText}; the last look failed: ${failure.text} (check service-url)`);
  expect(causeOfReason(reason)).toBe('service');
  const proxied = { ...reason, failure: { ...failure, isProxy: true } };
  expect(renderReason(proxied)).toBe(`${lateText}; the last look failed: ${failure.text}`);
  expect(causeOfReason({ ...reason, failure: failureOf('no', 'unauthorised') })).toBe('key');
  // What ended the run says more.
  expect(causeOfReason({ ...reason, why: { code: 'cancelled' } })).toBe('cancelled');
});

describe('the cause of a reason', () => {
  test.each<[Reason, string]>([
    [{ code: 'below-threshold', scorePct: 1, thresholdPct: 2 }, 'threshold'],
    [{ code: 'threshold-in-interval', thresholdPct: 2, intervalPct: [1, 3] }, 'inconclusive'],
    [{ code: 'job-failed', text: null }, 'job'],
    [{ code: 'age-unknown', maxAgeMs: 1 }, 'job'],
    ...(['unreachable', 'throttled', 'refused', 'unavailable', 'unreadable'] as const).map((kind): [Reason, string] => [
      { code: 'job-unreadable', failure: failureOf('no', kind) },
      'service',
    ]),
    [{ code: 'job-unreadable', failure: gone }, 'job'],
    [{ code: 'maybe-its-own-unreadable', jobId: 'a', failure: failureOf('no', 'mismatch') }, 'job'],
    [{ code: 'job-stopped', why: { code: 'cancelled' } }, 'cancelled'],
  ])('%j: %s', (reason, cause) => {
    expect(causeOfReason(reason)).toBe(cause);
  });
});
