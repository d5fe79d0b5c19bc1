import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

/** What a reader of a comment meets that could have come from outside. */
export interface Reading {
  /** How many nodes of each kind there are. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly links: readonly string[];
  readonly html: readonly string[];
  /** The texts outside code, as GitHub's filters for mentions, references and emoji see them. */
  readonly texts: readonly string[];
}

/** Reads a comment with a GitHub-flavoured Markdown parser. */
export function readAsGitHub(source: string): Reading {
  const root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const kinds: Record<string, number> = {};
  const links: string[] = [];
  const html: string[] = [];
  const texts: string[] = [];
  const visit = (node: Node): void => {
    kinds[node.type] = (kinds[node.type] ?? 0) + 1;
    if (node.type === 'link') links.push(node.url);
    if (node.type === 'html') html.push(node.value);
    if (node.type === 'text') texts.push(node.value);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return { kinds, links, html, texts };
}

/** What GitHub's filters would make of a finished text: mentions, references, commits, links, emoji, formulas; and what no text may hold. */
export const filters = {
  mention: /@[a-z0-9]/iu,
  issue: /#\d|\bGH-\d/iu,
  advisory: /\b(?:GHSA|CVE)-\w/iu,
  commit: /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/iu,
  address: /:\/\/|\bwww\.|\w@\w/iu,
  emoji: /:[a-z0-9_+-]+:/iu,
  control: /\p{Cc}|[\u{2028}\u{2029}]|[\u{202A}-\u{202E}]/u,
  longWord: /[^\s\u{200B}-]{60}/u,
} as const;
