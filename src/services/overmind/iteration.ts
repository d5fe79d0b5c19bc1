import * as v from 'valibot';
import { isGiven, isNumber, toDate, toText } from '../http/fields.ts';

const anything = v.optional(v.unknown());

const IterationAnswer = v.object({
  iteration_name: anything,
  created_at: anything,
  order: anything,
  status: anything,
  avg_score: anything,
});

/** A candidate that the job tried; what is not as documented is null. Its texts may hold secrets. */
export interface Iteration {
  readonly name: string;
  readonly order: number | null;
  /** Whether it has an order that is not as documented. */
  readonly isOrderOdd: boolean;
  readonly createdAtMs: number | null;
  /** `keep` or `discard`: whether the candidate was kept. It says nothing of the job. */
  readonly status: string | null;
  readonly avgScore: unknown;
}

/** A job's iterations in the order in which they are shown: by `order`, then `created_at`. Null when they cannot be read. */
export function toIterations(answer: unknown): readonly Iteration[] | null {
  const parsed = v.safeParse(v.array(IterationAnswer), answer);
  if (!parsed.success) return null;
  return parsed.output
    .map(({ iteration_name, order, created_at, status, avg_score }, index) => ({
      name: toText(iteration_name, asIs) ?? `iteration ${index + 1} of the answer`,
      order: isNumber(order) ? order : null,
      isOrderOdd: isGiven(order) && !isNumber(order),
      createdAtMs: toDate(created_at)?.getTime() ?? null,
      status: toText(status, asIs)?.trim().toLowerCase() ?? null,
      avgScore: avg_score,
    }))
    .toSorted(
      (one, other) => compareNullLast(one.order, other.order) || compareNullLast(one.createdAtMs, other.createdAtMs),
    );
}

function compareNullLast(one: number | null, other: number | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

/** Whether an iteration surely came before another: by their orders, and by their dates where these are equal or neither has one. */
export function isBefore(one: Iteration, other: Iteration): boolean {
  if (one.isOrderOdd || other.isOrderOdd) return false;
  if (one.order !== other.order) return one.order !== null && other.order !== null && one.order < other.order;
  return one.createdAtMs !== null && other.createdAtMs !== null && one.createdAtMs < other.createdAtMs;
}

function asIs(text: string): string {
  return text;
}
