import { UnreadableAnswer } from './answer.ts';
import { parseHttpFailure } from './failure.ts';
import { maxPauseMs } from './retry-policy.ts';

/** What was created without an answer may not be listed at once. */
const shortPauseMs = 1000;

/**
 * How long to wait before looking again at what is there and writing once more; null when that is no use.
 * Worth it when the write may have been done or may yet be done, or when what it was to change was deleted before it.
 */
export function pauseBeforeLookMs(
  error: unknown,
  { existed, nowMs }: { existed: boolean; nowMs: number },
): number | null {
  if (error instanceof UnreadableAnswer) return shortPauseMs;
  const failure = parseHttpFailure(error, nowMs);
  if (failure === null) return null;
  const { status, limited } = failure;
  const isPassing = limited || status === 408 || status === 429 || status >= 500;
  if (!isPassing && !(existed && isGone(error, nowMs))) return null;
  const pauseMs = failure.pauseMs ?? shortPauseMs;
  return pauseMs > maxPauseMs ? null : pauseMs;
}

/** Whether what was asked for is no longer there. */
export function isGone(error: unknown, nowMs: number): boolean {
  const failure = parseHttpFailure(error, nowMs);
  return failure !== null && (failure.status === 404 || failure.status === 410);
}
