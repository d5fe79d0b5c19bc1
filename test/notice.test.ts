import { describe, expect, test } from 'vitest';
import { causeOf, levelOf, type Notice } from '../src/notice.ts';

const batch = { nth: 1, of: 1 };
const message = 'no';

describe('what a notice means for the run', () => {
  test.each<[Notice, ReturnType<typeof levelOf>, ReturnType<typeof causeOf>]>([
    [{ code: 'input-invalid', text: '' }, 'error', 'input'],
    [{ code: 'key-refused', service: 's', message }, 'error', 'key'],
    [{ code: 'service-refused', service: 's', message }, 'error', 'service'],
    [{ code: 'over-max-credits', cost: 1, maxCredits: 0, hasPaid: false }, 'error', 'credits'],
    [{ code: 'submit-refused', batch, service: 's', message, check: null }, 'error', 'service'],
    [{ code: 'submit-refused', batch, service: 's', message, check: 'key' }, 'error', 'key'],
    [{ code: 'submit-refused', batch, service: 's', message, check: 'address' }, 'error', 'service'],
    [{ code: 'submit-refused', batch, service: 's', message, check: 'credits' }, 'error', 'credits'],
    [{ code: 'submit-uncertain', batch, message, candidates: [], isUnseen: false }, 'error', 'uncertain-payment'],
    [{ code: 'run-not-finished', by: { id: 1, attempt: 1, unique: '' } }, 'error', 'timeout'],
    [{ code: 'cancelled', when: 'waiting' }, 'error', 'cancelled'],
    [{ code: 'internal-error', text: '' }, 'error', 'internal'],
    // Why they were stopped says the cause: the time limit, a cancel, or what another benchmark came to; and its level whether it blocks.
    [{ code: 'jobs-stopped', jobIds: [], isConfirmed: true }, 'warning', null],
    [{ code: 'next-steps', steps: { resumes: true, isPartial: false, paidJobs: 0, jobs: [] } }, 'warning', null],
    [{ code: 'stored-state-broken' }, 'warning', null],
    [{ code: 'jobs-matched', jobIds: [], isLabelled: true }, 'warning', null],
    [{ code: 'resumed', by: { id: 1, attempt: 1, unique: '' }, jobIds: [] }, 'info', null],
  ])('%j', (notice, level, cause) => {
    expect([levelOf(notice), causeOf(notice)]).toEqual([level, cause]);
  });
});
