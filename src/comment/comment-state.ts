import * as v from 'valibot';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Clocks may tell fractions of a millisecond. */
const time = v.pipe(v.number(), v.finite());
const shortText = v.pipe(v.string(), v.maxLength(300));
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());

const runSchema = v.object({
  /** Which workflow: run numbers of two workflows say nothing about each other. */
  workflow: shortText,
  id: count,
  number: count,
  attempt: count,
});

const claimSchema = v.object({
  run: v.object({ id: count, attempt: count }),
  commit: shortText,
  /** Names what was asked for, so that a later run can tell whether these jobs are its own. */
  planHash: shortText,
  batches: list(
    v.object({
      index: count,
      batchId: v.nullable(shortText),
      jobIds: list(shortText),
      isFound: v.boolean(),
      label: v.nullable(shortText),
    }),
  ),
  /** A submit that may have been carried out; without index and labels when it is not known whether there was one. */
  doubt: v.nullable(
    v.object({
      index: v.nullable(count),
      labelPrefix: v.nullable(shortText),
      sinceMs: v.nullable(time),
      untilMs: v.nullable(time),
      latestMs: v.nullable(time),
      candidates: list(shortText),
    }),
  ),
});

/** What one run has paid for, or may have, and has come to no verdict about. */
export type RememberedClaim = Readonly<v.InferOutput<typeof claimSchema>>;

const stateSchema = v.object({
  version: v.literal(1),
  run: runSchema,
  /** True when nothing more comes from this run. */
  final: v.boolean(),
  /** Of every run that is left without a verdict, the newest last. */
  claims: list(claimSchema),
});

/** What a comment remembers for the runs after it. Holds no secret: everyone can read it. */
export type CommentState = Readonly<v.InferOutput<typeof stateSchema>>;

/** In characters of the comment, which may hold 65,536. */
const longestState = 16_384;

/** Writes a state in an alphabet that cannot end an HTML comment. What is too long goes without the oldest claims; the newest may lose its jobs, which are in doubt then. */
export function encodeState(state: CommentState): string {
  const { claims } = state;
  for (let first = 0; first < claims.length; first += 1) {
    const text = encode({ ...state, claims: claims.slice(first) });
    if (text.length <= longestState) return text;
  }
  const doubtful = claims.slice(-1).map((claim) => ({ ...claim, batches: [], doubt: untold }));
  return encode({ ...state, claims: doubtful });
}

const untold = { index: null, labelPrefix: null, sinceMs: null, untilMs: null, latestMs: null, candidates: [] };

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
