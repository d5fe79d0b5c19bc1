/**
 * Finishes what the bundler has written to `dist/`.
 *
 * Undici's parsers for processors without SIMD, and those of an experiment, are files of their own, a quarter of a megabyte that is read
 * where they are asked for: the bundler was told to leave them out (`-e`).
 *
 * Characters that are not ASCII become escapes: V8 keeps a file with a single one of them at two bytes a character, and reads it slower.
 * They stand in texts, regular expressions and comments, where an escape means the same; a raw template would keep it.
 */
import { copyFileSync, globSync, readFileSync, writeFileSync } from 'node:fs';

/** By the requests that name them, which are left as they are in the bundle. */
const apart = {
  '../llhttp/llhttp-wasm.js': './undici-llhttp.js',
  '../milo/no-simd.js': './undici-milo-no-simd.js',
  '../milo/simd.js': './undici-milo.js',
};

for (const file of globSync('dist/*.js')) {
  const text = readFileSync(file, 'utf8');
  if (/String\.raw`[^`]*[^\0-\x7F]/.test(text)) throw new Error(`${file} has a raw template that is not ASCII`);
  const whole = Object.entries(apart).reduce(
    (left, [request, own]) => left.replaceAll(`require("${request}")`, `require("${own}")`),
    text,
  );
  writeFileSync(
    file,
    whole.replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
for (const [request, own] of Object.entries(apart)) {
  copyFileSync(request.replace('..', 'node_modules/undici/lib'), own.replace('.', 'dist'));
}
