import type { Dice } from '../dice.ts';
import { changeInputs, drawAttempts } from './changes.ts';
import { type Asked, type AttemptScript, type EventName, minuteMs, type RunScript } from './story.ts';
import { firstCommit, pullNumber } from './today.ts';

export const otherPullNumber = 8;
const secondCommit = 'b'.repeat(40);
const commitOfOtherPull = 'c'.repeat(40);

interface Plot {
  readonly plot: string;
  readonly weight: number;
  readonly draw: (dice: Dice, asked: Asked) => readonly RunScript[];
}

/** Draws what kind of story it is, and its runs. */
export function drawPlot(dice: Dice, asked: Asked): { readonly plot: string; readonly runs: readonly RunScript[] } {
  let left = dice.next() * plots.reduce((sum, { weight }) => sum + weight, 0);
  for (const { plot, weight, draw } of plots) {
    left -= weight;
    if (left < 0) return { plot, runs: draw(dice, asked) };
  }
  throw new Error('there are no plots');
}

const plots: readonly Plot[] = [
  { plot: 'one run', weight: 30, draw: (dice, asked) => [drawRun(dice, { asked, event: drawEvent(dice) })] },
  {
    plot: 'changed inputs',
    weight: 14,
    draw: (dice, asked) => [drawRun(dice, { asked, changeChance: 1, cutChance: 0.7 })],
  },
  { plot: 'two at once', weight: 20, draw: drawTwoAtOnce },
  { plot: 'new commit', weight: 12, draw: drawNewCommit },
  { plot: 'shared key', weight: 10, draw: drawSharedKey },
  { plot: 'by hand', weight: 8, draw: drawByHand },
  { plot: 'two pull requests', weight: 6, draw: drawTwoPulls },
];

interface RunOptions extends Partial<Pick<RunScript, 'id' | 'event' | 'pull' | 'commit' | 'starts'>> {
  readonly asked: Asked;
  readonly attempts?: readonly AttemptScript[];
  readonly cutChance?: number;
  readonly changeChance?: number;
}

function drawRun(dice: Dice, { asked, cutChance = 0.4, changeChance = 0.12, ...given }: RunOptions): RunScript {
  const { id = 1001, event = 'pull_request', commit = firstCommit } = given;
  const isOfPull = event !== 'schedule';
  const attempts = given.attempts ?? drawAttempts(dice, { asked, count: 3, cutChance, changeChance, editChance: 0.25 });
  return {
    id,
    number: id - 990,
    workflow: 'CI',
    event,
    pull: isOfPull ? (given.pull ?? pullNumber) : null,
    commit,
    // The merge commit of a run changes with the base branch.
    sha: dice.pick([commit, 'd'.repeat(40), 'e'.repeat(40)]),
    isTwin: false,
    starts: given.starts ?? { after: 'story', ms: 0 },
    rerunsAnyway: dice.chance(0.1),
    rerunChance: 0.85,
    attempts,
  };
}

function drawEvent(dice: Dice): EventName {
  const events = ['pull_request', 'pull_request', 'pull_request', 'pull_request_target', 'issue_comment'] as const;
  return dice.chance(0.1) ? 'schedule' : dice.pick([...events, 'workflow_dispatch']);
}

/** Runs of one pull request show their state in one comment: only `always` announces it. */
function announced(asked: Asked): Asked {
  return { ...asked, plan: { ...asked.plan, comment: 'always' } };
}

/** An event and another right after it: opened and labelled, a second push of the same commit, a comment. */
function drawTwoAtOnce(dice: Dice, given: Asked): readonly RunScript[] {
  const asked = announced(given);
  const ms = dice.chance(0.6) ? dice.spread(1, 3000) : dice.between(0, 30_000);
  const event = dice.chance(0.3) ? drawOtherEvent(dice) : 'pull_request';
  // The run that was created first may get its machine last.
  const ids = dice.chance(0.8) ? ([1001, 1003] as const) : ([1003, 1001] as const);
  return [
    drawRun(dice, { asked, id: ids[0], cutChance: 0.3 }),
    drawRun(dice, { asked, id: ids[1], event, cutChance: 0.3, starts: { after: 'story', ms } }),
  ];
}

function drawOtherEvent(dice: Dice): EventName {
  return dice.pick(['pull_request_target', 'issue_comment', 'workflow_dispatch']);
}

/** A commit is pushed while its predecessor is tested, or after; then the first run is run again. */
function drawNewCommit(dice: Dice, given: Asked): readonly RunScript[] {
  const asked = announced(given);
  const first = drawRun(dice, { asked, cutChance: 0.7 });
  const second = drawRun(dice, { asked, id: 1003, commit: secondCommit, starts: drawStart(dice) });
  const forged = dice.chance(0.4) ? editedFirst(second, dice.pick(['forged commit', 'older text'])) : second;
  return [dice.chance(0.7) ? waitingFor(first, 1) : first, forged];
}

/** Two gates that share a comment and pay for different things. */
function drawSharedKey(dice: Dice, given: Asked): readonly RunScript[] {
  const asked = { ...announced(given), commentKey: 'gate' };
  const other = changeInputs(dice, asked);
  const cutChance = 0.6;
  return [
    drawRun(dice, { asked, cutChance, changeChance: 0 }),
    drawRun(dice, { asked: other, id: 1003, cutChance, changeChance: 0, starts: drawStart(dice) }),
  ];
}

/** Started by hand for a pull request, which gets a new commit before the run is run again. */
function drawByHand(dice: Dice, given: Asked): readonly RunScript[] {
  const asked = announced(given);
  const first = drawRun(dice, { asked, event: 'workflow_dispatch', cutChance: 0.85 });
  const second = drawRun(dice, {
    asked,
    id: 1003,
    commit: secondCommit,
    starts: { after: 0, ms: dice.spread(1000, minuteMs) },
  });
  return [waitingFor(first, 1), second];
}

/** The same gate on two pull requests. */
function drawTwoPulls(dice: Dice, given: Asked): readonly RunScript[] {
  const asked = announced(given);
  const first = drawRun(dice, { asked, pull: otherPullNumber, commit: commitOfOtherPull, cutChance: 0.7 });
  const second = drawRun(dice, { asked, id: 1003, cutChance: 0.7, starts: drawStart(dice) });
  const [attempt, rerun, ...others] = second.attempts;
  const isCopied = dice.chance(0.6) && attempt !== undefined && rerun !== undefined;
  const copied = isCopied ? [attempt, { ...rerun, edit: 'copied state' as const }, ...others] : second.attempts;
  return [first, { ...second, attempts: copied }];
}

function drawStart(dice: Dice): RunScript['starts'] {
  return dice.chance(0.5)
    ? { after: 'story', ms: dice.spread(500, 2 * minuteMs) }
    : { after: 0, ms: dice.spread(1000, minuteMs) };
}

function editedFirst(run: RunScript, edit: 'forged commit' | 'older text'): RunScript {
  return { ...run, attempts: run.attempts.map((attempt, nth) => (nth === 0 ? { ...attempt, edit } : attempt)) };
}

/** The run again, only once another one is over. */
function waitingFor(run: RunScript, waitsFor: number): RunScript {
  return { ...run, attempts: run.attempts.map((attempt, nth) => (nth === 1 ? { ...attempt, waitsFor } : attempt)) };
}
