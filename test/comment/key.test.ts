import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCommentKey, isMatrixLeg } from '../../src/comment/key.ts';

const base = { commentKey: null, workflow: 'CI', job: 'gate', step: 'bench', matrix: 'null' };
const parts = fc.record({
  commentKey: fc.option(text(), { nil: null }),
  workflow: text(),
  job: text(),
  step: text(),
  matrix: fc.oneof(
    fc.constantFrom('null', ''),
    fc.string(),
    fc.dictionary(text(), fc.jsonValue()).map((leg) => JSON.stringify(leg)),
  ),
});

describe('a comment key', () => {
  it.each([
    [base, 'CI/gate/bench/'],
    [
      { ...base, workflow: 'Nightly run', matrix: '{"model":"gpt-4.1","size":5}' },
      'Nightly run/gate/bench/model=gpt-4.1,size=~5',
    ],
    [{ ...base, commentKey: 'nightly' }, 'nightly'],
    [{ ...base, commentKey: 'nightly', matrix: '{"model":"a"}' }, 'nightly/model=a'],
    [{ ...base, step: '<b>--></b>' }, 'CI/gate/%3Cb%3E%2D-%3E%3C%2Fb%3E/'],
  ])('is readable: %j', (given, key) => {
    expect(createCommentKey(given)).toBe(key);
  });

  it('cannot end the HTML comment it stands in, and is short', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const key = createCommentKey(given);
        expect(key).toMatch(/^[\x20-\x7E]{0,200}$/);
        expect(key).not.toMatch(/--|>/);
      }),
    );
  });

  it('is different for different gates', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(createCommentKey(a) === createCommentKey(b)).toBe(identityOf(a) === identityOf(b));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [{ matrix: '{"a":1}' }, { matrix: '{"a":"1"}' }],
    [{ matrix: '{"a":"b,c=d"}' }, { matrix: '{"a":"b","c":"d"}' }],
    [
      { workflow: 'a/b', job: 'c' },
      { workflow: 'a', job: 'b/c' },
    ],
    [
      { workflow: 'a-', job: '-b' },
      { workflow: 'a', job: '--b' },
    ],
    [{ workflow: '\uD800' }, { workflow: '\uD801' }],
    [{ workflow: `${'x'.repeat(300)}a` }, { workflow: `${'x'.repeat(300)}b` }],
    [{ commentKey: 'CI' }, { workflow: 'CI' }],
    [{ commentKey: 'a-b' }, { commentKey: 'a--b' }],
  ])('tells apart %j and %j', (a, b) => {
    expect(createCommentKey({ ...base, ...a })).not.toBe(createCommentKey({ ...base, ...b }));
  });

  it('does not depend on the order of names in the matrix', () => {
    const [a, b] = ['{"a":{"x":1,"y":2},"b":"2"}', '{"b":"2","a":{"y":2,"x":1}}'].map((matrix) =>
      createCommentKey({ ...base, matrix }),
    );
    expect(a).toBe(b);
  });
});

/** Few letters, so that two arbitrary ones are often alike. */
function text(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom('a', '-', '/', '=', ',', '%', '>', '~', ' ', 'é', '\uD800'), maxLength: 4 });
}

/** What a key stands for, said in another way. */
function identityOf({
  commentKey,
  workflow,
  job,
  step,
  matrix,
}: typeof parts extends fc.Arbitrary<infer T> ? T : never) {
  return JSON.stringify([...(commentKey === null ? [workflow, job, step] : [commentKey]), legOf(matrix)]);
}

function legOf(matrix: string): unknown {
  try {
    const leg: unknown = JSON.parse(matrix === '' ? 'null' : matrix);
    if (leg === null || (typeof leg === 'object' && !Array.isArray(leg) && Object.keys(leg).length === 0)) return null;
    return typeof leg === 'object' && !Array.isArray(leg) ? { leg: canonical(leg) } : { raw: matrix };
  } catch {
    return { raw: matrix };
  }
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([name, inner]) => [name, canonical(inner), 'member'])
    .toSorted((a, b) => (JSON.stringify(a[0]) < JSON.stringify(b[0]) ? -1 : 1));
}

it.each([
  ['', false],
  ['null', false],
  ['{}', false],
  ['{"model":"m"}', true],
  ['{"n":0}', true],
  ['not JSON', true],
])('the matrix %j is a leg of one: %j', (matrix, isLeg) => {
  expect(isMatrixLeg(matrix)).toBe(isLeg);
});
