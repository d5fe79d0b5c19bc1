import { describe, expect, it, test } from 'vitest';
import { enough, type Given, planGiven } from '../fixtures/given-inputs.ts';

const levelsOf = (given: Given, files = {}) => {
  const { plan, problems } = planGiven({ ...enough, ...given }, files);
  return { levels: plan?.benchmarks.map(({ level }) => level), problems };
};

describe('the levels of a list', () => {
  test.each<[Given, readonly string[]]>([
    [{ 'benchmark-ids': '1 2' }, ['block', 'block']],
    [{ 'benchmark-ids': '1 2', levels: 'block' }, ['block', 'block']],
    [{ 'benchmark-ids': '1 2', levels: 'warn, block' }, ['warn', 'block']],
    [{ 'benchmark-ids': '', 'job-ids': 'a b', levels: 'block warn' }, ['block', 'warn']],
  ])('%j', (given, levels) => expect(levelsOf(given)).toEqual({ levels, problems: [] }));

  test.each<[Given, string]>([
    [
      { 'benchmark-ids': '1 2 3', levels: 'warn block' },
      'levels: 2 values for 3 ids in `benchmark-ids`; give one for all or one for each.',
    ],
    [
      { levels: 'warn' },
      'levels: at least one benchmark must be `block`; to block nothing at all, set `warn-only: true`.',
    ],
    [
      { 'benchmark-ids': '1 2', levels: 'warn warn' },
      'levels: at least one benchmark must be `block`; to block nothing at all, set `warn-only: true`.',
    ],
    [{ levels: 'error' }, 'levels: "error" is not block or warn.'],
  ])('%j is refused', (given, problem) => expect(levelsOf(given)).toEqual({ levels: undefined, problems: [problem] }));
});

describe('the levels of a suite file', () => {
  const suite: Given = { 'benchmark-ids': '', thresholds: '', config: 'gate.yml' };
  const fromFile = (entries: string, given: Given = {}) =>
    levelsOf({ ...suite, ...given }, { 'gate.yml': `benchmarks: [${entries}]` });

  it('stand in the entries', () => {
    expect(fromFile('{id: 1, threshold: 80}, {id: 2, threshold: 80, level: warn}')).toEqual({
      levels: ['block', 'warn'],
      problems: [],
    });
    expect(fromFile('{job-id: a, threshold: 80, level: block}')).toEqual({ levels: ['block'], problems: [] });
    const others =
      '{service: runloop, job-id: a, threshold: 80, level: warn}, {service: overmind, job-id: a, threshold: 80, level: warn}';
    const keys = { 'service-api-key': 'harmstack=a\nrunloop=b\novermind=c' };
    expect(fromFile(`{id: 1, threshold: 80}, ${others}`, keys)).toEqual({
      levels: ['block', 'warn', 'warn'],
      problems: [],
    });
  });

  it('must not all be advisory', () => {
    expect(fromFile('{id: 1, threshold: 80, level: warn}').problems).toEqual([
      'config: at least one benchmark must have `level: block`; to block nothing at all, set `warn-only: true`.',
    ]);
  });

  it('have no second home', () => {
    expect(fromFile('{id: 1, threshold: 80}', { levels: 'warn' }).problems).toEqual([
      'levels: cannot be combined with `config`; the suite file holds it, so leave it out.',
    ]);
  });

  it('are one of two', () => {
    expect(fromFile('{id: 1, threshold: 80, level: warning}').problems).toEqual([
      'config: gate.yml, line 1, column 44: benchmarks[0].level is not block or warn.',
    ]);
    expect(fromFile('{id: 1, threshold: 80, levels: warn}').problems).toEqual([
      'config: gate.yml, line 1, column 37: unknown key `levels`. Did you mean `level`?',
    ]);
  });
});
