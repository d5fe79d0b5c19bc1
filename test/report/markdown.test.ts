import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, code, escapeMarkdown, link, md, prose, tableRow } from '../../src/report/markdown.ts';
import { filters, readAsGitHub } from '../fixtures/github-reader.ts';
import { hostileText } from '../fixtures/hostile-texts.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader sees of escaped text: parsed, without the break opportunities and direction marks that we put in. */
function seenOf(source: string): string {
  return readAsGitHub(`x ${source}`)
    .texts.join('')
    .slice(2)
    .replaceAll(/[\u200B\u2068\u2069]/gu, '');
}

test.each([
  ['a | b', 'a | b'],
  ['`<b>`', '`<b>`'],
  ['@octocat #1 :x: $5', '@octocat #1 :x: $5'],
  ['https://a.example/?b=c', 'https://a.example/?b=c'],
  ['*a* _b_ ~c~ [d](e) ![f]', '*a* _b_ ~c~ [d](e) ![f]'],
  ['line\r\nbreak\ttab', 'line break tab'],
  ['\u001B[31mred\u001B[0m\u0007', 'red'],
  ['a\u202Eb\u200Bc', 'abc'],
  ['\uD800', '\uFFFD'],
  ['z\u0301\u0302\u0303', 'z\u0301\u0302'],
  ['שלום', 'שלום'],
])('%j reads as %j', (text, seen) => {
  expect(seenOf(escapeMarkdown(text, 100))).toBe(seen);
});

test('ordinary names and numbers need no escape', () => {
  for (const text of ['haystack-medical-v1 66.67% (+3.3)', 'a + b']) expect(escapeMarkdown(text, 100)).toBe(text);
});

test.each([
  ['a price opens no formula', '$5', '<span>&#36;</span>5'],
  ['letters from right to left do not reorder the figures beside them', 'שלום 100', '&#8296;שלום 100&#8297;'],
  ['a word of 24 letters stays whole', 'x'.repeat(24), 'x'.repeat(24)],
  ['a longer one may break', 'x'.repeat(30), `${'x'.repeat(24)}<wbr>${'x'.repeat(6)}`],
  ['but not before an accent', `${'x'.repeat(24)}\u0301y`, `${'x'.repeat(24)}\u0301<wbr>y`],
  ['nor where it breaks by itself', `${'x'.repeat(24)}-y`, `${'x'.repeat(24)}-y`],
])('%s', (_rule, text, source) => {
  expect(escapeMarkdown(text, 100)).toBe(source);
});

test.each([
  ['fixes GH-3 at once', 'fixes GH-&#8203;3 at once'],
  ['GHSA-jfh8-c2jp', 'GHSA-&#8203;jfh8-c2jp'],
  ['cve-2021-44228', 'cve-&#8203;2021-44228'],
  ['www.a.example', 'www&#8203;.a.example'],
  ['at 6dcb09b now', 'at 6dcb09&#8203;b now'],
  ['6dcb09b5b57875', '6dcb09&#8203;b5b578&#8203;75'],
])('what GitHub would link is text, and reads the same: %s', (text, source) => {
  expect(escapeMarkdown(text, 100)).toBe(source);
  const finished = [text, readAsGitHub(source).texts.join('')];
  expect(finished.map((each) => Object.values(filters).some((pattern) => pattern.test(each)))).toEqual([true, false]);
  expect(seenOf(source)).toBe(text);
});

test.each([
  ['legal', 'legal'],
  ['haystack-v2', 'hays<wbr>tack-v2'],
  ['suite/2026-03-01', 'suite/<wbr>2026-<wbr>03-<wbr>01'],
  ['safety_refusals', 'safety&#95;<wbr>refu<wbr>sals'],
  ['REASONING', 'REA<wbr>SON<wbr>ING'],
  ['Safety', 'Saf<wbr>ety'],
  ['202603', '202<wbr>603'],
  ['a=b=c=', 'a=b<wbr>=c='],
])('a name may break in a narrow cell and is whole when copied: %s', (name, source) => {
  expect(cellText(name, { maxLength: 80, wordPx: 44 }).source).toBe(source);
  expect(seenOf(source)).toBe(name);
});

test.each(['haystack-medical-v1', 'Customer support tone', 'multilingual', 'terminal-tasks'])(
  'but not where its words fit: %s',
  (name) => {
    expect(cellText(name, { maxLength: 80, wordPx: 88 }).source).toBe(name);
  },
);

test('an accent stays on its letter wherever a name breaks', () => {
  const { source } = cellText('e\u0301'.repeat(30), { maxLength: 80, wordPx: 44 });
  expect(source.split('<wbr>').length).toBeGreaterThan(4);
  expect(source.split('<wbr>').every((part) => part.startsWith('e'))).toBe(true);
});

test.each(['created 2024-06-01 04:39 UTC', '2024-06-01T11:58:29.999Z', '2024-06-01T11:58:29Z'])(
  'a moment can be copied: %s',
  (moment) => {
    expect(escapeMarkdown(moment, 100)).toBe(moment);
  },
);

test.each(['12:100:', '12:34567:', '12:34_a:', '12:34-5:', '1:34:', 'a:12:'])('an emoji is still none: %s', (text) => {
  expect(escapeMarkdown(text, 100)).toContain(':&#8203;');
});

test('text of any kind is cut to its length as a reader counts it, never inside a character', () => {
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 1, max: 50 }), (text, maxLength) => {
      const seen = seenOf(escapeMarkdown(text, maxLength));
      expect(Array.from(graphemes.segment(seen)).length).toBeLessThanOrEqual(maxLength);
      expect(seen.isWellFormed()).toBe(true);
    }),
  );
});

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdefg', 6, 'abcde…'],
  ['a b c d e f', 5, 'a b…'],
  ['👩🏽‍🚀'.repeat(3), 2, '👩…'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
])('%j cut to %i is %j', (text, maxLength, cut) => {
  expect(seenOf(escapeMarkdown(text, maxLength)).replace(/\p{EMod}/u, '')).toBe(cut);
});

test('a very long text costs no more than its limit', () => {
  expect(escapeMarkdown('a'.repeat(20_000_000), 3)).toBe('aa…');
});

test('a list item never begins another block', () => {
  const numbers = ['1. a', '1) a', '1.', '12. a', '123456789) a'];
  for (const text of ['- a', '+ a', '+', '* a', ...numbers, '---', '# a', '> a', '- [ ] a', '    a', '```', '===']) {
    expect(readAsGitHub(`- ${escapeMarkdown(text, 99)}`).kinds).toEqual({
      root: 1,
      list: 1,
      listItem: 1,
      paragraph: 1,
      text: 1,
    });
  }
});

test('plain code between backticks is code, anything else is text', () => {
  for (const text of ['set `job-ids: a, b` now', 'set `x`']) expect(prose(text, 100).source).toBe(text);
  expect(prose('set `a|b` and `', 100).source).toBe('set &#96;a&#124;b&#96; and &#96;');
  fc.assert(
    fc.property(hostileText, hostileText, (a, b) => {
      const { kinds } = readAsGitHub(`- x ${prose(`${a}\`${b}\``, 200).source}`);
      const inline = new Set(['text', 'inlineCode', 'html']);
      expect(Object.keys(kinds).filter((kind) => !inline.has(kind))).toEqual(['root', 'list', 'listItem', 'paragraph']);
      expect([kinds.root, kinds.list, kinds.listItem, kinds.paragraph]).toEqual([1, 1, 1, 1]);
    }),
  );
});

test('an identifier is code only when nothing in it can end the code', () => {
  expect(code('job-1').source).toBe('`job-1`');
  expect(code('a`b').source).toBe('a&#96;b');
  expect(code('a|b').source).toBe('a&#124;b');
  expect(code('').source).toBe('');
});

test('what is filled into a template is escaped unless it is Markdown', () => {
  expect(md`**${'*'}** ${md`*a*`} ${1}`.source).toBe('**&#42;** *a* 1');
  expect(tableRow(['a|b', md`*c*`, 5])).toBe('| a&#124;b | *c* | 5 |');
});

test('a link keeps to its address', () => {
  expect(link('a]', 'https://example.com/a b)c|d?e=f&g').source).toBe(
    '[a&#93;](https://example.com/a%20b%29c%7Cd?e=f&amp;g)',
  );
  expect(link('a', 'http://a.example/').source).toBe('[a](http://a.example/)');
});

test.each([
  null,
  'nothing',
  'javascript:alert(1)',
  'xhttps://a.example/',
  'https://user@a.example/',
  'https://:key@a.example/',
])('an address that is not a plain http(s) one is no link: %s', (url) => {
  expect(link('a', url).source).toBe('a');
});
