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
    ['Authorization Bearer c4n4ry', 'must hold one `Name: value` a line; line 1 is not one'],
    [': c4n4ry', 'must hold one `Name: value` a line; line 1 is not one'],
    ['X-A: 1\n\nBad Name: c4n4ry', 'must hold one `Name: value` a line; line 3 is not one'],
    ['X-A: 1\nX-Key:  ', 'must give every header a value; line 2 has none (is its secret set?)'],
    ['X-A: c4n4ry €', 'must hold values that a header can carry, printable Latin-1; line 1 has another character'],
    ['X-A: c4n4ry\u0000', 'must hold values that a header can carry, printable Latin-1; line 1 has another character'],
    [
      'X-A: c4n4ry\rX-B: y',
      'must hold values that a header can carry, printable Latin-1; line 1 has another character',
    ],
    ['X-A: c4n4ry\nx-a: c4n4ry', 'must name each header once; line 2 names x-a again'],
  ])('%j is refused without showing a value', (text, expected) => {
    const { inputs, problems } = parseGiven({ 'endpoint-headers': text });
    expect(inputs['endpoint-headers']).toBeNull();
    expect(problems).toEqual([`Input endpoint-headers ${expected}.`]);
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
      `Input service-url is ${JSON.stringify(text)}: must begin with https:// (plain http:// is for loopback hosts alone, since the key travels with it).`,
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
      'Input service-url must be a base URL without user info, query or fragment; a key belongs in service-api-key.',
    ]);
  });
});

describe('endpoint-url', () => {
  test.each([
    ['model.example.com/c4n4ry', 'must be a whole URL, such as https://model.example.com/v1/chat/completions'],
    ['ftp://c4n4ry@model.example.com', 'must begin with https:// or http://'],
  ])('%s is refused without being shown', (text, expected) => {
    expect(parseGiven({ 'endpoint-url': text }).problems).toEqual([`Input endpoint-url ${expected}.`]);
  });
});

test.each(['service-api-key', 'endpoint-api-key'] as const)('%s is one word, and is never shown', (name) => {
  const expected = 'must be one word of printable ASCII; check the secret for a line break or a space';
  for (const text of ['c4n4ry\tX', 'c4n4ry x', 'c4n4ryé']) {
    expect(parseGiven({ [name]: text }).problems).toEqual([`Input ${name} ${expected}.`]);
  }
});

test.each(['.', '..', 'a\u200bb', 'x'.repeat(201)])('job id %j cannot stand in a URL', (id) => {
  expect(parseGiven({ 'job-ids': `ok,${id}` }).problems).toHaveLength(1);
});
