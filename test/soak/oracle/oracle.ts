import { inspect } from 'node:util';
import type { Attempt } from '../world/attempt.ts';
import { findLeak, isCommand, lineBreak } from '../world/canaries.ts';
import type { PlayedStory } from '../world/play-story.ts';
import { judgeGreen } from './false-green.ts';
import { gather, type Judgement, type Violation } from './judgement.ts';
import { judgeLostIds } from './lost-ids.ts';
import { judgePayments } from './payments.ts';
import { judgeStoppedJobs } from './stopped-jobs.ts';
import { verdictAtMs } from './verdict.ts';

const maxOverrunMs = 10_000;
const githubBudgetMs = 30_000;

/**
 * Holds what the processes of a story published against what is true. Knows nothing of the product's own code, and believes none of its
 * words.
 */
export function judgeStory(played: PlayedStory): Judgement {
  const violations = played.attempts.flatMap((attempt) => [
    ...leaks(played, attempt),
    ...overruns(attempt),
    ...crashes(attempt),
  ]);
  if (played.end !== 'done')
    violations.push({ promise: 'no end', kind: played.end, text: `the processes never end: ${played.end}` });
  return gather([
    ...played.attempts.map((attempt) => judgeGreen(played, attempt)),
    judgePayments(played),
    judgeLostIds(played),
    judgeStoppedJobs(played),
    { violations, excused: [] },
  ]);
}

function leaks({ github }: PlayedStory, attempt: Attempt): readonly Violation[] {
  const violations: Violation[] = [];
  const found = (kind: string, text: string) =>
    violations.push({
      promise: 'leak',
      kind,
      text: `${attempt.name}: ${kind} in ${JSON.stringify(text.slice(0, 300))}`,
    });
  for (const { kind, text } of attempt.recorder.published) {
    const leak = findLeak(text);
    if (leak !== null) found('a secret', `${leak}: ${text}`);
    const isLine = kind === 'log' || kind === 'group';
    if (isLine && (lineBreak.test(text) || isCommand(text))) found('a command', text);
  }
  for (const { written } of github.record.writesBy(attempt)) {
    const leak = findLeak(written.body);
    if (leak !== null)
      found('a secret in a comment', written.body.slice(Math.max(0, written.body.indexOf(leak) - 100)));
    if (markers.some((marker) => written.body.split(marker).length > 2)) found('a second marker', written.body);
  }
  return violations;
}

/** What programs look for in a comment, each there once. */
const markers = ['', '-state', '-verdict', '-verdict-end'].map(
  (kind) => `<!-- benchmark-gate${kind}${kind === '-verdict-end' ? ' ' : ': '}`,
);

/** How far beyond its deadline an attempt made up its mind, in milliseconds; below 0 before it. */
export function overrunMs(attempt: Attempt): number | null {
  const atMs = verdictAtMs(attempt);
  return atMs === null ? null : atMs - (attempt.startedAtMs + attempt.script.asked.plan.timeoutMs);
}

function overruns(attempt: Attempt): readonly Violation[] {
  const { name, startedAtMs, endedAtMs, script } = attempt;
  const violations: Violation[] = [];
  const late = overrunMs(attempt) ?? 0;
  const found = (kind: string, text: string) => violations.push({ promise: 'overrun', kind, text: `${name}: ${text}` });
  if (late > maxOverrunMs) found('late verdict', `verdict ${late / 1000} s after the deadline`);
  const deadlineMs = startedAtMs + script.asked.plan.timeoutMs;
  const endLateMs = (endedAtMs ?? 0) - deadlineMs - githubBudgetMs;
  if (endLateMs > maxOverrunMs) found('late end', `ended ${endLateMs / 1000} s after the deadline and GitHub's 30 s`);
  return violations;
}

function crashes({ name, crash }: Attempt): readonly Violation[] {
  if (crash === null) return [];
  return [{ promise: 'no end', kind: 'it threw', text: `${name} threw ${inspect(crash)}` }];
}
