import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createRedact, holdsSecret, redactStart } from '../src/redact.ts';
import { toOneLine } from '../src/report/plain-text.ts';

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
  "URL-encoded by Python's quote": (secret) => encodeUrl(secret, /[\w.~/-]/),
  'URL-encoded by encodeURI': (secret) => encodeURI(secret),
  "URL-encoded by Go's PathEscape": (secret) => encodeUrl(secret, /[\w.~$&+=:@-]/),
  'URL-encoded throughout': (secret) => encodeUrl(secret, /(?!)/),
  'URL-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'URL-encoded throughout, twice': (secret) => encodeUrl(encodeUrl(secret, /(?!)/), /(?!)/),
  'with named entities': (secret) =>
    escapeEach(secret, (character) => `&${entities[character] ?? `#${character.codePointAt(0)}`};`),
  'with decimal entities': (secret) => escapeEach(secret, (character) => `&#${character.codePointAt(0)};`),
  'with hexadecimal entities': (secret) =>
    escapeEach(secret, (character) => `&#X${character.codePointAt(0)?.toString(16)};`),
  'with entities of entities': (secret) =>
    escapeEach(secret, (character) => `&amp;${entities[character] ?? `#${character.codePointAt(0)}`};`),
  'as \\u escapes throughout': (secret) => escapeUnits(secret, /[\s\S]/g),
  'JSON-escaped twice': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'JSON-escaped in small and large letters': (secret) =>
    escapeUnits(secret, /[^ -~]/g).replaceAll(/u[\da-f]{4}/g, (code) => `u${code.slice(1).toUpperCase()}`),
  'JSON-escaped, then URL-encoded': (secret) => encodeURIComponent(JSON.stringify(secret).slice(1, -1)),
  'with entities, then as Go escapes JSON': (secret) =>
    escapeUnits(
      escapeEach(secret, (character) => `&#${character.codePointAt(0)};`),
      /[<>&]/g,
    ),
  'as Python shows text': (secret) => escapeEach(secret, (character) => `\\U${hexOf(character, 8)}`),
  'quoted for a shell': (secret) => secret.replaceAll(/[ -/:-@[-`{-~]/g, String.raw`\$&`),
  'in base64': (secret) => Buffer.from(secret).toString('base64'),
  'in base64url': (secret) => Buffer.from(secret).toString('base64url'),
  'in base64 twice': (secret) => btoa(Buffer.from(secret).toString('base64')),
  'in base64, URL-encoded': (secret) => encodeURIComponent(Buffer.from(secret).toString('base64')),
  'in base64 of JSON': (secret) => btoa(escapeUnits(JSON.stringify(secret).slice(1, -1), /[^ -~]/g)),
  'in hex': (secret) => Buffer.from(secret).toString('hex'),
  'in large hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  'in hex twice': (secret) => Buffer.from(Buffer.from(secret).toString('hex')).toString('hex'),
  'in base64 of hex': (secret) => btoa(Buffer.from(secret).toString('hex')),
  'in hex of base64': (secret) => Buffer.from(Buffer.from(secret).toString('base64')).toString('hex'),
};

const entities: Readonly<Record<string, string>> = {
  '"': 'quot',
  "'": 'apos',
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '/': 'sol',
  '+': 'plus',
  '=': 'equals',
  '(': 'lpar',
  ')': 'rpar',
  '[': 'lbrack',
  ']': 'rsqb',
  '{': 'lcub',
  '}': 'rbrace',
  '\\': 'bsol',
  '|': 'vert',
  '*': 'ast',
  '?': 'quest',
  '^': 'Hat',
  $: 'dollar',
  é: 'eacute',
  ü: 'uuml',
};

function escapeEach(text: string, write: (character: string) => string): string {
  return text.replaceAll(/[^\w .:;,-]/gu, write);
}

function hexOf(character: string, length: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(length, '0');
}

const spellings: readonly ((character: string) => string)[] = [
  (character) => character,
  (character) => encodeUrl(character, /(?!)/),
  (character) => encodeUrl(character, /(?!)/).toUpperCase(),
  (character) => `&#${character.codePointAt(0)};`,
  (character) => `&#x${hexOf(character, 6)};`,
  (character) => escapeUnits(character, /[\s\S]/g),
  (character) => `\\U${hexOf(character, 8)}`,
  (character) => `\\u{${hexOf(character, 1)}}`,
  (character) => (/[^\w\s]/.test(character) ? `\\${character}` : character),
  (character) => (character === ' ' ? '+' : character),
];

/** Writes a character in one or two of these ways, one inside the other. */
function spell(character: string, dice: Iterator<number>): string {
  const way = () => spellings[(dice.next().value ?? 0) % spellings.length] ?? String;
  return Array.from(way()(character), (part) => (dice.next().value % 3 === 0 ? way()(part) : part)).join('');
}

/** Writes every byte as `%XX` but those of characters that are kept. */
function encodeUrl(text: string, kept: RegExp): string {
  return Array.from(text.toWellFormed(), (character) =>
    kept.test(character)
      ? character
      : [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  ).join('');
}

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

describe('a long secret is taken out', () => {
  const secret = `eyJhbGciOiJSUzI1NiJ9.${'payload-of-a-token/'.repeat(20)}`;

  it('when it was cut off', () => {
    expect(createRedact([secret])(`token ${secret.slice(0, 200)}… refused`)).toBe('token ***… refused');
    expect(createRedact([secret])(`token ${encodeURIComponent(secret).slice(0, 300)}`)).toBe('token ***');
  });

  it('in a time that does not grow with the ways in which a text can be read', () => {
    const runs = ['\\\\', '%25', '&amp;', '%5C', '+'].map((run) => run.repeat(1000));
    const redact = createRedact([
      secret,
      `${'\\'.repeat(20)}x`,
      `${'%'.repeat(20)}x`,
      `${'&'.repeat(20)}x`,
      `${'+'.repeat(20)}x`,
    ]);
    for (const run of runs) expect(redact(run)).toBe(run);
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

describe('a secret that is interrupted by what is not shown is taken out', () => {
  test.each([
    ['a zero-width space', '\u200b'],
    ['a soft hyphen', '\u00ad'],
    ['a word joiner', '\u2060'],
    ['a bidi control', '\u202e'],
    ['a tag character', '\u{e0041}'],
    ['a variation selector', '\ufe0f'],
    ['an escape sequence for colours', '\x1b[31m'],
    ['an escape sequence of one character', '\x9b0m'],
    ['a link of a terminal', '\x1b]8;;https://example.com\x07'],
    ['several of them', '\u200b\x1b[0m\u00ad'],
  ])('%s', (_, hidden) => {
    const secret = 'sk-1234-abcd';
    const redact = createRedact([secret]);
    const interrupted = Array.from(secret).join(hidden);
    expect(redact(`key ${interrupted} was refused`)).toBe('key *** was refused');
    expect(redact(`${secret} is ${secret.replace('-', `-${hidden}`)}`)).toBe('*** is ***');
  });

  it('also in the spaces that it holds', () => {
    const redact = createRedact(['Bearer  abcd efgh']);
    for (const text of ['Bearer abcd\nefgh', 'Bearer \t abcd\r\n  efgh', 'Bearer\u00a0abcd\u2028efgh']) {
      expect(redact(`header ${text}.`)).toBe('header ***.');
    }
  });

  it.each([
    ['NUL', '\0'],
    ['a bell', '\x07'],
    ['a line break', '\n'],
    ['an indented line break', '\r\n    '],
    ['a line separator', '\u2028'],
    ['several of them', '\0\n\u200b'],
  ])('by %s, between all of its characters or where a long text is broken into lines', (_, hidden) => {
    const secret = `sk-${'0123456789'.repeat(9)}`;
    const redact = createRedact([secret]);
    expect(redact(`key ${Array.from(secret).join(hidden)} was refused`)).toBe('key *** was refused');
    for (const encoding of ['base64', 'hex'] as const) {
      const broken = Buffer.from(secret).toString(encoding).replaceAll(/.{76}/g, `$&${hidden}`);
      expect(redact(`key ${broken} was refused`)).toMatch(/^key \*\*\*\S{0,3} was refused$/);
    }
  });

  it('and so is one of several lines that is broken in another way', () => {
    const lines = ['-----BEGIN KEY-----', 'MIIEvQIBADANBgkq', 'hkiG9w0BAQEFAASC', '-----END KEY-----'];
    const redact = createRedact([lines.join('\n')]);
    for (const text of [lines.join(''), lines.join('\r\n'), lines.join('').replaceAll(/.{20}/g, '$&\n  ')])
      expect(redact(`key ${text} was refused`)).toBe('key *** was refused');
  });

  it('but no short one that only the end of a line and the begin of the next make up', () => {
    const text = 'done\nmodel: gone';
    expect(createRedact(['nemodel'])(text)).toBe(text);
  });

  it('and so is one that holds such a character itself', () => {
    const redact = createRedact(['ab\u00adcd1234']);
    expect(redact('ab\u00adcd1234 and abcd1234')).toBe('*** and ***');
  });
});

describe('whether a text holds a secret', () => {
  const redact = createRedact(['shopping', 'sk-"quoted"']);

  test.each([
    ['shopping-0-77', true],
    ['SHOPPING-0-77', true],
    ['shop\u200bping-0-77', true],
    ['%73hopping', true],
    [String.raw`sk-\"quoted\"`, true],
    ['shop-0-77', false],
    ['***', false],
    ['', false],
  ])('%j: %j', (text, isHeld) => expect(holdsSecret(text, redact)).toBe(isHeld));
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

  it('no secret is left in any text when each of its characters is written in a way of its own', () => {
    const secret = fc.string({
      unit: fc.constantFrom(...Array.from('aZ09-_.~%&+=/"\'\\<;#ux é€\u{1f511}')),
      minLength: 4,
      maxLength: 20,
    });
    const around = fc.string({ unit: fc.constantFrom(...Array.from('%25&amp;\\u0041 x')), maxLength: 8 });
    fc.assert(
      fc.property(secret, fc.infiniteStream(fc.nat()), around, around, (text, dice, before, after) => {
        const written = Array.from(text, (character) => spell(character, dice)).join('');
        const redacted = createRedact([text])(`${before}${written}${after}`);
        expect(redacted).toContain('***');
        expect(redacted.length).toBeLessThanOrEqual(before.length + '***'.length + after.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('no secret is left when it is interrupted by what is not shown', () => {
    const secret = fc.stringMatching(/^[\w+/=.-]{8,20}$/);
    const hidden = fc.constantFrom('', '\u200b', '\u00ad', '\u2066', '\x1b[1m', '\x1b[38;5;1m', '\ufeff', '\u{e0061}');
    fc.assert(
      fc.property(secret, fc.infiniteStream(hidden), (text, pieces) => {
        const written = Array.from(text, (character) => `${character}${pieces.next().value}`).join('');
        expect(toOneLine(createRedact([text])(`> ${written}<`))).toBe('> ***<');
      }),
    );
  });

  it('secrets that overlap leave nothing of either', () => {
    expect(createRedact(['abcdef', 'defghi'])('x abcdefghi y')).toBe('x *** y');
    expect(createRedact(['abcdef', 'defghi'])('x %61bcdefgh%69 y')).toBe('x *** y');
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

describe('of a long text only the start is looked at', () => {
  const longKey = `sk-${'0123456789abcdefghij'.repeat(30)}`;
  const start = redactStart(createRedact([key, longKey]));

  test('and shown, as long as a report needs; a short one comes back whole', () => {
    const short = 'a message of the service '.repeat(200);
    expect(start(short)).toBe(short);
    const long = start('x'.repeat(3_000_000));
    expect(long).toMatch(/^x{2000,}…$/);
  });

  test('in moments, whatever it is made of', () => {
    const startMs = performance.now();
    for (const piece of ['%61', '&#97;', '\\u0061', '%2561', '%26%2397%3B', 'sk-a', '\u200b', 'e\u0301', '\n'])
      start(piece.repeat(1_000_000));
    expect(performance.now() - startMs).toBeLessThan(3000);
  });

  test('without a secret, also where it is cut in two, however it is spelled', () => {
    for (const [way, echo] of Object.entries(echoes))
      for (const secret of [key, longKey]) {
        const echoed = echo(secret);
        const pieces = echoed.length < 40 ? 3 : 5;
        for (let piece = 0; piece <= pieces; piece += 1) {
          const before = 'x'.repeat(6000 - Math.floor((echoed.length * piece) / pieces));
          const shown = start(`${before}${echoed}${'y'.repeat(100)}`);
          expect([way, piece, /^x*(?:\*\*\*)?…$/.test(shown)]).toEqual([way, piece, true]);
        }
      }
  });

  test('without a part of one either where what stands before it is taken out', () => {
    for (const secret of [key, longKey]) {
      const all = `${secret} `.repeat(Math.ceil(7000 / secret.length));
      expect(start(all)).toMatch(/^(?:\*\*\* ?)*…$/);
    }
  });
});
