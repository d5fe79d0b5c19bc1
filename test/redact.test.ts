import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createRedact } from '../src/redact.ts';

const key = 'sk-a+b/c="d".e*f(g)[h]\\i^j$k|l?m{n}';

/** The ways in which a service may echo a secret. */
const echoes: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'JSON-escaped': (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON-escaped as Go does': (secret) => escapeUnits(JSON.stringify(secret).slice(1, -1), /[<>&]/g),
  'JSON-escaped as Python does': (secret) => escapeUnits(JSON.stringify(secret).slice(1, -1), /[^ -~]/g),
  'URL-encoded': (secret) => encodeURIComponent(secret),
  'URL-encoded in small letters': (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  'form-encoded': (secret) => new URLSearchParams({ s: secret }).toString().slice(2),
  'in base64': (secret) => Buffer.from(secret).toString('base64'),
  'in base64url': (secret) => Buffer.from(secret).toString('base64url'),
};

function escapeUnits(text: string, units: RegExp): string {
  return text.replace(units, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

describe('a secret is taken out', () => {
  test.each(Object.entries(echoes))('%s', (_, echo) => {
    for (const secret of [key, 'Bearer <a&b> é/ü~', '\u{1f511}-key', 'abcd', '    x', "it's"]) {
      const redacted = createRedact([secret])(`before ${echo(secret)} after`);
      // The last letters of base64 may hold no more than a few bits of the secret.
      expect(redacted).toMatch(/^before \*\*\*\S{0,3} after$/);
    }
  });

  test.each(['base64', 'base64url'] as const)('inside a longer text in %s, wherever it begins', (encoding) => {
    for (const before of ['', 'u', 'u:', 'us:', 'user:']) {
      for (const after of ['', ':', ':p', ':pw']) {
        const text = Buffer.from(before + key + after).toString(encoding);
        const redacted = createRedact([key])(text);
        expect(redacted).toContain('***');
        expect(Buffer.from(redacted.replace('***', ''), encoding).toString('utf8')).not.toMatch(/sk-|n\}/);
        expect(redacted.length).toBeLessThanOrEqual('***'.length + Math.ceil(((before + after).length * 4) / 3) + 5);
      }
    }
  });

  it('every time it is there, and with all others', () => {
    expect(createRedact(['alpha', 'beta'])('beta alpha beta ALPHA')).toBe('*** *** *** ***');
  });

  it('whole, when another secret is its beginning', () => {
    expect(createRedact(['abcd', 'abcd-efgh'])('abcd-efgh abcd')).toBe('*** ***');
  });
});

describe('other text stays', () => {
  it('when there is no secret, or only short ones', () => {
    const text = 'a 1 on abc YWJj';
    expect(createRedact([])(text)).toBe(text);
    expect(createRedact(['', 'a', '1', 'on', 'abc'])(text)).toBe(text);
  });

  it('when it only resembles a pattern of the secret', () => {
    expect(createRedact(['a.c*'])('abcc aXc a.c')).toBe('abcc aXc a.c');
    expect(createRedact(['[a-z]'])('b [a-y]')).toBe('b [a-y]');
  });

  it('when it is prose, for any key', () => {
    const prose =
      'The score 66.67 % is below the threshold 80 %. GET /v0/jobs/182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e answered 503.';
    const anyKey = fc.stringMatching(/^sk-[A-Za-z0-9_-]{8,40}$/);
    fc.assert(
      fc.property(anyKey, (secret) => {
        expect(createRedact([secret])(prose)).toBe(prose);
      }),
    );
  });
});

describe('properties', () => {
  const secrets = fc.array(fc.string({ unit: 'binary', minLength: 4, maxLength: 30 }), { minLength: 1, maxLength: 4 });

  it('no secret is left in any text, in any form', () => {
    const name = fc.constantFrom(...Object.keys(echoes));
    fc.assert(
      fc.property(secrets, name, fc.string(), fc.string(), (all, form, before, after) => {
        const [secret = ''] = all;
        const echo = echoes[form]?.(secret.toWellFormed()) ?? '';
        const redacted = createRedact(all.map((each) => each.toWellFormed()))(`${before}\n${echo}\n${after}`);
        expect(redacted.split('\n')).not.toContain(echo);
        expect(redacted).toContain('***');
      }),
    );
  });

  it('a lone surrogate is no reason to fail', () => {
    const surrogates = fc.string({ unit: fc.constantFrom('\ud800', '\udfff', 'a'), minLength: 4 });
    fc.assert(
      fc.property(surrogates, (secret) => {
        expect(createRedact([secret])(`x ${secret} y`)).toBe('x *** y');
      }),
    );
  });
});
