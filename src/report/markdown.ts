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
const maxWordLength = 24;
/** Stands for the break opportunity that keeps two characters from being read as one thing; cannot come from outside. */
const zeroWidthSpace = '\u{200B}';

/**
 * Escapes text for a table cell, a list item or the middle of a paragraph, cut to `maxLength` characters as a reader counts them.
 *
 * Two layers read a GitHub comment, so two means are needed: entities keep Markdown and HTML from seeing syntax; a zero-width space
 * keeps what looks for mentions, references, links and emoji in the finished text from seeing those (entities are decoded by then).
 */
export function escapeMarkdown(text: string, maxLength: number): string {
  return escapeWords(cutToOneLine(text, maxLength), maxWordLength);
}

/** Escapes text for a narrow table cell: words may break after few letters when the screen is small. */
export function narrowText(text: string, maxLength: number): Markdown {
  return new Markdown(escapeWords(cutToOneLine(text, maxLength), 8));
}

function escapeWords(line: string, wordLength: number): string {
  // References come last: a break may part a longer word into something that reads as one.
  const broken = breakReferences(
    line
      .replaceAll(/(?<=\p{L})[_/](?=\p{L})/gu, `$&${zeroWidthSpace}`)
      .replaceAll(longWord(wordLength), `$1${zeroWidthSpace}`),
  );
  // At the start of a list item these would begin another list or a rule.
  const escaped = broken
    .replaceAll(/[&<>"'`|\\*_~[\]!#$@{}^]|\u200B/gu, escapeCharacter)
    .replace(/^-|^\+(?=\s|$)|(?<=^\d{1,9})[.)](?=\s|$)/u, numericEntity);
  return rightToLeft.test(line) ? `&#8296;${escaped}&#8297;` : escaped;
}

/** Letters that would reorder the figures beside them, unless isolated. */
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

function longWord(length: number): RegExp {
  return new RegExp(String.raw`([^\s\u200B-]{${length}})(?=[^\s\u200B\p{M}/_-])`, 'gu');
}

/** Breaks up what GitHub makes links, mentions and pictures of in finished text. */
function breakReferences(line: string): string {
  return line
    .replaceAll(/[@#](?=\S)/gu, `$&${zeroWidthSpace}`)
    .replaceAll(/\b(?:GH|GHSA|CVE)-(?=\w)/giu, `$&${zeroWidthSpace}`)
    .replaceAll(/:(?=[\w+/-])/gu, `$&${zeroWidthSpace}`)
    .replaceAll(/www(?=\.)/giu, `$&${zeroWidthSpace}`)
    .replaceAll(/(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/giu, (sha) =>
      sha.replaceAll(/.{6}(?=.)/gu, `$&${zeroWidthSpace}`),
    );
}

function escapeCharacter(character: string): string {
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
  const sources = pieces.map((piece, index) => (index % 2 === 1 ? piece : escapeWords(piece, maxWordLength)));
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

/** The two lines that begin a table. */
export function tableHead(columns: readonly { readonly title: Markdown; readonly align: 'left' | 'right' }[]): string {
  const rule = columns.map(({ align }) => (align === 'right' ? '--:' : ':--'));
  return `${tableRow(columns.map(({ title }) => title))}\n| ${rule.join(' | ')} |`;
}
