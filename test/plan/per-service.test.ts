import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readSecretTexts } from '../../src/plan/inputs.ts';
import { serviceNames } from '../../src/plan/plan.ts';
import { type Given, parseGiven } from '../fixtures/given-inputs.ts';

const keyOf = (text: string) => parseGiven({ 'service-api-key': text }).inputs['service-api-key'];

function secretsOf(text: string): readonly string[] {
  const given: Given = { 'service-api-key': text };
  return readSecretTexts((name) => given[name] ?? '');
}

describe('one value', () => {
  test.each(['hs-key', 'YWJjZA==', 'a=b=c', 'key=abc', '=x'])('%s is a key, whatever its equals signs', (key) => {
    expect(keyOf(key)).toBe(key);
  });

  it('is a URL, whatever its equals signs', () => {
    const url = 'https://eu.example.com/tenant=7';
    expect(parseGiven({ 'service-url': url }).inputs['service-url']).toBe(url);
  });
});

describe('one name=value a line', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['runloop=k', { runloop: 'k' }],
    ['runloop=k=v==', { runloop: 'k=v==' }],
    ['harmstack=a\nrunloop=b\novermind=c', { harmstack: 'a', runloop: 'b', overmind: 'c' }],
    ['\r\n  harmstack = a \r\n\r\n Runloop= b\r\n', { harmstack: 'a', runloop: 'b' }],
  ])('%j', (text, keys) => {
    expect(keyOf(text)).toEqual(new Map(Object.entries(keys)));
  });

  it('gives base URLs too', () => {
    const text = 'harmstack=https://eu.example.com/v0/\nrunloop=http://127.0.0.1:1';
    expect(parseGiven({ 'service-url': text }).inputs['service-url']).toEqual(
      new Map([
        ['harmstack', 'https://eu.example.com/v0'],
        ['runloop', 'http://127.0.0.1:1'],
      ]),
    );
  });

  const names = 'harmstack, runloop or overmind';
  const oneWord = 'is not one word of printable ASCII; check the secret for a line break or a space';
  const several = `For several services give one \`name=key\` a line (${names})`;
  test.each([
    [
      'runloop=c4n4ry\nrunlop=c4n4ry',
      `line 2 does not start with a service name and \`=\` (${names}). Did you mean \`runloop\`?`,
    ],
    ['c4n4ry\nrunloop=c4n4ry', `line 1 does not start with a service name and \`=\` (${names}).`],
    ['runloop=c4n4ry\n\nRunloop=c4n4ry2', 'line 3 names runloop again; name each service once.'],
    ['harmstack=c4n4ry\nrunloop=', 'line 2 has no key after runloop=; is its secret set?'],
    ['harmstack=c4n4ry\nrunloop=c4n4ry x', `line 2: the key ${oneWord}.`],
    ['c4n4ry\nc4n4ry', `the value ${oneWord}. ${several}.`],
    ['key=c4n4ry\nother=c4n4ry', `the value ${oneWord}. ${several}.`],
  ])('%j is refused without showing a key', (text, expected) => {
    const { inputs, problems } = parseGiven({ 'service-api-key': text });
    expect({ value: inputs['service-api-key'], problems }).toEqual({
      value: null,
      problems: [`service-api-key: ${expected}`],
    });
  });

  it('is refused for a URL that would send the key in the clear', () => {
    expect(parseGiven({ 'service-url': 'harmstack=https://a.example\nrunloop=http://b.example' }).problems).toEqual([
      'service-url: line 2: the url is not an https:// URL (plain http:// is for loopback hosts alone, since the key travels with it).',
    ]);
  });
});

describe('the secrets of such an input', () => {
  test.each<[string, readonly string[]]>([
    ['harmstack=a1b2\n runloop = c3d4=\n', ['a1b2', 'c3d4=']],
    ['runloop=', []],
    ['runloop=two words', ['two words']],
    ['runlop=12345678\nrunloop=x', ['runlop=12345678', '12345678', 'x']],
    ['YWJjZGVmZ2g==', ['YWJjZGVmZ2g==']],
    ['line1\nline2', ['line1', 'line2']],
  ])('%j', (text, secrets) => expect(secretsOf(text)).toEqual(secrets));

  it('are masked wherever they are taken for keys, and no problem shows them', () => {
    const key = fc.stringMatching(/^[!-~]{4,30}$/).map((text) => `c4n4ry${text}`);
    const name = fc.constantFrom(...serviceNames, 'runlop', '');
    const line = fc.tuple(name, key).map(([before, value]) => ({ text: before ? `${before}=${value}` : value, value }));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const text = lines.map((each) => each.text).join('\n');
        const { inputs, problems } = parseGiven({ 'service-api-key': text });
        const keys = inputs['service-api-key'] ?? new Map();
        const taken = typeof keys === 'string' ? [keys] : [...keys.values()];
        expect(secretsOf(text)).toEqual(expect.arrayContaining([...taken, ...lines.map(({ value }) => value)]));
        expect(problems.join()).not.toContain('c4n4ry');
      }),
    );
  });
});
