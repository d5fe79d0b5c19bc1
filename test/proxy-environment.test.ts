import * as fc from 'fast-check';
import { EnvHttpProxyAgent } from 'undici';
import { describe, expect, it } from 'vitest';
import { parseProxyEnvironment } from '../src/proxy-environment.ts';

describe('a proxy', () => {
  it.each([
    ['http://proxy:8080', 'http://proxy:8080'],
    [' http://proxy:8080 ', 'http://proxy:8080'],
    ['proxy:8080', 'http://proxy:8080'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128'],
    ['[::1]:3128', 'http://[::1]:3128'],
    ['proxy', 'http://proxy'],
    ['//proxy:8080', 'http://proxy:8080'],
    ['https://proxy:8443/', 'https://proxy:8443'],
    ['HTTP://proxy:8080/path?a#b', 'HTTP://proxy:8080'],
    ['socks5://proxy:1080', 'socks5://proxy:1080'],
    ['user:word@proxy:8080', 'http://user:word@proxy:8080'],
    ['http://user@proxy:8080', 'http://user@proxy:8080'],
    ['http://user:p#w@proxy:8080', 'http://user:p%23w@proxy:8080'],
    ['http://user:p/w?x@proxy:8080', 'http://user:p%2Fw%3Fx@proxy:8080'],
    ['http://user:p@w@proxy:8080', 'http://user:p%40w@proxy:8080'],
    ['http://user:p:w@proxy:8080', 'http://user:p%3Aw@proxy:8080'],
    ['http://user:p%23w@proxy:8080', 'http://user:p%23w@proxy:8080'],
    ['http://user:100%@proxy:8080', 'http://user:100%25@proxy:8080'],
    ['http://user:caf%E9@proxy:8080', 'http://user:caf%25E9@proxy:8080'],
    ['http://us er:é\u{1F511}@proxy:8080', 'http://us%20er:%C3%A9%F0%9F%94%91@proxy:8080'],
  ])('of %j is read as %j', (value, url) => {
    const { http, https } = parseProxyEnvironment({ http_proxy: value });
    expect(http).toEqual({ kind: 'proxy', url, variable: 'http_proxy' });
    expect(https).toEqual(http);
  });

  it.each([
    'http://',
    'http://user:secret@',
    'ftp://proxy:21',
    'http://pro xy:80',
    'proxy:port',
    'http://[::',
    'proxy:99999',
  ])('of %j is a problem that names the variable and quotes nothing', (value) => {
    const { https } = parseProxyEnvironment({ HTTPS_PROXY: value });
    if (https.kind !== 'unreadable') throw new Error(`read as ${https.kind}`);
    expect(https.variable).toBe('HTTPS_PROXY');
    expect(https.problem.replace('http://host:port', '')).not.toContain(value);
    expect(https.problem).not.toContain('secret');
  });

  it('is none where nothing is set, or something empty', () => {
    expect(parseProxyEnvironment({})).toEqual({ http: { kind: 'none' }, https: { kind: 'none' }, noProxy: '' });
    expect(parseProxyEnvironment({ http_proxy: ' ', HTTP_PROXY: 'proxy:1' }).http).toEqual({ kind: 'none' });
  });

  it('of https goes before that of http, and a name in lower case before one in upper case', () => {
    const env = { http_proxy: 'a:1', https_proxy: 'b:2', HTTPS_PROXY: 'c:3', NO_PROXY: 'd' };
    expect(parseProxyEnvironment(env)).toMatchObject({
      http: { url: 'http://a:1', variable: 'http_proxy' },
      https: { url: 'http://b:2', variable: 'https_proxy' },
      noProxy: 'd',
    });
  });

  it('that is read is one that undici takes, with the user and the password that were meant', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(word, word, (user, password) => {
        const name = user.replaceAll(/[:%]/g, '');
        const secret = password.replaceAll('%', '');
        const { http } = parseProxyEnvironment({ http_proxy: `http://${name}:${secret}@proxy:8080` });
        if (http.kind !== 'proxy') throw new Error(`read as ${http.kind}`);
        const url = new URL(http.url);
        expect([decodeURIComponent(url.username), decodeURIComponent(url.password), url.host]).toEqual([
          name,
          secret,
          'proxy:8080',
        ]);
      }),
    );
  });

  it.each(['proxy.example:80\\path', 'http://proxy.example\\path'])('of %j goes without its path', (value) => {
    expect(parseProxyEnvironment({ http_proxy: value }).http).toMatchObject({
      kind: 'proxy',
      url: expect.not.stringContaining('path'),
    });
  });

  it('never makes undici throw, whatever the variable holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `http://${text}@h:1`),
        ),
        (value) => {
          const { http } = parseProxyEnvironment({ http_proxy: value });
          expect(() => new EnvHttpProxyAgent({ httpProxy: http.kind === 'proxy' ? http.url : '' })).not.toThrow();
        },
      ),
    );
  });
});
