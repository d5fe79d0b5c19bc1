import { expect, test } from 'vitest';
import { type Block, cutDocument, fitDocument, renderLeftOut } from '../../src/report/fit.ts';

function createBlock(rows: readonly (readonly [source: string, rank: number])[]): Block {
  return {
    before: '',
    rows: rows.map(([source, rank]) => ({ source, rank })),
    after: '',
    leftOut: ({ length }) => `(${length})`,
  };
}

function fitted(parts: readonly (string | Block)[], max: number): string {
  return fitDocument({ parts, max, sizeOf: (source) => source.length });
}

test('what fits is whole, and empty parts leave no gap', () => {
  expect(fitted(['head', '', createBlock([['a', 0]]), createBlock([]), 'foot'], 100)).toBe('head\n\na\n\nfoot');
});

test('rows are kept by rank, not by place', () => {
  const block = createBlock([
    ['light light light', 1],
    ['heavy', 0],
  ]);
  expect(fitted(['head', block], 28)).toBe('head\n\nheavy\n\n(1)');
});

test('nothing light takes the room of something weighty that was too long', () => {
  const block = createBlock([
    ['weighty '.repeat(20), 0],
    ['light', 1],
  ]);
  expect(fitted(['head', block], 60)).toBe('head\n\n(2)');
});

test('a document that is exactly as long as it may be is whole', () => {
  const parts = ['head', createBlock([['a', 0]])];
  expect(fitted(parts, 7)).toBe('head\n\na');
  expect(fitted(parts, 6)).toBe('head\n\n(1)');
});

test('what stands around the rows of a block takes room once, and is left out with them', () => {
  const table = {
    ...createBlock([
      ['row 1', 0],
      ['row 2', 0],
      ['row 3', 0],
    ]),
    before: 'title',
    after: 'end',
  };
  expect(fitted(['head', table, 'foot'], 100)).toBe('head\n\ntitle\nrow 1\nrow 2\nrow 3\n\nend\n\nfoot');
  for (let max = 18; max < 50; max += 1) expect(fitted(['head', table, 'foot'], max).length).toBeLessThanOrEqual(max);
  expect(fitted(['head', table, 'foot'], 39)).toBe('head\n\ntitle\nrow 1\nrow 2\n\nend\n\n(1)\n\nfoot');
  expect(fitted(['head', table, 'foot'], 38)).toBe('head\n\ntitle\nrow 1\n\nend\n\n(2)\n\nfoot');
  expect(fitted(['head', table, 'foot'], 33)).toBe('head\n\ntitle\nrow 1\n\nend\n\n(2)\n\nfoot');
  expect(fitted(['head', table, 'foot'], 32)).toBe('head\n\n(3)\n\nfoot');
});

test('the line for what is left out counts', () => {
  expect([1, 2].map((count) => renderLeftOut(count, 'job'))).toEqual([
    '*1 job left out: no more room here.*',
    '*2 jobs left out: no more room here.*',
  ]);
});

test('a finished document is cut after a line, and says so, only where it is too long', () => {
  const note = '\n\n*The rest is left out: no more room here beside what other runs have paid for.*\n';
  const text = 'row 1\nrow 2\nrow 3\n'.repeat(20);
  expect(cutDocument(text, text.length)).toBe(text);
  expect(cutDocument(text, note.length + 11)).toBe(`row 1${note}`);
  expect(cutDocument(text, note.length + 12)).toBe(`row 1\nrow 2${note}`);
  expect(cutDocument('x'.repeat(200), 150)).toBe(note);
  for (let max = note.length; max < text.length; max += 1)
    expect(cutDocument(text, max).length).toBeLessThanOrEqual(max);
});
