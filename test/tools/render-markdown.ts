import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { convert } from 'html-to-text';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** HTML of a comment or summary as GitHub renders it: GitHub-flavoured Markdown, raw HTML let through. */
export function renderHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** A page of its own with GitHub's style sheet, light or dark as the reader's system is. */
export function renderPage(title: string, markdown: string): string {
  const css = readFileSync(fileURLToPath(import.meta.resolve('github-markdown-css/github-markdown.css')), 'utf8');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${css}
body { margin: 0 } .markdown-body { box-sizing: border-box; max-width: 900px; margin: 0 auto; padding: 16px }</style>
</head>
<body><article class="markdown-body">
${renderHtml(markdown)}
</article></body>
</html>
`;
}

/** The same as plain text for a terminal. */
export function renderText(markdown: string): string {
  return convert(renderHtml(markdown), {
    wordwrap: 100,
    selectors: [
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'a', options: { ignoreHref: true } },
    ],
  }).replaceAll('\u{AD}', '');
}
