/**
 * Writes the characters of `dist/` that are not ASCII as escapes: V8 keeps a file with a single one of them at two bytes a character, and
 * reads it slower. They stand in texts, regular expressions and comments, where an escape means the same; a raw template would keep it.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';

for (const file of globSync('dist/*.js')) {
  const text = readFileSync(file, 'utf8');
  if (/String\.raw`[^`]*[^\0-\x7F]/.test(text)) throw new Error(`${file} has a raw template that is not ASCII`);
  writeFileSync(
    file,
    text.replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
