import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ServiceName } from '../../../src/plan/plan.ts';
import { Problems } from '../../../src/plan/problem.ts';
import { parseSuiteFile } from '../../../src/plan/suite/suite-file.ts';

function parse(text: string, service: ServiceName | null = 'harmstack') {
  const problems = new Problems();
  const { entries } = parseSuiteFile(text, { path: 'gate.yml', service, problems });
  return {
    entries,
    faults: problems.found.map(({ text: found }) => found.replace(/^config: gate\.yml,? ?/, '').replace(/\.$/, '')),
  };
}

const known = 'a benchmark of harmstack takes service, id, count, threshold, baseline-job-id, level and name';

it('reads entries in order, with one unit unless told', () => {
  const text =
    '# nightly\nbenchmarks:\n  - id: 1\n    threshold: 66.67\n    name: "1"\n  - { id: "2", count: 10000, threshold: 0 }\n';
  expect(parse(text)).toEqual({
    faults: [],
    entries: [
      {
        service: 'harmstack',
        id: '1',
        name: '1',
        thresholdPct: 66.67,
        level: 'block',
        work: { kind: 'submit', units: 1 },
      },
      {
        service: 'harmstack',
        id: '2',
        name: null,
        thresholdPct: 0,
        level: 'block',
        work: { kind: 'submit', units: 10_000 },
      },
    ],
  });
});

it('reads a range of units, with quotes and without', () => {
  const range = { kind: 'submit', units: 50, looks: [10, 20, 30, 40, 50] };
  const { entries } = parse(
    'benchmarks: [{id: 1, threshold: 80, count: 10..50}, {id: 2, threshold: 80, count: "10..50"}]',
  );
  expect(entries.map(({ work }) => work)).toEqual([range, range]);
});

it('reads shared values through anchors', () => {
  expect(parse('benchmarks: [{id: 1, threshold: &t 80}, {id: 2, threshold: *t}]').entries).toMatchObject([
    { thresholdPct: 80 },
    { thresholdPct: 80 },
  ]);
});

describe('what is wrong is told with its place', () => {
  test.each<[string, readonly string[]]>([
    ['', [': the file is empty, not a mapping; begin it with `benchmarks:`, and the list below that']],
    [
      '- id: 1',
      ['line 1, column 1: the file is a list, not a mapping; begin it with `benchmarks:`, and the list below that'],
    ],
    [
      'benchmarks',
      ['line 1, column 1: the file is text, not a mapping; begin it with `benchmarks:`, and the list below that'],
    ],
    ['# none\nbenchmarks:', ['line 2, column 12: benchmarks is empty, not a list of benchmarks']],
    ['benchmarks: {id: 1}', ['line 1, column 13: benchmarks is a mapping, not a list of benchmarks']],
    ['benchmarks: []', ['line 1, column 13: benchmarks names no benchmark']],
    [
      'benchmark: []',
      [
        'line 1, column 1: unknown key `benchmark`; only `benchmarks` is allowed at the top level. Did you mean `benchmarks`?',
      ],
    ],
    [
      'services: []\nbenchmarks:\n- {id: 1, threshold: 80}',
      ['line 1, column 1: unknown key `services`; only `benchmarks` is allowed at the top level'],
    ],
    [
      'benchmarks: [3, null, [a]]',
      [
        'line 1, column 14: benchmarks[0] is a number, not a mapping',
        'line 1, column 17: benchmarks[1] is empty, not a mapping',
        'line 1, column 23: benchmarks[2] is a list, not a mapping',
      ],
    ],
    [
      'benchmarks: [{}]',
      ['line 1, column 14: benchmarks[0] names nothing to judge; an entry for harmstack needs `id` or `job-id`'],
    ],
    ['benchmarks: [{id: 1}]', ['line 1, column 14: benchmarks[0].threshold is missing']],
    ['benchmarks: [{id: 1, treshold: 80}]', ['line 1, column 22: unknown key `treshold`. Did you mean `threshold`?']],
    [
      'benchmarks:\n  - id: 1\n    threshold: 80\n    colour: 1',
      [`line 4, column 5: unknown key \`colour\`; ${known}`],
    ],
    ['benchmarks: [{id: 1, threshold: 80, "a b": 1}]', [`line 1, column 37: unknown key; ${known}`]],
    [
      'benchmarks: [{id: 1, threshold: 80%}]',
      [
        'line 1, column 33: benchmarks[0].threshold is text, not a percentage from 0 to 100; leave the percent sign out',
      ],
    ],
    [
      'benchmarks: [{id: 1, threshold: 100.01}]',
      ['line 1, column 33: benchmarks[0].threshold is not a percentage from 0 to 100'],
    ],
    [
      'benchmarks: [{id: 1, threshold: -1}]',
      ['line 1, column 33: benchmarks[0].threshold is not a percentage from 0 to 100'],
    ],
    [
      'benchmarks: [{id: 1, threshold: .nan}]',
      ['line 1, column 33: benchmarks[0].threshold is not a percentage from 0 to 100'],
    ],
    [
      'benchmarks: [{id: 1, threshold: .inf}]',
      ['line 1, column 33: benchmarks[0].threshold is not a percentage from 0 to 100'],
    ],
    [
      'benchmarks: [{id: 1, threshold: true}]',
      ['line 1, column 33: benchmarks[0].threshold is true or false, not a percentage from 0 to 100'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: 0}]',
      ['line 1, column 44: benchmarks[0].count is not a whole number from 1 to 10000 or a range such as 10..50'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: 1.5}]',
      ['line 1, column 44: benchmarks[0].count is not a whole number from 1 to 10000 or a range such as 10..50'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: 10001}]',
      ['line 1, column 44: benchmarks[0].count is not a whole number from 1 to 10000 or a range such as 10..50'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: 50..10}]',
      ['line 1, column 44: benchmarks[0].count is not a whole number from 1 to 10000 or a range such as 10..50'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, count: "5"}]',
      [
        'line 1, column 44: benchmarks[0].count is text, not a whole number from 1 to 10000 or a range such as 10..50; leave the quotes out',
      ],
    ],
    [
      'benchmarks: [{id: 1.5, threshold: 80}]',
      ['line 1, column 19: benchmarks[0].id is not a whole number, such as 1'],
    ],
    ['benchmarks: [{id: "", threshold: 80}]', ['line 1, column 19: benchmarks[0].id is not a whole number, such as 1']],
    [
      'benchmarks: [{id: {}, threshold: 80}]',
      ['line 1, column 19: benchmarks[0].id is a mapping, not a whole number, such as 1'],
    ],
    [
      'benchmarks: [{id: 1, threshold: 80, name: 3}]',
      ['line 1, column 43: benchmarks[0].name is a number, not text; put it in quotes'],
    ],
    ['benchmarks: [{id: 1, threshold: 80, name: ""}]', ['line 1, column 43: benchmarks[0].name is empty']],
    [
      'benchmarks: [{id: 1, threshold: 80, service: Harmstack}]',
      [
        'line 1, column 46: benchmarks[0].service is not one of harmstack, runloop or overmind. Did you mean `harmstack`?',
      ],
    ],
  ])('%s', (text, faults) => {
    expect(parse(text)).toEqual({ entries: [], faults });
  });

  it('tells twenty and counts the rest', () => {
    const { faults } = parse(`benchmarks: [${Array.from({ length: 15 }, () => '{id: x}').join()}]`);
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toBe(': 10 more errors; fix these first');
  });
});

describe('keys that mean something to the language', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no known key and pollutes nothing',
    (key) => {
      const { entries, faults } = parse(`benchmarks: [{id: 1, threshold: 80, ${key}: {polluted: 1}}]\n`);
      expect({ entries, faults }).toEqual({
        entries: [],
        faults: [`line 1, column 37: unknown key \`${key}\`; ${known}`],
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
        threshold: fc.integer({ min: 99, max: 10_000 }).map((hundredths) => (hundredths === 99 ? 0 : hundredths / 100)),
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
            level: 'block',
            work: { kind: 'submit', units: count },
          })),
        );
      }),
    );
  });
});

describe('what an editor takes and YAML 1.2 reads in another way is told as what was meant', () => {
  const point = 'write decimals with a point, such as 66.67';
  const merge =
    'merge keys (`<<`) are not supported (YAML 1.2 has none); write the keys out, or share single values through aliases';

  test.each([
    [
      'benchmarks:\n  - { id: 1, threshold: 66,67 }',
      `line 2, column 28: unknown key: a comma ends the value before it; ${point}`,
    ],
    [
      'benchmarks:\n  - { id: 1, threshold: 66,5, name: Medical }',
      `line 2, column 28: unknown key: a comma ends the value before it; ${point}`,
    ],
    [
      'benchmarks:\n  - id: 1\n    threshold: 80\n    count: 1,000',
      'line 4, column 12: benchmarks[0].count is text, not a whole number from 1 to 10000 or a range such as 10..50; write it with digits alone',
    ],
    [
      'benchmarks:\n  - id: 1\n    threshold: 80\n    count: 1_000',
      'line 4, column 12: benchmarks[0].count is text, not a whole number from 1 to 10000 or a range such as 10..50; write it with digits alone',
    ],
    [
      'benchmarks:\n  - { service: runloop, id: b, threshold: 80, agents: [{ name: a }], orchestrator: { quiet: yes } }',
      'line 2, column 93: benchmarks[0].orchestrator.quiet is text, not true or false. Did you mean `true`?',
    ],
    [
      'benchmarks:\n  - id: 1\n    threshold: 66,67',
      `line 3, column 16: benchmarks[0].threshold is text, not a percentage from 0 to 100; ${point}`,
    ],
    ['benchmarks:\n  - &base { id: 1, threshold: 80 }\n  - <<: *base\n    id: 2', `line 3, column 5: ${merge}`],
    [
      'benchmarks:\n  - { service: runloop, id: b, threshold: 80, agents: [{ name: a, environment: &e { A: x } }, { name: b, environment: { <<: *e, B: x } }] }',
      `line 2, column 121: ${merge}`,
    ],
  ])('%s', (text, fault) => {
    const { entries, faults } = parse(text);
    expect(entries).toEqual([]);
    expect(faults).toContain(fault);
  });
});

describe('nothing of a file that is no suite is shown', () => {
  test.each([
    ['an environment file', 'API_KEY=c4n4ry\nOTHER_KEY="c4n4ry2"'],
    ['an environment file of one line', 'API_KEY=c4n4ry'],
    ['the configuration of git', '[core]\n\tbare = false\n[remote "origin"]\n\turl = https://c4n4ry@github.com/o/r'],
    ['a key in JSON', '{"type": "service_account", "private_key": "c4n4ry", "c4n4ry1": {"c4n4ry": 1}}'],
    ['a list of secrets', '- c4n4ry\n- c4n4ry'],
    ['secrets as keys', 'c4n4ry1: x\nsk-c4n4ry-1234: y\nc4n4ry1: z'],
    ['a secret in place of an entry', 'benchmarks: [c4n4ry, {id: c4n4ry, threshold: c4n4ry}, {c4n4ry1: 1}]'],
    [
      'a secret in place of a value',
      'benchmarks: [{service: c4n4ry, id: 1}, {id: 1, threshold: 80, level: c4n4ry, name: [c4n4ry]}]',
    ],
    ['a key file', '-----BEGIN PRIVATE KEY-----\nc4n4ry\n-----END PRIVATE KEY-----'],
    ['what is hardly YAML', 'a: !c4n4ry *c4n4ry &c4n4ry [c4n4ry: "c4n4ry'],
  ])('%s', (_, text) => {
    const { entries, faults } = parse(text);
    expect(entries).toEqual([]);
    expect(faults).not.toEqual([]);
    expect(faults.join('\n')).not.toContain('c4n4ry');
  });

  it('whatever it is', () => {
    const word = fc.constantFrom('c4n4ry', '1c4n4ry', 'c4n4ry: ', '"c4n4ry"', '*c4n4ry', '&c4n4ry ', '!c4n4ry ');
    const piece = fc.constantFrom(
      'benchmarks:',
      '\n',
      '  ',
      '- ',
      'id: ',
      'threshold: ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '? ',
      '|\n',
      '#',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, piece), { maxLength: 20 }), (pieces) => {
        expect(parse(pieces.join('')).faults.join('\n')).not.toContain('c4n4ry');
      }),
      { numRuns: 2000 },
    );
  });
});
