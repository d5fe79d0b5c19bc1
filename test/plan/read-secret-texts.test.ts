import { expect, it, test } from 'vitest';
import { readSecretTexts } from '../../src/plan/inputs.ts';
import type { Given } from './given.ts';

test.each<[string, Given, readonly string[]]>([
  ['none', {}, []],
  [
    'keys, trimmed, each once',
    { 'service-api-key': ' k1\n', 'endpoint-api-key': 'k2', 'github-token': 'k1' },
    ['k1', 'k2'],
  ],
  ['header values, not names', { 'endpoint-headers': 'A: v:1\r\n\nB:v2' }, ['v:1', 'v2']],
  ['a header line without a colon', { 'endpoint-headers': 'Bearer v' }, ['Bearer v']],
  [
    'user info and query values of the URL',
    { 'endpoint-url': 'https://u:p%40@h/path?key=v&flag' },
    ['u', 'p%40', 'p@', 'v', 'flag'],
  ],
  ['user info that cannot be decoded', { 'endpoint-url': 'https://u%zz@h' }, ['u%zz']],
  ['a query value as it is and decoded', { 'endpoint-url': 'https://h?key=a%2Fb' }, ['a%2Fb', 'a/b']],
  ['what resembles a URL, whole', { 'endpoint-url': 'https://u:p@' }, ['https://u:p@']],
  ['nothing of a plain word', { 'endpoint-url': 'soon' }, []],
])('%s', (_, given, texts) => {
  expect(readSecretTexts((name) => given[name] ?? '')).toEqual(texts);
});

it('finds the secrets of inputs that are invalid', () => {
  const given: Given = { 'service-api-key': 'two words', 'endpoint-headers': 'bad name: v' };
  expect(readSecretTexts((name) => given[name] ?? '')).toEqual(['two words', 'v']);
});
