import { expect, test } from 'vitest';
import { type Block, fitDocument } from '../../src/report/fit.ts';

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
