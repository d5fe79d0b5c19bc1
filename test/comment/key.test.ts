import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentKeyOf, hideSecrets, nameLeg } from '../../src/comment/key.ts';
import { createRedact } from '../../src/redact.ts';

interface Gate {
  readonly commentKey: string | null;
  readonly workflow: string;
  readonly job: string;
  readonly step: string;
  readonly matrix: string | null;
}

const base: Gate = { commentKey: null, workflow: 'CI', job: 'gate', step: 'bench', matrix: 'null' };
const parts: fc.Arbitrary<Gate> = fc.record({
  commentKey: fc.option(text(), { nil: null }),
  workflow: text(),
  job: text(),
  step: text(),
  matrix: fc.oneof(
    fc.constantFrom('null', null),
    fc.string(),
    fc.dictionary(text(), fc.jsonValue()).map((leg) => JSON.stringify(leg)),
  ),
});

function keyOf({ commentKey, matrix, ...context }: Gate): string {
  return commentKeyOf({ 'comment-key': commentKey, matrix }, context);
}

const canary = 'AIzaSyCanary-1234';
const redact = createRedact([canary]);
const hideIn = (leg: object) => hideSecrets(JSON.stringify(leg), redact);

describe('a value of a matrix that holds a secret', () => {
  it('is hidden by its hash, whatever it is; the others stay', () => {
    const shown: unknown = JSON.parse(
      hideIn({ url: `https://x.example/?key=${canary}`, size: 5, list: [canary], name: 'a' }),
    );
    const hash = expect.stringMatching(/^hidden [0-9a-f]{12}$/);
    expect(shown).toEqual({ url: hash, size: 5, list: hash, name: 'a' });
    for (const odd of [JSON.stringify(canary), canary, JSON.stringify([canary])])
      expect(JSON.parse(hideSecrets(odd, redact))).toEqual(hash);
  });

  it('still tells one leg from another, and the same from run to run', () => {
    const [one, again, other] = ['a', 'a', 'b'].map((name) =>
      keyOf({ ...base, matrix: hideIn({ url: name + canary }) }),
    );
    expect(one).toBe(again);
    expect(one).not.toBe(other);
  });
});

describe('a comment key', () => {
  it.each([
    [base, 'CI/gate/bench/'],
    [
      { ...base, workflow: 'Nightly run', matrix: '{"model":"gpt-4.1","size":5}' },
      'Nightly run/gate/bench/model=gpt-4.1,size=~5',
    ],
    [{ ...base, matrix: null }, 'CI/gate/bench/'],
    [{ ...base, commentKey: 'nightly' }, 'nightly'],
    [{ ...base, commentKey: 'nightly', matrix: '{"model":"a"}' }, 'nightly/model=a'],
    [{ ...base, step: '<b>--></b>' }, 'CI/gate/%3Cb%3E%2D-%3E%3C%2Fb%3E/'],
  ])('is readable: %j', (given, key) => {
    expect(keyOf(given)).toBe(key);
  });

  it('cannot end the HTML comment it stands in, and is short', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const key = keyOf(given);
        expect(key).toMatch(/^[\x20-\x7E]{0,200}$/);
        expect(key).not.toMatch(/--|>/);
      }),
    );
  });

  it('is different for different gates', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(keyOf(a) === keyOf(b)).toBe(identityOf(a) === identityOf(b));
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
    [{ matrix: '[1]' }, { matrix: '{"0":1}' }],
    [{ matrix: '"a"' }, { matrix: '{"0":"a"}' }],
    [{ workflow: '\uD800' }, { workflow: '\uD801' }],
    [{ workflow: '\u0100' }, { workflow: '\x100' }],
    [{ workflow: 'ª' }, { workflow: '\nA' }],
    [{ workflow: `${'x'.repeat(300)}a` }, { workflow: `${'x'.repeat(300)}b` }],
    [{ commentKey: 'CI' }, { workflow: 'CI' }],
    [{ commentKey: 'a-b' }, { commentKey: 'a--b' }],
  ])('tells apart %j and %j', (a, b) => {
    expect(keyOf({ ...base, ...a })).not.toBe(keyOf({ ...base, ...b }));
  });

  it('is whole up to 200 characters, and keeps 159 of a longer one for people', () => {
    expect(keyOf({ ...base, commentKey: 'x'.repeat(200) })).toBe('x'.repeat(200));
    expect(keyOf({ ...base, commentKey: 'x'.repeat(201) })).toMatch(/^x{159}#[0-9a-f]{40}$/);
  });

  it('does not depend on the order of names in the matrix', () => {
    const [a, b] = ['{"a":{"x":1,"y":2},"b":"2"}', '{"b":"2","a":{"y":2,"x":1}}'].map((matrix) =>
      keyOf({ ...base, matrix }),
    );
    expect(a).toBe(b);
  });
});

/** Few letters, so that two arbitrary ones are often alike. */
function text(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom('a', '-', '/', '=', ',', '%', '>', '~', ' ', 'é', '\uD800'), maxLength: 4 });
}

/** What a key stands for, said in another way. */
function identityOf({ commentKey, workflow, job, step, matrix }: Gate): string {
  return JSON.stringify([...(commentKey === null ? [workflow, job, step] : [commentKey]), legOf(matrix)]);
}

function legOf(matrix: string | null): unknown {
  try {
    const leg: unknown = JSON.parse(matrix ?? 'null');
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
  [null, ''],
  ['null', ''],
  ['{}', ''],
  ['{"size":5,"model":"m-1"}', 'model=m-1,size=~5'],
  ['{"n":0}', 'n=~0'],
  ['{"n":{"b":[1,{}],"a":null}}', 'n=~%7B%22a%22%3Anull%2C%22b%22%3A%5B1%2C%7B%7D%5D%7D'],
  ['no JSON', '!no JSON'],
])('the leg of the matrix %j is named %j', (matrix, name) => {
  expect(nameLeg(matrix)).toBe(name);
});
