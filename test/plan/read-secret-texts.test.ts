import { describe, expect, it, test } from 'vitest';
import { readSecretTexts } from '../../src/plan/inputs.ts';
import { createRedact } from '../../src/redact.ts';
import type { Given } from '../fixtures/given-inputs.ts';

test.each<[string, Given, readonly string[]]>([
  ['none', {}, []],
  [
    'keys, trimmed, each once',
    { 'service-api-key': ' k1\n', 'endpoint-api-key': 'k2', 'github-token': 'k1' },
    ['k1', 'k2'],
  ],
  ['header values, not names', { 'endpoint-headers': 'A: val:1\r\n\nB:val2' }, ['val:1', 'val2']],
  ['a header line without a colon', { 'endpoint-headers': 'Cookie v' }, ['Cookie v']],
  [
    'user info and query values of the URL, alone and as they stand in it',
    { 'endpoint-url': 'https://user:pas%40@h/path?key=value&flag' },
    ['user:pas%40@', '?key=value&flag', 'user', 'pas%40', 'pas@', 'value', 'flag'],
  ],
  ['a user alone', { 'endpoint-url': 'https://user@h/path' }, ['user@', 'user']],
  ['user info that cannot be decoded', { 'endpoint-url': 'https://us%zz@h' }, ['us%zz@', 'us%zz']],
  [
    'a query value as it is and decoded',
    { 'endpoint-url': 'https://h/?key=ab%2Fcd' },
    ['?key=ab%2Fcd', 'ab%2Fcd', 'ab/cd'],
  ],
  ['what resembles a URL, whole', { 'endpoint-url': 'https://u:p@' }, ['https://u:p@']],
  ['nothing of a plain word', { 'endpoint-url': 'soon' }, []],
])('%s', (_, given, texts) => {
  expect(readSecretTexts((name) => given[name] ?? '')).toEqual(texts);
});

it('finds the secrets of inputs that are invalid', () => {
  const given: Given = { 'service-api-key': 'two words', 'endpoint-headers': 'bad name: value' };
  expect(readSecretTexts((name) => given[name] ?? '')).toEqual(['two words', 'value']);
});

describe('what is too short to be kept secret', () => {
  test.each<[string, Given, readonly string[]]>([
    ['a header value', { 'endpoint-headers': 'X-Version: 1\nX-Region: eu\nX-Api: v1b\nX-Team: shop' }, ['shop']],
    [
      'a query value and user info, but for the whole as it stands in the URL',
      { 'endpoint-url': 'https://me:pw@h/path?v=1&r=eu' },
      ['me:pw@', '?v=1&r=eu'],
    ],
    ['a query that is one sign', { 'endpoint-url': 'https://h/?1' }, []],
  ])('is not masked all over the log: %s', (_, given, texts) => {
    expect(readSecretTexts((name) => given[name] ?? '')).toEqual(texts);
  });

  it('is masked all the same when it is a key', () => {
    const given: Given = { 'service-api-key': 'a', 'endpoint-api-key': 'bc', 'github-token': 'def' };
    expect(readSecretTexts((name) => given[name] ?? '')).toEqual(['a', 'bc', 'def']);
  });

  it('stands in no URL that a service repeats', () => {
    const url = 'https://me:pw@model.example.com/v1?v=1&r=eu';
    const redact = createRedact(readSecretTexts((name) => (name === 'endpoint-url' ? url : '')));
    expect(redact(`cannot reach ${url}; ${encodeURIComponent(url)}; ${JSON.stringify({ url })}`)).not.toMatch(
      /me:pw|me%3Apw|v=1|v%3D1/i,
    );
  });
});

test.each(['Bearer', 'bearer', 'Basic', 'Token', 'ApiKey', 'Api-Key'])(
  'the credential of a %s header is a secret without its scheme too',
  (scheme) => {
    const given: Given = { 'endpoint-headers': `Authorization: ${scheme}  abcd.1234` };
    expect(readSecretTexts((name) => given[name] ?? '')).toEqual([`${scheme}  abcd.1234`, 'abcd.1234']);
  },
);

it('takes no word of another header for a credential', () => {
  const given: Given = { 'endpoint-headers': 'X-Team: shop assistants\nAuthorization: Bearer abc' };
  expect(readSecretTexts((name) => given[name] ?? '')).toEqual(['shop assistants', 'Bearer abc']);
});
