import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as v from 'valibot';
import { compareRuns, type RunKey } from '../run-key.ts';
import type { StoredLedger, StoredPayment } from './merge.ts';
import { anyTime } from './payment.ts';

/** Whose text a comment shows. */
export interface ShownRun extends Pick<RunKey, 'id' | 'attempt'> {
  /** By its name: of two workflows that share a comment neither outdates the other. */
  readonly workflow: string;
  /** True when nothing more comes from this run. */
  readonly isFinal: boolean;
}

/** What a comment holds for later runs. Everyone can read it, so it holds no secret. */
export interface CommentState {
  readonly shown: ShownRun;
  /** When it was sent to be written, in milliseconds since the epoch, by the clock of the place where it stands. */
  readonly writtenAtMs: number;
  readonly ledger: StoredLedger;
}

/** What signs a state, so that nobody without the services' keys can write one, and none can be used elsewhere. */
export interface Seal {
  /** From `deriveSealKey`; null when the run has no valid key: then it reads and writes nothing. */
  readonly key: Buffer | null;
  /** Where the state stands: repository, pull request or ref, comment key. */
  readonly place: string;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Clocks may tell fractions of a millisecond. */
const time = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(300));
const ids = v.pipe(v.array(text), v.readonly());
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());

const RunKeySchema = v.object({ id: count, attempt: count, unique: text });
const WindowSchema = v.object({
  earliestMs: v.nullable(time),
  sinceMs: v.nullable(time),
  untilMs: v.nullable(time),
  latestMs: v.nullable(time),
  clock: v.picklist(['service', 'runner']),
});
const SubmitSchema = v.object({
  by: RunKeySchema,
  nth: count,
  label: v.nullable(text),
  asked: v.exactOptional(list(count)),
  window: WindowSchema,
  spans: v.exactOptional(list(WindowSchema)),
  refused: v.exactOptional(WindowSchema),
  before: ids,
});
const known = { submit: SubmitSchema, batchId: v.nullable(text), jobIds: ids };
const PaymentSchema = v.variant('state', [
  v.object({ state: v.literal('submitting'), submit: SubmitSchema }),
  v.object({ state: v.literal('uncertain'), submit: SubmitSchema, candidates: ids, named: ids }),
  v.object({ state: v.literal('paid'), ...known }),
  v.object({
    state: v.literal('closed'),
    ...known,
    why: v.picklist(['absent', 'cancelled', 'too-old', 'judged']),
  }),
]);
const StateSchema = v.object({
  shown: v.object({ id: count, attempt: count, workflow: text, isFinal: v.boolean() }),
  writtenAtMs: time,
  ledger: v.object({
    runs: list(
      v.object({
        key: RunKeySchema,
        plan: text,
        commit: text,
        announcedAtMs: time,
        deadlineMs: time,
        isOver: v.boolean(),
        waitsAtMs: v.exactOptional(time),
        paysAtMs: v.exactOptional(time),
        saidAtMs: v.exactOptional(time),
      }),
    ),
    payments: list(v.object({ plan: text, commit: text, index: count, payment: PaymentSchema })),
    editedAtMs: v.exactOptional(time),
  }),
});

/** What a comment's state line turns out to be. */
export interface OpenedState {
  /** Null when the line holds none that this seal has signed. */
  readonly state: CommentState | null;
  /** Parts that other keys have signed: another gate's, or this one's before its key changed. Kept as they are. */
  readonly others: readonly string[];
  /** Whether something stands there that was edited, cut or copied from elsewhere. */
  readonly isBroken: boolean;
}

/** In characters; whatever is longer is not ours. */
const maxLineChars = 60_000;
const maxStateBytes = 1024 * 1024;
const partPattern = /^([A-Za-z0-9+/]{16})\.([A-Za-z0-9+/]+)\.([A-Za-z0-9+/]{43})$/;

/** Reads a state line, whatever it is. */
export function openState(line: string, seal: Seal): OpenedState {
  const parts = line === '' || line.length > maxLineChars ? [] : line.split(' ');
  let isBroken = line !== '' && parts.length === 0;
  let state: CommentState | null = null;
  const others: string[] = [];
  for (const part of parts) {
    const [, keyId, payload = '', mac = ''] = partPattern.exec(part) ?? [];
    if (keyId === undefined) isBroken = true;
    else if (seal.key === null || keyId !== keyIdOf(seal.key)) others.push(part);
    else {
      const isSigned = timingSafeEqual(Buffer.from(mac, 'base64'), macOf(payload, seal.key, seal.place));
      const opened = isSigned ? parsePayload(payload) : null;
      state ??= opened;
      isBroken ||= opened === null;
    }
  }
  return { state, others, isBroken };
}

interface SealOptions {
  readonly seal: Seal;
  readonly others: readonly string[];
  readonly maxChars: number;
}

/**
 * Writes a state line of at most `maxChars` characters that can stand in an HTML comment. What is too long goes without what
 * is closed, the oldest first, and then without ids: what it was that is paid is uncertain then, but not that it is.
 */
export function sealState(state: CommentState, { seal, others, maxChars }: SealOptions): string {
  if (seal.key === null) return joinParts(others, maxChars);
  let ledger = forgetRuns(state.ledger);
  for (;;) {
    const own = signPayload(renderPayload({ ...state, ledger }), seal.key, seal.place);
    const shorter = own.length > maxChars ? shorten(ledger) : null;
    if (shorter === null) return joinParts([own, ...others], maxChars);
    ledger = shorter;
  }
}

/** As many parts as there is room for; the first counts most. */
function joinParts(parts: readonly string[], maxChars: number): string {
  return parts.reduce((line, part) => {
    const longer = line === '' ? part : `${line} ${part}`;
    return longer.length <= maxChars ? longer : line;
  }, '');
}

const maxRuns = 50;

/** Goes without runs that are long over. */
function forgetRuns(ledger: StoredLedger): StoredLedger {
  const newestFirst = ledger.runs.toSorted((a, b) => compareRuns(b.key, a.key));
  return { ...ledger, runs: newestFirst.filter(({ isOver }, nth) => !isOver || nth < maxRuns) };
}

/** One step shorter; null when there is nothing left to leave out. */
function shorten(ledger: StoredLedger): StoredLedger | null {
  const { payments } = ledger;
  const oldestFirst = payments.toSorted((a, b) => compareRuns(a.payment.submit.by, b.payment.submit.by));
  const closed = oldestFirst.filter(({ payment }) => payment.state === 'closed');
  if (closed.length > 0) {
    const dropped = new Set(closed.slice(0, Math.ceil(closed.length / 2)));
    return { ...ledger, payments: payments.filter((each) => !dropped.has(each)) };
  }
  const [long] = oldestFirst.filter(hasIds);
  if (long !== undefined)
    return { ...ledger, payments: payments.map((each) => (each === long ? withoutIds(each) : each)) };
  return payments.length === 0 ? null : { ...ledger, runs: [], payments: oldestFirst.slice(1) };
}

function hasIds({ payment }: StoredPayment): boolean {
  return payment.state === 'paid' || (payment.state === 'uncertain' && payment.candidates.length > 0);
}

function withoutIds(stored: StoredPayment): StoredPayment {
  const { submit } = stored.payment;
  return {
    ...stored,
    payment: { state: 'uncertain', submit: { ...submit, window: anyTime, before: [] }, candidates: [], named: [] },
  };
}

function renderPayload(state: CommentState): string {
  return toBase64(deflateRawSync(JSON.stringify(state), { level: 9 }));
}

function parsePayload(payload: string): CommentState | null {
  try {
    const json = inflateRawSync(Buffer.from(payload, 'base64'), { maxOutputLength: maxStateBytes }).toString('utf8');
    const parsed = v.safeParse(StateSchema, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function signPayload(payload: string, key: Buffer, place: string): string {
  return `${keyIdOf(key)}.${payload}.${toBase64(macOf(payload, key, place))}`;
}

function macOf(payload: string, key: Buffer, place: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([place, payload]))
    .digest();
}

/** Tells whether a part is this key's; nothing about the key can be learnt from it. */
function keyIdOf(key: Buffer): string {
  return toBase64(createHmac('sha256', key).update('key id').digest().subarray(0, 12));
}

/** Without padding: no two hyphens and no `>` can come of it, which would end the HTML comment. */
function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

/**
 * Whether the first text outdates the second: of two runs of one workflow the one with the higher id, then the higher attempt, then what is
 * final. False where the two cannot be compared: then who comes last writes. Run numbers begin anew where a workflow's file is renamed,
 * and two files may bear one name; ids rise.
 */
export function isNewer(a: ShownRun | null, b: ShownRun | null): boolean {
  if (a === null || b === null) return a !== null;
  if (a.workflow !== b.workflow) return false;
  const order = a.id - b.id || a.attempt - b.attempt || Number(a.isFinal) - Number(b.isFinal);
  return order > 0;
}
