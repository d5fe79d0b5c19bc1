import { describe, expect, it, test } from 'vitest';
import { parseYaml } from '../../../src/plan/suite/yaml.ts';

const at = (line: number, column: number) => ({ line, column });

test.each([
  ['a:\n\t- b', at(2, 1), 'a tab is used to indent; use spaces'],
  ['a: b: c', at(1, 4), 'a second colon in one line; put the value in quotes or on its own line'],
  ['a: "b', at(1, 6), 'wrong indentation, or a quote, a bracket, a comma, a colon or a space is missing'],
  ['a: @b', at(1, 4), 'a value starts with a character that YAML reserves; put it in quotes'],
  ['a: "\\d"', at(1, 5), 'unknown escape after a backslash in double quotes; use single quotes'],
  ['a: {b: 1}}', at(1, 10), 'unexpected character; check brackets, commas, colons and indentation'],
  ['a: *b', at(1, 4), 'an alias (`*`) without an anchor (`&`) before it'],
  ['a: {x: *b}\nc: &b 1', at(1, 8), 'an alias (`*`) without an anchor (`&`) before it'],
  ['a: !mine b', at(1, 4), 'unknown tag (`!`); write a plain value'],
  ['a: !!js/function b', at(1, 4), 'unknown tag (`!`); write a plain value'],
  ['a: !!omap [b: 1]', at(1, 4), 'unknown tag (`!`); write a plain value'],
  ['a: !!set {b, c}', at(1, 4), 'unknown tag (`!`); write a plain value'],
  ['a: &a {b: 1}\nc: {!!merge <<: *a}', at(2, 5), 'unknown tag (`!`); write a plain value'],
  ['%YAML 1.1\n---\na: 0100', null, '`%YAML` names another version than 1.2; leave that line out'],
  ['%FOO\n---\na: b', at(1, 1), 'a line starts with `%`, which YAML reserves for directives'],
  ['a: 1\n---\na: 2', at(2, 1), 'a second document begins (`---`); keep one'],
])('%j is not valid', (text, position, says) => {
  expect(parseYaml(text)).toEqual({ faults: [{ position, says: `not valid YAML: ${says}` }] });
});

test.each([
  ['a: 1\nb: 1\na: 2', at(3, 1), '`a` is set twice, first in line 1'],
  ['a:\n  - threshold: x\n    "threshold": y', at(3, 5), '`threshold` is set twice, first in line 2'],
  ['a:\n  - 1: x\n    "1": y', at(3, 5), 'a key is set twice, first in line 2'],
  ['a: &k b\nb: 1\n*k : 2', at(3, 1), '`b` is set twice, first in line 2'],
  ['a: &k b\nc: &k d\nb: 1\nd: 1\n*k : 2', at(5, 1), '`d` is set twice, first in line 4'],
])('%j sets a key twice', (text, position, says) => {
  expect(parseYaml(text)).toEqual({ faults: [{ position, says }] });
});

it('quotes nothing of the text, however it is broken', () => {
  for (const broken of [
    '[c4n4ry',
    '{c4n4ry: 1, c4n4ry: 2}',
    'c4n4ry: "',
    '*c4n4ry',
    '!c4n4ry x',
    '%c4n4ry 1\n---\nx',
    '@c4n4ry',
    'c4n4ry: c4n4ry: x',
  ])
    expect({ broken, yaml: JSON.stringify(parseYaml(broken)) }).toEqual({
      broken,
      yaml: expect.not.stringContaining('c4n4ry'),
    });
});

it('stops at nesting too deep', () => {
  const text = '['.repeat(10_000) + ']'.repeat(10_000);
  expect(parseYaml(text)).toEqual({
    faults: expect.arrayContaining([expect.objectContaining({ says: 'not valid YAML: it is nested too deeply' })]),
  });
});

it('stops at a bomb of aliases', () => {
  const levels = Array.from('bcdefghi', (name, index) => {
    const below = `*${'abcdefgh'[index]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => below).join()}]`;
  });
  expect(parseYaml(`a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('\n')}`)).toEqual({
    faults: [{ position: null, says: 'not valid YAML: too many repeated aliases (`*`)' }],
  });
});

it('reads 1 MiB and refuses more', () => {
  const full = 'x'.repeat(1024 * 1024);
  expect(parseYaml(full)).toMatchObject({ content: full });
  expect(parseYaml(`${full}x`)).toEqual({ faults: [{ position: null, says: 'larger than 1 MiB' }] });
});

it('tells three faults at most', () => {
  const yaml = parseYaml('- !a x\n- !b x\n- !c x\n- !d x');
  const says = 'not valid YAML: unknown tag (`!`); write a plain value';
  expect(yaml).toEqual({ faults: [1, 2, 3].map((line) => ({ position: at(line, 3), says })) });
});

describe('a place is told by its path', () => {
  const yaml = parseYaml('a: &x\n  - {b: 1,\n    c: 2}\nd: *x\ne:\n');

  test.each<[readonly (string | number)[], boolean, object]>([
    [[], false, at(1, 1)],
    [['a'], true, at(1, 1)],
    [['a', 0], false, at(2, 5)],
    [['a', 0, 'c'], true, at(3, 5)],
    [['a', 0, 'c'], false, at(3, 8)],
    // Where a value stands that is used a second time.
    [['d', 0, 'b'], false, at(2, 9)],
    // Of what is not there the place around it.
    [['a', 0, 'gone'], false, at(2, 5)],
    [['a', 7], false, at(2, 3)],
    [['gone', 'b'], true, at(1, 1)],
  ])('%j (key: %j)', (keys, isKey, position) => {
    expect('locate' in yaml && yaml.locate({ keys, isKey })).toEqual(position);
  });
});

test.each([
  ['a: 1', { a: 1 }],
  ['\uFEFFa: 1', { a: 1 }],
  ['', null],
  ['a: {x: *b}', undefined],
  ['a: 012', { a: 12 }],
  ['a: yes', { a: 'yes' }],
  ['? [x]\n: 1', { '[ x ]': 1 }],
])('%j holds %j', (text, content) => {
  const yaml = parseYaml(text);
  expect('content' in yaml ? yaml.content : undefined).toEqual(content);
});
