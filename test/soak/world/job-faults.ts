import type { Answer, ReceivedRequest } from '../../emulators/emulator.ts';
import type { Dice } from '../dice.ts';
import { type Fields, isFields, type JobShape, withRows } from './job-shape.ts';
import { type FaultKind, type FaultScene, whole } from './network-faults.ts';

/** A change of an answer on its way out. */
type Rewrite = (answer: Answer, dice: Dice, scene: FaultScene) => Answer;

const rewriting = (rewrite: Rewrite): FaultKind['create'] => {
  return (dice, scene) => ({
    serve: (work: () => Answer, _request: ReceivedRequest) => whole(rewrite(work(), dice, scene)),
  });
};

function spoil(shape: JobShape, row: Fields, dice: Dice): Fields {
  const field = dice.pick(Object.keys(shape.wrongTypes));
  return { ...row, [field]: dice.pick(shape.wrongTypes[field] ?? [null]) };
}

function regress({ status, regressed }: JobShape, row: Fields, dice: Dice): Fields {
  const kept = Object.entries(row).filter(([name]) => !regressed.without.includes(name));
  return { ...Object.fromEntries(kept), ...regressed.fields, [status]: dice.pick(regressed.statuses) };
}

const hostile = ['\n::error::', '##[error]', '\u2028::warning::', '--> <!-- benchmark-gate: x', '|||'];

function withHostileTexts({ texts }: JobShape, row: Fields, text: string): Fields {
  return { ...row, ...Object.fromEntries(texts.map((name) => [name, text])) };
}

/** What goes wrong with answers about jobs, the work being done. */
export function createJobFaults(shape: JobShape): readonly FaultKind[] {
  const byRow = (change: (row: Fields, dice: Dice, scene: FaultScene) => Fields) =>
    rewriting((answer, dice, scene) => withRows(shape, answer, (rows) => rows.map((row) => change(row, dice, scene))));
  return [
    { kind: 'wrong types', weight: 2, create: byRow((row, dice) => spoil(shape, row, dice)) },
    {
      kind: 'missing fields',
      weight: 1,
      create: byRow((row, dice) => Object.fromEntries(Object.entries(row).filter(() => !dice.chance(0.15)))),
    },
    {
      kind: 'extra fields',
      weight: 0.5,
      create: rewriting((answer) => {
        const text = JSON.stringify(answer.body ?? null);
        const extra = `{"__proto__":{"${shape.status}":"completed","score_pct":100},"constructor":1,`;
        return { ...answer, body: text.replaceAll('{', extra).replaceAll(',}', '}') };
      }),
    },
    { kind: 'regressing state', weight: 1.5, create: byRow((row, dice) => regress(shape, row, dice)) },
    {
      kind: 'hostile texts',
      weight: 1,
      create: byRow((row, dice, { echoes }) =>
        withHostileTexts(shape, row, `${dice.pick(hostile)}${dice.pick(echoes)}`),
      ),
    },
  ];
}

/** What goes wrong with one job asked for by its id. */
export function createSingleFaults(shape: JobShape): readonly FaultKind[] {
  const other = shape.id === 'job_id' ? 'a0000000-0000-4000-8000-00000000dead' : 'other-job';
  return [
    {
      kind: 'vanished for a look',
      weight: 1.5,
      create: () => ({ serve: () => whole({ status: 404, body: { error: 'not found' } }) }),
    },
    {
      kind: 'another job',
      weight: 0.3,
      create: rewriting((answer) =>
        withRows(shape, answer, (rows) => rows.map((row) => ({ ...row, [shape.id]: other }))),
      ),
    },
  ];
}

/** What goes wrong with lists. */
export function createListFaults(shape: JobShape): readonly FaultKind[] {
  const byRows = (change: (rows: readonly Fields[], dice: Dice) => readonly Fields[]) =>
    rewriting((answer, dice) => withRows(shape, answer, (rows) => change(rows, dice)));
  return [
    { kind: 'duplicated rows', weight: 1, create: byRows((rows) => rows.flatMap((row) => [row, row])) },
    { kind: 'reordered rows', weight: 1, create: byRows((rows, dice) => dice.shuffled(rows)) },
    { kind: 'missing rows', weight: 2, create: byRows((rows, dice) => rows.filter(() => dice.chance(0.6))) },
    { kind: 'empty list', weight: 1, create: byRows(() => []) },
  ];
}

/** What goes wrong with the answer to a submit that was carried out, where it names several jobs. */
export const batchFaults: readonly FaultKind[] = [
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

/** The same where it names one job. */
export const singleSubmitFaults: readonly FaultKind[] = [
  {
    kind: 'odd job id',
    weight: 0.8,
    create: rewriting(({ body, ...answer }, dice) => ({
      ...answer,
      body: isFields(body) ? { ...body, id: dice.pick([7, null, '', undefined]) } : body,
    })),
  },
];

function withIds(answer: Answer, change: (ids: readonly unknown[]) => readonly unknown[]): Answer {
  const { body } = answer;
  if (!isFields(body) || !Array.isArray(body.job_ids)) return answer;
  return { ...answer, body: { ...body, job_ids: change(body.job_ids) } };
}
