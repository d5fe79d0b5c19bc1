import { renderCount } from './figures.ts';

/** What is kept longest when a document is too long, from first to last. */
export const ranks = {
  problem: 0,
  notPassed: 1,
  reason: 2,
  next: 3,
  paste: 4,
  warning: 5,
  passed: 6,
  job: 7,
  detail: 8,
  previous: 9,
  history: 10,
} as const;

/** A part of a document that can be shortened. */
export interface Block {
  /** Stands before the rows, and is left out with them. */
  readonly before: string;
  readonly rows: readonly Row[];
  readonly after: string;
  /** Says how many rows are missing: these. */
  readonly leftOut: (missing: readonly Row[]) => string;
}

/** Something that is shown whole or not at all. */
export interface Row {
  readonly source: string;
  /** Rows of a lower rank are kept longer. */
  readonly rank: number;
}

/** A part of a document: text that is always there, or a block. */
export type Part = string | Block;

interface FitOptions {
  readonly parts: readonly Part[];
  readonly max: number;
  readonly sizeOf: (text: string) => number;
}

/**
 * Joins the parts of a document with blank lines, within `max` as `sizeOf` measures it.
 *
 * When not everything fits, rows are kept by their rank and none after the first that does not fit, so that nothing weighty gives way
 * to something light that happens to be short. The parts that are always there must fit by themselves.
 */
export function fitDocument({ parts, max, sizeOf }: FitOptions): string {
  const whole = join(parts, () => true);
  if (sizeOf(whole) <= max) return whole;
  const kept = new Set<Row>();
  let left = max - sizeOf(join(parts, () => false));
  for (const { row, block } of rowsByRank(parts)) {
    const isFirst = !block.rows.some((other) => kept.has(other));
    const size = sizeOf(row.source) + 1 + (isFirst ? sizeOf(block.before) + sizeOf(block.after) + 4 : 0);
    if (size > left) break;
    left -= size;
    kept.add(row);
  }
  return join(parts, (row) => kept.has(row));
}

function rowsByRank(parts: readonly Part[]): readonly { readonly row: Row; readonly block: Block }[] {
  return parts
    .flatMap((part) => (typeof part === 'string' ? [] : part.rows.map((row) => ({ row, block: part }))))
    .toSorted((a, b) => a.row.rank - b.row.rank);
}

function join(parts: readonly Part[], isKept: (row: Row) => boolean): string {
  return parts
    .flatMap((part) => (typeof part === 'string' ? [part] : renderBlock(part, isKept)))
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderBlock(block: Block, isKept: (row: Row) => boolean): readonly string[] {
  const kept = block.rows.filter(isKept);
  const missing = block.rows.filter((row) => !isKept(row));
  const note = missing.length === 0 ? '' : block.leftOut(missing);
  if (kept.length === 0) return [note];
  const rows = kept.map(({ source }) => source).join('\n');
  // A line right below a table would be its last row, so the note stands apart.
  return [[block.before, rows].filter((part) => part !== '').join('\n'), block.after, note];
}

/** The line that stands for what a document has no room for. */
export function renderLeftOut(count: number, noun: string): string {
  return `*${renderCount(count, noun)} left out: no more room here.*`;
}

const cutNote = '\n\n*The rest is left out: no more room here beside what other runs have paid for.*\n';

/** Cuts a finished document after a line, and says so; for one that cannot be rendered again. `max` in characters. */
export function cutDocument(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, max - cutNote.length);
  return room.slice(0, Math.max(0, room.lastIndexOf('\n'))) + cutNote;
}
