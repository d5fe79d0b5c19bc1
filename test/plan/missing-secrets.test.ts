import { expect, test } from 'vitest';
import { findMissingSecrets } from '../../src/plan/missing-secrets.ts';
import type { Given } from '../fixtures/given-inputs.ts';

const given = { 'service-api-key': 'k', 'endpoint-api-key': 'k', 'endpoint-url': 'https://h', 'endpoint-headers': '' };

test.each<[string, Given, readonly string[]]>([
  ['of all that is given', {}, []],
  ['a key', { 'service-api-key': ' ' }, ['service-api-key']],
  ['one of several keys', { 'service-api-key': 'harmstack=k\nrunloop=' }, ['service-api-key']],
  ['of a key that ends like a name', { 'service-api-key': 'a2V5=' }, []],
  ['the URL with a key', { 'endpoint-api-key': '', 'endpoint-url': '' }, ['endpoint-api-key', 'endpoint-url']],
  ['not the URL alone', { 'endpoint-url': '' }, []],
  [
    'a header with a key',
    { 'endpoint-api-key': '', 'endpoint-headers': 'A: b\nX-Team:' },
    ['endpoint-api-key', 'endpoint-headers'],
  ],
  ['of headers with their values', { 'endpoint-api-key': '', 'endpoint-headers': 'A: b:' }, ['endpoint-api-key']],
])('secrets that are missing: %s', (_, differences, missing) => {
  const texts: Given = { ...given, ...differences };
  expect([...findMissingSecrets((name) => texts[name] ?? '')]).toEqual(missing);
});
