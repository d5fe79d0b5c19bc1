import { describe, expect, it, test } from 'vitest';
import { faultOfReach } from '../../src/plan/reach.ts';
import { enough, type Given, planGiven } from '../fixtures/given-inputs.ts';

const own = [
  'http://localhost:8000/v1',
  'http://LOCALHOST./v1',
  'https://model.localhost/v1',
  'http://127.0.0.1:8000/v1',
  'http://127.1/v1',
  'http://2130706433/v1',
  'http://0x7f000001/v1',
  'http://0177.0.0.1/v1',
  'http://0.0.0.0:8000/v1',
  'http://[::1]:8000/v1',
  'http://[::]:8000/v1',
  'http://[0:0:0:0:0:0:0:1]/v1',
  'http://[::ffff:127.0.0.1]/v1',
  'http://[::ffff:7f00:1]/v1',
  'http://[::127.0.0.1]/v1',
  'http://[64:ff9b::127.0.0.1]/v1',
  'http://[2002:7f00:1::]/v1',
];

const privates = [
  'http://10.0.0.7:8080/v1',
  'http://172.16.0.1/v1',
  'http://172.31.255.255/v1',
  'http://192.168.1.20/v1',
  'http://3232235777/v1',
  'http://0xC0A80101/v1',
  'http://169.254.169.254/v1',
  'http://100.64.0.1/v1',
  'http://100.127.255.255/v1',
  'http://[fc00::1]/v1',
  'http://[fd12:3456::1]/v1',
  'http://[fe80::1]/v1',
  'http://[febf::1]/v1',
  'http://[::ffff:10.0.0.1]/v1',
  'http://[::10.0.0.1]/v1',
  'http://[2002:a00:1::]/v1',
  'http://[64:ff9b::192.168.0.1]/v1',
  'https://model.local/v1',
  'https://model.internal/v1',
  'http://host.docker.internal:8000/v1',
  'https://model.lan/v1',
  'https://model.home.arpa/v1',
  'http://model:8000/v1',
];

const publics = [
  'https://model.example.com/v1',
  'https://8.8.8.8/v1',
  'https://172.15.0.1/v1',
  'https://172.32.0.1/v1',
  'https://100.63.255.255/v1',
  'https://100.128.0.1/v1',
  'https://169.253.1.1/v1',
  'https://192.169.0.1/v1',
  'https://11.0.0.1/v1',
  'https://[2606:4700:4700::1111]/v1',
  'https://[::ffff:8.8.8.8]/v1',
  'https://[::8.8.8.8]/v1',
  'https://[::2]/v1',
  'https://[64:ff9b::8.8.8.8]/v1',
  'https://[1:2:3:4:5:6:7f00:1]/v1',
  'https://[2001:db8::7f00:1]/v1',
  'https://[fe00::1]/v1',
  'https://[2002:0808:0808::1]/v1',
  'https://localhost.example.com/v1',
  'https://my-localhost.com/v1',
  'https://local.example/v1',
  'https://internal.example.com/v1',
  'https://127.0.0.1.nip.io/v1',
];

describe('from the public URL of a service', () => {
  test.each(own)('%s is not reached', (url) => {
    expect(faultOfReach(new URL(url), null)).toMatch(/ is this machine itself$/);
  });

  test.each(privates)('%s is not reached', (url) => {
    expect(faultOfReach(new URL(url), null)).toMatch(/ is not a public address$/);
  });

  test.each(publics)('%s may be reached', (url) => expect(faultOfReach(new URL(url), null)).toBeNull());
});

describe('from a URL that the user gives', () => {
  test.each([
    ['https://harmstack.example.com', 'http://10.0.0.7/v1', true],
    ['https://harmstack.example.com', 'http://localhost/v1', false],
    ['https://10.0.0.2', 'http://localhost/v1', true],
    ['http://127.0.0.1:9000/v0', 'http://127.0.0.1:8000/v1', true],
    ['http://localhost:9000/v0', 'http://10.0.0.7/v1', true],
  ])('%s, %s may be reached: %s', (serviceUrl, url, may) => {
    expect(faultOfReach(new URL(url), new URL(serviceUrl)) === null).toBe(may);
  });
});

describe('a run', () => {
  const local: Given = { ...enough, 'endpoint-url': 'http://localhost:8000/v1/chat/completions' };

  it('that would pay for jobs which cannot reach the endpoint is refused', () => {
    expect(planGiven(local)).toEqual({
      plan: null,
      problems: [
        'endpoint-url: localhost is this machine itself, and Harmstack calls it from outside; give a public address.',
      ],
    });
    expect(planGiven({ ...local, 'dry-run': 'true' }).plan).toBeNull();
    expect(planGiven({ ...local, 'endpoint-url': 'http://[::ffff:a00:1]/v1' }).problems).toEqual([
      'endpoint-url: [::ffff:a00:1] is not a public address, and Harmstack calls it from outside; give a public address.',
    ]);
  });

  it('shows no part of the address but its host', () => {
    const { problems } = planGiven({
      ...enough,
      'endpoint-url': 'http://c4n4ry:c4n4ry@localhost/c4n4ry?c4n4ry#c4n4ry',
    });
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain('c4n4ry');
  });

  test.each<[string, Given]>([
    ['judges jobs that exist', { ...local, 'benchmark-ids': '', 'job-ids': 'a' }],
    ['has a service on the same machine', { ...local, 'service-url': 'http://127.0.0.1:9000/v0' }],
  ])('that %s is not', (_, given) => expect(planGiven(given).problems).toEqual([]));
});

const bare = (given: Given) =>
  planGiven({ ...enough, 'endpoint-url': 'https://model.example.com', ...given }).plan?.warnings;

describe('an endpoint without a path', () => {
  test.each(['openai', 'openai_responses', 'gemini'])('is odd for %s', (provider) => {
    expect(bare({ 'endpoint-provider': provider })).toEqual([
      { code: 'endpoint-without-path', displayUrl: 'https://model.example.com/', provider },
    ]);
  });

  test.each<[string, Given]>([
    ['raw', { 'endpoint-provider': 'raw' }],
    ['an endpoint with a path', { 'endpoint-url': 'https://model.example.com/v1' }],
    ['jobs that exist', { 'benchmark-ids': '', 'job-ids': 'a' }],
  ])('is not odd for %s', (_, given) => expect(bare(given)).toEqual([]));
});

describe('an endpoint that no service calls', () => {
  const runloop: Given = { service: 'runloop', 'benchmark-ids': 'bmd_1', agent: 'a', 'benchmark-counts': '' };
  const named: Given = { 'benchmark-ids': '', 'benchmark-counts': '', 'job-ids': 'a' };

  test.each<[string, Given, string]>([
    ['where Runloop runs agents', runloop, 'runloop'],
    ['where jobs of Overmind are judged', { ...named, service: 'overmind' }, 'overmind'],
  ])('is told %s', (_, given, service) => {
    expect(bare(given)).toEqual([{ code: 'endpoint-unused', services: [service] }]);
    expect(bare({ ...given, 'endpoint-url': '' })).toEqual([]);
  });

  test('is not told where a job of Harmstack may have been run against it', () => {
    expect(bare(named)).toEqual([]);
  });
});
