import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ServiceName } from '../../../src/plan/plan.ts';
import { Problems } from '../../../src/plan/problem.ts';
import { parseSuiteFile } from '../../../src/plan/suite/suite-file.ts';

function parse(text: string, service: ServiceName | null = 'harmstack') {
  const problems = new Problems();
  const entries = parseSuiteFile(text, { path: 'gate.yml', service, problems });
  const prefix = 'Input config is "gate.yml": ';
  return { entries, faults: problems.found.map(({ text: found }) => found.replace(prefix, '').replace(/\.$/, '')) };
}

const known = 'is not a known key of a benchmark of harmstack; known are service, id, count, threshold, name';

it('reads entries in order, with one unit unless told', () => {
  const text =
    '# nightly\nbenchmarks:\n  - id: 1\n    threshold: 66.67\n    name: "1"\n  - { id: "2", count: 10000, threshold: 0 }\n';
  expect(parse(text)).toEqual({
    faults: [],
    entries: [
      { service: 'harmstack', id: '1', name: '1', thresholdPct: 66.67, work: { kind: 'submit', units: 1 } },
      { service: 'harmstack', id: '2', name: null, thresholdPct: 0, work: { kind: 'submit', units: 10_000 } },
    ],
  });
});

it('reads shared values through anchors', () => {
  expect(parse('benchmarks: [{id: 1, threshold: &t 80}, {id: 2, threshold: *t}]').entries).toMatchObject([
    { thresholdPct: 80 },
    { thresholdPct: 80 },
  ]);
});

describe('what is wrong is told with its place', () => {
  test.each<[string, readonly string[]]>([
    ['', ['the file must be a mapping, not empty']],
    ['- id: 1', ['the file must be a mapping, not a list']],
    ['benchmarks', ['the file must be a mapping, not "benchmarks"']],
    ['benchmarks:', ['benchmarks must be a list of benchmarks, not empty']],
    ['benchmarks: {id: 1}', ['benchmarks must be a list of benchmarks, not a mapping']],
    ['benchmarks: []', ['benchmarks must name at least one benchmark']],
    ['benchmark: []', ['benchmarks is missing', 'benchmark is not a known key; known are benchmarks']],
    [
      'benchmarks: [3, null, [a]]',
      [
        'benchmarks[0] must be a mapping, not 3',
        'benchmarks[1] must be a mapping, not empty',
        'benchmarks[2] must be a mapping, not a list',
      ],
    ],
    ['benchmarks: [{}]', ['benchmarks[0] names nothing to judge; an entry of harmstack has one of id, job-id']],
    ['benchmarks: [{id: 1}]', ['benchmarks[0].threshold is missing']],
    ['benchmarks: [{id: 1, treshold: 80}]', ['benchmarks[0].threshold is missing', `benchmarks[0].treshold ${known}`]],
    ['benchmarks: [{id: 1, threshold: 80, "a b": 1}]', [`benchmarks[0]."a b" ${known}`]],
    [
      'benchmarks: [{id: 1, threshold: 80%}]',
      ['benchmarks[0].threshold must be a percentage from 0 to 100, not "80%"'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 100.01}]',
      ['benchmarks[0].threshold must be a percentage from 0 to 100, not 100.01'],
    ],
    ['benchmarks: [{id: 1, threshold: -1}]', ['benchmarks[0].threshold must be a percentage from 0 to 100, not -1']],
    ['benchmarks: [{id: 1, threshold: .nan}]', ['benchmarks[0].threshold must be a percentage from 0 to 100, not NaN']],
    [
      'benchmarks: [{id: 1, threshold: .inf}]',
      ['benchmarks[0].threshold must be a percentage from 0 to 100, not Infinity'],
    ],
    [
      'benchmarks: [{id: 1, threshold: true}]',
      ['benchmarks[0].threshold must be a percentage from 0 to 100, not true'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: 0}]',
      ['benchmarks[0].count must be a whole number from 1 to 10000, not 0'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: 1.5}]',
      ['benchmarks[0].count must be a whole number from 1 to 10000, not 1.5'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: 10001}]',
      ['benchmarks[0].count must be a whole number from 1 to 10000, not 10001'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: "5"}]',
      ['benchmarks[0].count must be a whole number from 1 to 10000, not "5"'],
    ],
    ['benchmarks: [{id: 1.5, threshold: 80}]', ['benchmarks[0].id must be a whole number, such as 1, not 1.5']],
    ['benchmarks: [{id: "", threshold: 80}]', ['benchmarks[0].id must be a whole number, such as 1, not ""']],
    ['benchmarks: [{id: {}, threshold: 80}]', ['benchmarks[0].id must be a whole number, such as 1, not a mapping']],
    ['benchmarks: [{id: 1, threshold: 80, name: 3}]', ['benchmarks[0].name must be a text, not 3']],
    ['benchmarks: [{id: 1, threshold: 80, name: ""}]', ['benchmarks[0].name must not be empty']],
    [
      'benchmarks: [{id: 1, threshold: 80, service: Harmstack}]',
      ['benchmarks[0].service must be one of harmstack, runloop, overmind, not "Harmstack"'],
    ],
  ])('%s', (text, faults) => {
    expect(parse(text)).toEqual({ entries: [], faults });
  });

  it('tells twenty and counts the rest', () => {
    const { faults } = parse(`benchmarks: [${Array.from({ length: 15 }, () => '{id: x}').join()}]`);
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toBe('mend these first; the file has 10 more faults');
  });
});

describe('keys that mean something to the language', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no known key and pollutes nothing',
    (key) => {
      const { entries, faults } = parse(`benchmarks: [{id: 1, threshold: 80, ${key}: {polluted: 1}}]\n`);
      expect({ entries, faults }).toEqual({
        entries: [],
        faults: [`benchmarks[0].${key} ${known}`],
      });
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );
});

describe('properties', () => {
  const piece = fc.constantFrom(
    'benchmarks:',
    '\n',
    '  ',
    '- ',
    'id: ',
    'threshold: ',
    '1',
    '80',
    '{',
    '}',
    '[',
    ']',
    ',',
    '&a ',
    '*a',
    '!!set ',
    '? ',
    '"',
    "'",
    '|',
    '---\n',
    '%',
    '#',
    '<<: ',
    '__proto__: ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
  );

  it('any text gives benchmarks or faults, never both, neither or a throw', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { entries, faults } = parse(any);
        expect(entries.length === 0).toBe(faults.length > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('what was written as JSON is read', () => {
    const entry = fc.record(
      {
        id: fc.nat().map((id) => (id % 2 === 0 ? id : String(id))),
        threshold: fc.double({ min: 0, max: 100, noNaN: true }).map((pct) => pct + 0),
        count: fc.integer({ min: 1, max: 10_000 }),
        name: fc.string({ minLength: 1 }),
      },
      { requiredKeys: ['id', 'threshold', 'count'] },
    );
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), (benchmarks) => {
        const { entries, faults } = parse(JSON.stringify({ benchmarks }));
        expect(faults).toEqual([]);
        expect(entries).toEqual(
          benchmarks.map(({ id, threshold, count, name }) => ({
            service: 'harmstack',
            id: String(id),
            name: name ?? null,
            thresholdPct: threshold,
            work: { kind: 'submit', units: count },
          })),
        );
      }),
    );
  });
});
