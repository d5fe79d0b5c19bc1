import type { Answer } from '../../emulators/emulator.ts';
import type { Dice } from '../dice.ts';
import type { Quirks } from '../story/quirks.ts';
import { type Fields, isFields, type JobShape, withRows } from './job-shape.ts';

interface Lasting {
  readonly shape: JobShape;
  readonly quirks: Quirks;
  /** Whether a job is not to be seen: too new, or gone for good. */
  readonly isHidden: (jobId: string, isList: boolean) => boolean;
  /** How many rows are shown at most. */
  readonly maxList: number;
  readonly dice: Dice;
}

/** An honest answer as this service gives it, odd in the same way every time. */
export function applyQuirks(answer: Answer, { shape, quirks, isHidden, maxList, dice }: Lasting): Answer {
  const isList = isFields(answer.body) && Array.isArray(answer.body[shape.rows]);
  const isWaiting = (row: Fields) => row[shape.status] === shape.waiting.status;
  const isLeftOut = (row: Fields) =>
    isHidden(String(row[shape.id]), isList) || (isList && quirks.queued === 'not listed' && isWaiting(row));
  const shown = withRows(shape, answer, (rows) =>
    rows
      .filter((row) => !isLeftOut(row))
      .slice(0, maxList)
      .map((row) => showOddly(row, shape, quirks)),
  );
  return reorderIds(shown, quirks, dice);
}

function showOddly(row: Fields, shape: JobShape, quirks: Quirks): Fields {
  const { address, label, status, waiting, times } = shape;
  const odd: Record<string, unknown> = { ...row };
  if (address !== null && typeof row[address] === 'string') odd[address] = echo(row[address], quirks.endpointEcho);
  if (label !== null && typeof row[label] === 'string') odd[label] = rename(row[label], quirks.nameEcho);
  if (quirks.queued !== 'never' && row[status] === waiting.status) odd[status] = waiting.undocumented;
  for (const time of times) odd[time] = later(row[time], quirks.createdSkewMs);
  for (const field of quirks.missing) delete odd[field];
  return odd;
}

/** The endpoint's address as a service may show it. */
function echo(address: string, manner: Quirks['endpointEcho']): string | null {
  const url = new URL(address);
  switch (manner) {
    case 'as sent':
      return address;
    case 'with a slash':
      url.pathname += '/';
      return url.href;
    case 'without query':
      return address.replace(/\?.*$/u, '');
    case 'origin alone':
      return url.origin;
    case 'hidden':
      return null;
  }
}

/** The name of a job as a service may show it. */
function rename(name: string, manner: Quirks['nameEcho']): string | null {
  switch (manner) {
    case 'as given':
      return name;
    case 'cut':
      return name.slice(0, 40);
    case 'in capitals':
      return name.toUpperCase();
    case 'with a prefix':
      return `team/${name}`;
    case 'hidden':
      return null;
  }
}

function later(time: unknown, byMs: number): unknown {
  if (byMs === 0) return time;
  if (typeof time === 'number') return Math.round(time + byMs);
  return typeof time === 'string' ? new Date(Date.parse(time) + byMs).toISOString() : time;
}

function reorderIds(answer: Answer, { idOrder }: Quirks, dice: Dice): Answer {
  const { body } = answer;
  if (idOrder === 'as asked' || !isFields(body) || !Array.isArray(body.job_ids)) return answer;
  const ids: readonly unknown[] = body.job_ids;
  return { ...answer, body: { ...body, job_ids: idOrder === 'reversed' ? ids.toReversed() : dice.shuffled(ids) } };
}
