import { breakHere, breakLongWords, breakNames, breakWideWords, runsRightToLeft } from './break-words.ts';
import { cutToOneLine } from './plain-text.ts';

/** GitHub-flavoured Markdown that is safe to publish. Made by {@link md} and its like alone, so that text is escaped by construction. */
export class Markdown {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What may stand in Markdown: trusted Markdown as it is, anything else as text. */
export type Content = Markdown | string | number;

const defaultMaxLength = 500;
/** Keeps two characters from being read as one thing; cannot come from outside. */
const zeroWidthSpace = '\u{200B}';

/**
 * Escapes text for a table cell, a list item or the middle of a paragraph, cut to `maxLength` characters as a reader counts them.
 *
 * Two layers read a GitHub comment, so two means are needed: entities keep Markdown and HTML from seeing syntax; a zero-width space
 * keeps what looks for mentions, references, links and emoji in the finished text from seeing those (entities are decoded by then).
 */
export function escapeMarkdown(text: string, maxLength: number): string {
  const key = `${maxLength} ${text}`;
  const known = escapedBefore.get(key);
  if (known !== undefined) return known;
  const escaped = escapeWords(cutToOneLine(text, maxLength), breakLongWords);
  if (escapedBefore.size >= maxRemembered) escapedBefore.clear();
  if (key.length <= maxRememberedLength) escapedBefore.set(key, escaped);
  return escaped;
}

/** The comment and the summary show the same names, scores and reasons, and each of them many rows alike. */
const escapedBefore = new Map<string, string>();
const maxRemembered = 5000;
const maxRememberedLength = 200;

interface CellOptions {
  readonly maxLength: number;
  /** What the cell has for one word on a small screen, in pixels of GitHub's letters. */
  readonly wordPx: number;
}

/** Escapes text for a table cell: on a small screen words that are too long for it may break into even parts. */
export function cellText(text: string, { maxLength, wordPx }: CellOptions): Markdown {
  return new Markdown(escapeWords(cutToOneLine(text, maxLength), (line) => breakWideWords(line, wordPx)));
}

function escapeWords(line: string, breakWords: (line: string) => string): string {
  // References come last: a break may part a longer word into something that reads as one.
  const broken = breakReferences(breakWords(breakNames(line)));
  // At the start of a list item these would begin another list or a rule.
  const escaped = broken
    .replaceAll(/[&<>"'`|\\*_~[\]!#$@{}^\u{200B}\u{AD}]/gu, escapeCharacter)
    .replace(/^-|^\+(?=\s|$)|(?<=^\d{1,9})[.)](?=\s|$)/u, numericEntity);
  return runsRightToLeft(line) ? `&#8296;${escaped}&#8297;` : escaped;
}

/** Breaks up what GitHub makes links, mentions and pictures of in finished text. */
function breakReferences(line: string): string {
  return (
    line
      .replaceAll(/[@#](?=\S)/gu, `$&${zeroWidthSpace}`)
      .replaceAll(/\b(?:GH|GHSA|CVE)-(?=\w)/giu, `$&${zeroWidthSpace}`)
      // No emoji has a name of two digits: the time of day is left alone, so that it can be copied.
      .replaceAll(/:(?=[\w+/-])(?!(?<=\d\d:)\d\dZ?(?![\w+-]))/gu, `$&${zeroWidthSpace}`)
      .replaceAll(/www(?=\.)/giu, `$&${zeroWidthSpace}`)
      .replaceAll(/(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/giu, (sha) =>
        sha.replaceAll(/.{6}(?=.)/gu, `$&${zeroWidthSpace}`),
      )
  );
}

function escapeCharacter(character: string): string {
  if (character === breakHere) return '<wbr>';
  // GitHub's own way to keep a dollar sign from opening a formula.
  return character === '$' ? '<span>&#36;</span>' : numericEntity(character);
}

function numericEntity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** Text as Markdown, cut to a length of its own. */
export function cutText(value: string, maxLength: number): Markdown {
  return new Markdown(escapeMarkdown(value, maxLength));
}

/** Joins a template into Markdown: the literal parts are trusted, whatever is filled in is escaped unless it is Markdown. */
export function md(literals: TemplateStringsArray, ...contents: readonly Content[]): Markdown {
  return new Markdown(literals.map((literal, index) => literal + sourceOf(contents[index] ?? '')).join(''));
}

/** Joins contents by a trusted separator. */
export function joinMarkdown(contents: readonly Content[], separator: string): Markdown {
  return new Markdown(contents.map(sourceOf).join(separator));
}

function sourceOf(content: Content): string {
  if (content instanceof Markdown) return content.source;
  return escapeMarkdown(String(content), defaultMaxLength);
}

/**
 * Escapes sentences, cut to `maxLength`; what stands between backticks is shown as code where it is plain enough.
 *
 * Anyone may write the backticks: the characters let through mean nothing inside code.
 */
export function prose(value: string, maxLength: number): Markdown {
  const pieces = cutToOneLine(value, maxLength).split(/(`[\w.:/=](?:[\w.:/=, -]*[\w.:/=])?`)/u);
  const sources = pieces.map((piece, index) => (index % 2 === 1 ? piece : escapeWords(piece, breakLongWords)));
  return new Markdown(sources.join(''));
}

/** An identifier as code when nothing in it can end or extend the code, else as text. */
export function code(identifier: string): Markdown {
  return /^[\w.:/-]{1,128}$/u.test(identifier) ? new Markdown(`\`${identifier}\``) : cutText(identifier, 128);
}

/** A link, or the label alone when the address is not a plain http(s) one. */
export function link(label: Content, url: string | null): Markdown {
  const address = url === null ? null : URL.parse(url);
  const isPlain =
    address !== null && /^https?:$/u.test(address.protocol) && `${address.username}${address.password}` === '';
  if (!isPlain) return md`${label}`;
  const href = address.href.replaceAll(/[()[\]|\\<>`*_~!'"{}^]/gu, percentEncode).replaceAll('&', '&amp;');
  return md`[${label}](${new Markdown(href)})`;
}

function percentEncode(character: string): string {
  return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

/** One row of a table. */
export function tableRow(cells: readonly Content[]): string {
  return `| ${cells.map(sourceOf).join(' | ')} |`;
}

export type Alignment = keyof typeof rules;
const rules = { left: ':--', center: ':-:', right: '--:' } as const;

/** The two lines that begin a table. */
export function tableHead(columns: readonly { readonly title: Markdown; readonly align: Alignment }[]): string {
  const rule = columns.map(({ align }) => rules[align]);
  return `${tableRow(columns.map(({ title }) => title))}\n| ${rule.join(' | ')} |`;
}
