import type { Answer, ReceivedRequest } from '../emulators/emulator.ts';
import { echoes } from './canaries.ts';
import type { Dice } from './dice.ts';
import { type TroubleKind, whole } from './network-faults.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Wrong in a way that can be told from right: an untruth that looks like a truth could be told by no client. */
const wrongTypes: Readonly<Record<string, readonly unknown[]>> = {
  status: ['queued', 'COMPLETED', 'cancelled', '', 3, null, undefined, 'constructor'],
  benchmark_id: ['1', null, undefined, 999, [], 1.5, -1],
  score_pct: ['100', null, undefined, 101, -1, 1e9, {}, true, [100]],
  passed_count: ['3', null, undefined, -1, 1e9, 0.5, [2]],
  total_scored: ['3', null, undefined, -1, 1e9, 0, {}],
  endpoint_url: [null, undefined, 7, 'https://other.example/'],
  created_at: [null, undefined, 'yesterday', 0, {}],
  completed_at: [null, undefined, 'never', -1],
  needle_annnoted_count: [null, undefined, '5', -1, 1e9],
  price: [null, undefined, '1', -5, Number.MAX_SAFE_INTEGER],
  current: [null, undefined, -1, 1e9, 'half'],
  total: [null, undefined, 0, -1, {}],
};

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The jobs of an answer: the rows of a list, or the one job. */
function rowsOf(body: unknown): readonly Fields[] | null {
  if (!isFields(body)) return null;
  if (Array.isArray(body.jobs)) return body.jobs.filter(isFields);
  return 'job_id' in body ? [body] : null;
}

/** Changes the jobs of an answer, one by one or as a list. */
function withRows(answer: Answer, change: (rows: readonly Fields[]) => readonly unknown[]): Answer {
  const rows = rowsOf(answer.body);
  if (rows === null || rows.length === 0) return answer;
  const changed = change(rows);
  const isList = isFields(answer.body) && Array.isArray(answer.body.jobs);
  return { ...answer, body: isList ? { jobs: changed } : changed[0] };
}

const rewriting = (
  rewrite: (answer: Answer, dice: Dice, request: ReceivedRequest) => Answer,
): TroubleKind['create'] => {
  return (dice) => ({ serve: (work, request) => whole(rewrite(work(), dice, request)) });
};

function spoil(row: Fields, dice: Dice): Fields {
  const field = dice.pick(Object.keys(wrongTypes));
  return { ...row, [field]: dice.pick(wrongTypes[field] ?? [null]) };
}

/** An unfinished job again, as an old copy of the data would show it. */
function regress(row: Fields, dice: Dice): Fields {
  const { score_pct: _score, passed_count: _passed, failed_count: _failed, total_scored: _scored, ...rest } = row;
  return { ...rest, status: dice.pick(['pending', 'running']), completed_at: null };
}

function withHostileTexts(row: Fields, dice: Dice): Fields {
  const text = `${dice.pick(['\n::error::', '##[error]', '\u2028::warning::', '--> <!-- benchmark-gate: x', '|||'])}${dice.pick(echoes)}`;
  return { ...row, benchmark_name: text, message: text, module: text };
}

/** What goes wrong with answers about jobs, the work being done. */
export const jobTroubles: readonly TroubleKind[] = [
  {
    kind: 'wrong types',
    weight: 2,
    create: rewriting((answer, dice) => withRows(answer, (rows) => rows.map((row) => spoil(row, dice)))),
  },
  {
    kind: 'missing fields',
    weight: 1,
    create: rewriting((answer, dice) =>
      withRows(answer, (rows) =>
        rows.map((row) => Object.fromEntries(Object.entries(row).filter(() => !dice.chance(0.15)))),
      ),
    ),
  },
  {
    kind: 'extra fields',
    weight: 0.5,
    create: rewriting((answer) => {
      const text = JSON.stringify(answer.body ?? null);
      return {
        ...answer,
        body: text.replaceAll('{', '{"__proto__":{"status":"completed","score_pct":100},"constructor":1,'),
      };
    }),
  },
  {
    kind: 'regressing state',
    weight: 1.5,
    create: rewriting((answer, dice) => withRows(answer, (rows) => rows.map((row) => regress(row, dice)))),
  },
  {
    kind: 'hostile texts',
    weight: 1,
    create: rewriting((answer, dice) => withRows(answer, (rows) => rows.map((row) => withHostileTexts(row, dice)))),
  },
];

/** What goes wrong with one job asked for by its id. */
export const singleTroubles: readonly TroubleKind[] = [
  {
    kind: 'vanished for a look',
    weight: 1.5,
    create: () => ({ serve: () => whole({ status: 404, body: { error: 'not found' } }) }),
  },
  {
    kind: 'another job',
    weight: 0.3,
    create: rewriting((answer) =>
      withRows(answer, (rows) => rows.map((row) => ({ ...row, job_id: 'a0000000-0000-4000-8000-00000000dead' }))),
    ),
  },
];

/** What goes wrong with lists. */
export const listTroubles: readonly TroubleKind[] = [
  {
    kind: 'duplicated rows',
    weight: 1,
    create: rewriting((answer) => withRows(answer, (rows) => rows.flatMap((row) => [row, row]))),
  },
  {
    kind: 'reordered rows',
    weight: 1,
    create: rewriting((answer, dice) => withRows(answer, (rows) => dice.shuffled(rows))),
  },
  {
    kind: 'missing rows',
    weight: 2,
    create: rewriting((answer, dice) => withRows(answer, (rows) => rows.filter(() => dice.chance(0.6)))),
  },
  { kind: 'empty list', weight: 1, create: rewriting((answer) => ({ ...answer, body: { jobs: [] } })) },
];

/** What goes wrong with the answer to a submit that was carried out. */
export const submitTroubles: readonly TroubleKind[] = [
  {
    kind: 'fewer job ids',
    weight: 0.4,
    create: rewriting((answer, dice) => withIds(answer, (ids) => ids.filter(() => dice.chance(0.6)))),
  },
  {
    kind: 'duplicated job ids',
    weight: 0.4,
    create: rewriting((answer) => withIds(answer, ([first, ...others]) => [first, first, ...others.slice(1)])),
  },
  {
    kind: 'odd job ids',
    weight: 0.4,
    create: rewriting((answer, dice) =>
      withIds(answer, (ids) => ids.map((id) => (dice.chance(0.5) ? dice.pick([7, null, '', 'a b', 'x,y']) : id))),
    ),
  },
  {
    kind: 'an old job id',
    weight: 0.4,
    create: rewriting((answer) =>
      withIds(answer, ([, ...others]) => ['a0000000-0000-4000-8000-000000000001', ...others]),
    ),
  },
  {
    kind: 'no batch id',
    weight: 0.4,
    create: rewriting(({ body, ...answer }) => ({
      ...answer,
      body: isFields(body) ? { ...body, batch_id: undefined } : body,
    })),
  },
];

function withIds(answer: Answer, change: (ids: readonly unknown[]) => readonly unknown[]): Answer {
  const { body } = answer;
  if (!isFields(body) || !Array.isArray(body.job_ids)) return answer;
  return { ...answer, body: { ...body, job_ids: change(body.job_ids) } };
}
