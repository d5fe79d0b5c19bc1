import { describe, expect, it, test } from 'vitest';
import { parseGiven } from '../fixtures/given-inputs.ts';

describe('endpoint-headers', () => {
  it('is one header a line; blank lines, spaces around and colons in values are fine', () => {
    const text = 'Authorization:Bearer a:b\r\n\n  X-Team :  evals é  \n__proto__: x';
    expect(parseGiven({ 'endpoint-headers': text }).inputs['endpoint-headers']).toEqual([
      ['Authorization', 'Bearer a:b'],
      ['X-Team', 'evals é'],
      ['__proto__', 'x'],
    ]);
  });

  test.each([
    ['Authorization Bearer c4n4ry', 'line 1 is not a header; give one `Name: value` a line'],
    [': c4n4ry', 'line 1 is not a header; give one `Name: value` a line'],
    ['X-A: 1\n\nBad Name: c4n4ry', 'line 3 is not a header; give one `Name: value` a line'],
    ['X-A: 1\nX-Key:  ', 'line 2 has a name without a value; is its secret set?'],
    ['X-A: c4n4ry €', 'line 1 holds a character that no header can carry; printable Latin-1 is allowed'],
    ['X-A: c4n4ry\u0000', 'line 1 holds a character that no header can carry; printable Latin-1 is allowed'],
    ['X-A: c4n4ry\rX-B: y', 'line 1 holds a character that no header can carry; printable Latin-1 is allowed'],
    ['X-A: c4n4ry\nx-a: c4n4ry', 'line 2 names the header x-a again; name each once'],
  ])('%j is refused without showing a value', (text, expected) => {
    const { inputs, problems } = parseGiven({ 'endpoint-headers': text });
    expect(inputs['endpoint-headers']).toBeNull();
    expect(problems).toEqual([`endpoint-headers: ${expected}${expected.endsWith('?') ? '' : '.'}`]);
  });
});

describe('service-url', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com/v0//', 'https://api.example.com/v0'],
    ['http://127.0.0.1:8080/v0', 'http://127.0.0.1:8080/v0'],
    ['http://127.1/v0', 'http://127.0.0.1/v0'],
    ['http://localhost/v0', 'http://localhost/v0'],
    ['http://[::1]:1/v0', 'http://[::1]:1/v0'],
  ])('%s is taken', (text, url) => {
    expect(parseGiven({ 'service-url': text })).toMatchObject({ inputs: { 'service-url': url }, problems: [] });
  });

  test.each([
    'http://api.example.com/v0',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'ftp://127.0.0.1',
    'file:///etc',
  ])('%s would send the key in the clear or nowhere', (text) => {
    const { problems } = parseGiven({ 'service-url': text });
    expect(problems).toEqual([
      `service-url: ${JSON.stringify(text)} is not an https:// URL (plain http:// is for loopback hosts alone, since the key travels with it).`,
    ]);
  });

  test.each([
    'https://u:c4n4ry@h/v0',
    'https://c4n4ry@h',
    'https://h/v0?key=c4n4ry',
    'https://h/v0?',
    'https://h#c4n4ry',
    'https://h#',
  ])('%s is no base URL, and is not shown', (text) => {
    expect(parseGiven({ 'service-url': text }).problems).toEqual([
      'service-url: the value is not a base URL: it has user info, a query or a fragment. A key belongs in `service-api-key`.',
    ]);
  });
});

describe('endpoint-url', () => {
  test.each([
    ['model.example.com/c4n4ry', 'is not a complete URL, such as https://model.example.com/v1/chat/completions'],
    ['ftp://c4n4ry@model.example.com', 'is not an https:// or http:// URL'],
  ])('%s is refused without being shown', (text, expected) => {
    expect(parseGiven({ 'endpoint-url': text }).problems).toEqual([`endpoint-url: the value ${expected}.`]);
  });
});

test.each(['service-api-key', 'endpoint-api-key'] as const)('%s is one word, and is never shown', (name) => {
  const expected = 'is not one word of printable ASCII; check the secret for a line break or a space';
  for (const text of ['c4n4ry\tX', 'c4n4ry x', 'c4n4ryé']) {
    expect(parseGiven({ [name]: text }).problems).toEqual([`${name}: the value ${expected}.`]);
  }
});

test.each(['.', '..', 'a\u200bb', 'x'.repeat(201)])('job id %j cannot stand in a URL', (id) => {
  expect(parseGiven({ 'job-ids': `ok,${id}` }).problems).toHaveLength(1);
});
