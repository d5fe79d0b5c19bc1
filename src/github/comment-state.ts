import * as v from 'valibot';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Clocks may tell fractions of a millisecond. */
const time = v.pipe(v.number(), v.finite());
const shortText = v.pipe(v.string(), v.maxLength(300));

const runSchema = v.object({
  /** Which workflow: run numbers of two workflows say nothing about each other. */
  workflow: shortText,
  id: count,
  number: count,
  attempt: count,
});

const stateSchema = v.object({
  version: v.literal(1),
  run: runSchema,
  /** True when nothing more comes from this run. */
  final: v.boolean(),
  /** Whether every job got its verdict; false after a run that was cut off. */
  judged: v.boolean(),
  commit: v.nullable(shortText),
  /** Names what was asked for, so that a later run can tell whether these jobs are its own. */
  planHash: v.nullable(shortText),
  batches: v.array(
    v.object({
      batchId: v.nullable(shortText),
      jobIds: v.array(shortText),
      isFound: v.optional(v.boolean(), false),
    }),
  ),
  /** Whether jobs may have been paid for that are not among these: a submit was under way, or its answer was lost. */
  inDoubt: v.optional(v.boolean(), false),
  /** From when on those are created, by the service's clock, in milliseconds since the epoch; null when that is not known. */
  doubtSinceMs: v.optional(v.nullable(time), null),
  /** Until when, likewise. */
  doubtUntilMs: v.optional(v.nullable(time), null),
  /** Whether the doubt is no more than that GitHub did not tell what an earlier attempt had paid for. */
  isUntold: v.optional(v.boolean(), false),
});

/** What a comment remembers for the runs after it. Holds no secret: everyone can read it. */
export type CommentState = Readonly<v.InferOutput<typeof stateSchema>>;

/** In characters of the comment, which may hold 65,536. */
const longestState = 16_384;

/** Writes a state in an alphabet that cannot end an HTML comment. One that is too long goes without its jobs, which are in doubt then. */
export function encodeState(state: CommentState): string {
  const text = encode(state);
  return text.length <= longestState
    ? text
    : encode({ ...state, batches: [], inDoubt: true, doubtSinceMs: null, doubtUntilMs: null });
}

function encode(state: CommentState): string {
  const text = Buffer.from(JSON.stringify(state), 'utf8').toString('base64url');
  // base64url has hyphens, and two of them in a row may not stand in an HTML comment.
  return text.replaceAll('-', '.');
}

/** Reads a state back; null when it is not one, whatever the text is. */
export function parseState(text: string): CommentState | null {
  if (text.length > longestState || !/^[\w.]+$/.test(text)) return null;
  try {
    const json: unknown = JSON.parse(Buffer.from(text.replaceAll('.', '-'), 'base64url').toString('utf8'));
    const parsed = v.safeParse(stateSchema, json);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/**
 * Whether the first state outdates the second: of two runs of one workflow the one with the higher number, then the higher attempt,
 * then what is final. False where the two cannot be compared: then who comes last writes.
 */
export function isNewer(a: CommentState | null, b: CommentState | null): boolean {
  if (a === null || b === null) return a !== null && b === null;
  if (a.run.workflow !== b.run.workflow) return false;
  if (a.run.number !== b.run.number) return a.run.number > b.run.number;
  if (a.run.attempt !== b.run.attempt) return a.run.attempt > b.run.attempt;
  return a.final && !b.final;
}

/**
 * What a run that started no job remembers: the paid jobs that an earlier run for the same commit was cut off from are not
 * forgotten because a re-run was refused or was given an invalid input.
 */
export function inheritJobs(before: CommentState | null, written: CommentState): CommentState {
  // What GitHub did not tell then it tells now.
  const state = before !== null && written.isUntold ? { ...written, inDoubt: false, isUntold: false } : written;
  if (before === null || before.judged || (before.batches.length === 0 && !before.inDoubt)) return state;
  if (state.batches.length > 0 || state.commit === null || state.commit !== before.commit) return state;
  // A submit of another plan is under way: what may be paid now is the more pressing.
  if (state.inDoubt && state.planHash !== before.planHash) return state;
  const { judged, planHash, batches } = before;
  // One that began at the same moment is the same, of which more is known by now.
  const isSame = state.inDoubt && before.doubtSinceMs === state.doubtSinceMs;
  const doubts = (isSame ? [state] : [before, state]).filter(({ inDoubt }) => inDoubt);
  return {
    ...state,
    judged,
    planHash,
    batches,
    inDoubt: doubts.length > 0,
    doubtSinceMs: earliest(doubts.map(({ doubtSinceMs }) => doubtSinceMs)),
    // Of two there is no one end that the jobs of either could be told by.
    doubtUntilMs: doubts.length === 1 ? (doubts[0]?.doubtUntilMs ?? null) : null,
  };
}

/** Null when one of them is not known, or there is none. */
function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length > 0 && known.length === times.length ? Math.min(...known) : null;
}
