import { errors } from 'undici';
import type { Answer, ReceivedRequest } from '../../emulators/emulator.ts';
import type { Dice } from '../dice.ts';
import type { Arrival, Passage } from '../virtual-dispatcher.ts';

/** What goes wrong with one request: the parts of its passage that are not as usual. */
export interface Fault {
  readonly kind: string;
  readonly connectMs?: number;
  readonly refusal?: Error;
  readonly outMs?: number;
  readonly arrivesBroken?: boolean;
  readonly backMs?: number;
  /** `work` does what the request asks for and gives the honest answer. */
  readonly serve?: (work: () => Answer, request: ReceivedRequest) => Arrival;
}

/** One kind of fault. `weight` is how often it comes among those that apply. */
export interface FaultKind {
  readonly kind: string;
  readonly weight: number;
  readonly create: (dice: Dice, scene: FaultScene) => Omit<Fault, 'kind'>;
}

/** When faults come, and which secrets their texts may echo. */
export interface FaultScene {
  readonly nowMs: number;
  readonly echoes: readonly string[];
}

/** Draws one of these kinds by their weights. */
export function drawFault(kinds: readonly FaultKind[], dice: Dice, scene: FaultScene): Fault {
  let left = dice.next() * kinds.reduce((sum, { weight }) => sum + weight, 0);
  for (const { kind, weight, create } of kinds) {
    left -= weight;
    if (left < 0) return { kind, ...create(dice, scene) };
  }
  throw new Error('there are no kinds of fault');
}

/** A passage on a good day, changed by a fault if there is one. */
export function createPassage(options: {
  readonly dice: Dice;
  readonly fault: Fault | null;
  readonly work: (request: ReceivedRequest) => Answer;
  /** Lays the server's headers over an answer. */
  readonly finish: (answer: Answer) => Answer;
}): Passage {
  const { dice, fault, work, finish } = options;
  const tripMs = dice.spread(5, 150);
  return {
    connectMs: fault?.connectMs ?? dice.between(0, 80),
    refusal: fault?.refusal ?? null,
    outMs: fault?.outMs ?? tripMs,
    arrivesBroken: fault?.arrivesBroken ?? dice.chance(0.5),
    backMs: fault?.backMs ?? tripMs,
    ended: () => undefined,
    serve: (request) => {
      const arrival = fault?.serve?.(() => work(request), request) ?? { answer: work(request), broken: null };
      return arrival.answer === null ? arrival : { ...arrival, answer: finish(arrival.answer) };
    },
  };
}

export const whole = (answer: Answer): Arrival => ({ answer, broken: null });

/** Errors as undici and the system give them. */
const refused = () => systemError('connect', 'ECONNREFUSED', -111);
const unknownHost = () => systemError('getaddrinfo', 'EAI_AGAIN', -3001);
const reset = () => systemError('read', 'ECONNRESET', -104);
const closed = () => new errors.SocketError('other side closed', undefined);

function systemError(syscall: string, code: string, errno: number): Error {
  return Object.assign(new Error(`${syscall} ${code} 192.0.2.1:443`), { syscall, code, errno });
}

/** Milliseconds that outlast a request's own limit, or nearly. */
const stallMs = (dice: Dice) => dice.spread(2000, 100_000);

/** What can happen on the way to any server. */
export const networkFaults: readonly FaultKind[] = [
  { kind: 'refused', weight: 3, create: () => ({ refusal: refused() }) },
  { kind: 'unknown host', weight: 1, create: () => ({ refusal: unknownHost() }) },
  {
    kind: 'connect timeout',
    weight: 1,
    create: () => ({ connectMs: 10_000, refusal: new errors.ConnectTimeoutError('Connect Timeout Error') }),
  },
  { kind: 'slow connect', weight: 1, create: (dice) => ({ connectMs: dice.between(1000, 9900) }) },
  { kind: 'reset before the work', weight: 2, create: () => ({ serve: () => ({ answer: null, broken: reset() }) }) },
  {
    kind: 'reset after the work',
    weight: 2,
    create: (dice) => ({
      serve: (work) => {
        work();
        return { answer: null, broken: dice.chance(0.5) ? reset() : closed() };
      },
    }),
  },
  { kind: 'cut off answer', weight: 1, create: () => ({ serve: (work) => ({ answer: work(), broken: closed() }) }) },
  { kind: 'stalled before the work', weight: 1.5, create: (dice) => ({ outMs: stallMs(dice) }) },
  { kind: 'stalled after the work', weight: 1.5, create: (dice) => ({ backMs: stallMs(dice) }) },
  {
    kind: 'too large',
    weight: 0.3,
    create: () => ({
      serve: (work) => ({
        answer: work(),
        broken: new errors.ResponseExceededMaxSizeError('Response content exceeded max size'),
      }),
    }),
  },
];

const page = '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>';

/** What a server says, in good or bad manners. */
function createWords(dice: Dice, echoes: readonly string[]): unknown {
  return dice.pick<() => unknown>([
    () => ({ error: 'something went wrong' }),
    () => ({ error: { message: 'internal', code: 17 } }),
    () => ({ message: `rejected: ${dice.pick(echoes)}` }),
    () => ({ error: `bad key ${dice.pick(echoes)}\n::error::pwned\r\n##[set-output name=verdict;]passed` }),
    () => page,
    () => undefined,
    () => `\u2028::set-output name=verdict::passed <img src=x> @everyone ${'long '.repeat(200)}`,
  ])();
}

/** `Retry-After` in every form that servers send. */
function retryAfter(dice: Dice, nowMs: number): Record<string, string> {
  const value = dice.pick<() => string | null>([
    () => null,
    () => null,
    () => String(dice.int(0, 5)),
    () => String(dice.int(6, 120)),
    () => String(dice.int(200, 4000)),
    () => new Date(nowMs + dice.between(-5000, 60_000)).toUTCString(),
    () => dice.pick(['-3', 'soon', '1.5', '', '999999999999', 'Thu, 99 Foo 2024']),
  ])();
  return value === null ? {} : { 'retry-after': value };
}

const withStatus = (statuses: readonly number[], doneShare = 0): FaultKind['create'] => {
  return (dice, { nowMs, echoes }) => {
    const status = dice.pick(statuses);
    const wasDone = dice.chance(doneShare);
    const answer = {
      status,
      body: createWords(dice, echoes),
      headers: status === 429 || status === 503 ? retryAfter(dice, nowMs) : {},
    };
    return {
      serve: (work) => {
        if (wasDone) work();
        return whole(answer);
      },
    };
  };
};

/** A refusal of work that was done all the same, or not: no documentation says what these mean. */
export const unclearRefusals: readonly FaultKind[] = [
  { kind: 'refused, perhaps after the work', weight: 6, create: withStatus([408, 409, 425, 429, 499], 0.5) },
];

/** No answer, and no work done, for as long as it lasts. */
export const silences: readonly FaultKind[] = [
  { kind: 'silent: refused', weight: 1, create: () => ({ refusal: refused() }) },
  { kind: 'silent: 503', weight: 2, create: withStatus([502, 503]) },
  { kind: 'silent: no answer', weight: 1, create: () => ({ outMs: 1e6, arrivesBroken: false }) },
];

/** What any HTTP server may answer instead of the truth. Below 500 nothing was done. */
export const answerFaults: readonly FaultKind[] = [
  { kind: '429', weight: 2, create: withStatus([429]) },
  { kind: '5xx', weight: 4, create: withStatus([500, 502, 503, 504], 0.4) },
  { kind: '408', weight: 0.3, create: withStatus([408]) },
  { kind: '4xx', weight: 0.6, create: withStatus([400, 401, 403, 404, 409, 422]) },
  {
    kind: 'redirect',
    weight: 0.2,
    create: () => ({ serve: () => whole({ status: 302, headers: { location: 'https://elsewhere.example/' } }) }),
  },
  { kind: 'HTML', weight: 1, create: () => ({ serve: (work) => whole({ status: work().status, body: page }) }) },
  { kind: 'empty', weight: 0.5, create: () => ({ serve: (work) => whole({ status: work().status }) }) },
  {
    kind: 'truncated JSON',
    weight: 1,
    create: (dice) => ({
      serve: (work) => {
        const { status, body } = work();
        const text = JSON.stringify(body) ?? '';
        return whole({ status, body: text.slice(0, Math.floor(text.length * dice.next())) });
      },
    }),
  },
  {
    kind: 'other JSON',
    weight: 0.7,
    create: (dice) => ({
      serve: (work) =>
        whole({
          status: work().status,
          body: dice.pick(['null', '[]', '{}', '""', '7', '{"jobs":{}}', '{"__proto__":{"status":"completed"}}']),
        }),
    }),
  },
];
