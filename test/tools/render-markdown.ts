import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** HTML of a comment or summary as GitHub renders it: GitHub-flavoured Markdown, raw HTML let through. */
function renderHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/**
 * A page of its own with GitHub's style sheet, light or dark as the reader's system is.
 *
 * The figures are those of a comment on GitHub: letters of 14 pixels, 16 pixels between the edge of a phone and the box of the comment and
 * another 16 between the box and its text.
 */
export function renderPage(title: string, markdown: string): string {
  const css = readFileSync(fileURLToPath(import.meta.resolve('github-markdown-css/github-markdown.css')), 'utf8');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${css}
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; background: #0d1117 } }
body { margin: 16px }
.markdown-body { box-sizing: border-box; max-width: 900px; margin: 0 auto; padding: 16px; font-size: 14px; border: 1px solid #8886;
  border-radius: 6px }</style>
</head>
<body><article class="markdown-body">
${renderHtml(markdown)}
</article></body>
</html>
`;
}
