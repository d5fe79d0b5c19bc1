import { expect, it, test } from 'vitest';
import { parseYaml } from '../../../src/plan/suite/yaml.ts';

const invalid = 'the file is not valid YAML: ';

test.each([
  ['a:\n\t- b', 'Tabs are not allowed as indentation at line 2, column 1'],
  ['a: *b', 'Unresolved alias (the anchor must be set before the alias): b'],
  ['a: !mine b', 'Unresolved tag: !mine at line 1, column 4'],
  ['a: !!js/function b', 'Unresolved tag: tag:yaml.org,2002:js/function at line 1, column 4'],
  ['%FOO\n---\na: b', 'Unknown directive %FOO at line 1, column 1'],
  ['a: 1\n---\na: 2', 'it holds several documents; keep one'],
  ['a: 1\nb: 1\na: 2', 'a key stands twice, again at line 3'],
  ['a:\n  - 1: x\n    "1": y', 'a key stands twice, again at line 3'],
  ['a: &k b\nb: 1\n*k : 2', 'a key stands twice, again at line 3'],
])('%j is not valid', (text, fault) => {
  expect(parseYaml(text)).toEqual({ faults: [invalid + fault] });
});

it('stops at nesting too deep', () => {
  const text = '['.repeat(10_000) + ']'.repeat(10_000);
  expect(parseYaml(text)).toEqual({ faults: [`${invalid}it is nested too deeply`] });
});

it('stops at a bomb of aliases', () => {
  const levels = Array.from('bcdefghi', (name, index) => {
    const below = `*${'abcdefgh'[index]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => below).join()}]`;
  });
  expect(parseYaml(`a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('\n')}`)).toEqual({
    faults: [`${invalid}Excessive alias count indicates a resource exhaustion attack`],
  });
});

it('reads 1 MiB and refuses more', () => {
  const full = 'x'.repeat(1024 * 1024);
  expect(parseYaml(full)).toEqual({ content: full });
  expect(parseYaml(`${full}x`)).toEqual({ faults: ['the file is larger than 1 MiB; give the path of a suite file'] });
});

it('tells three faults at most, each cut to a length', () => {
  const lines = ['a', 'b', 'c', 'd'].map((name) => `- !${name.repeat(500)} x`);
  const yaml = parseYaml(lines.join('\n'));
  expect(yaml).toEqual({ faults: ['a', 'b', 'c'].map((name) => expect.stringContaining(`Unresolved tag: !${name}`)) });
  expect('faults' in yaml && yaml.faults.every(({ length }) => length < 250)).toBe(true);
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
