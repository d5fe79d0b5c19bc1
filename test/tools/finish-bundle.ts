/**
 * Finishes what the bundler has written to `dist/`.
 *
 * Undici's parsers for processors without SIMD, and those of an experiment, are files of their own, a quarter of a megabyte that is read
 * where they are asked for: the bundler was told to leave them out (`-e`). So it was with what undici would load for nothing.
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

/**
 * What undici would load for bodies and connections that this action has none of, and what is in the place of it: HTTP/2, which is switched
 * off, takes 7 ms of CPU to load.
 */
const leftOut = {
  './client-h2.js': "() => { throw new Error('HTTP/2 is switched off'); }",
  '../web/fetch/body.js': '{}',
  '../web/fetch/formdata': '{}',
  '../web/webidl': '{}',
};

for (const file of globSync('dist/*.js')) {
  const text = readFileSync(file, 'utf8');
  if (/String\.raw`[^`]*[^\0-\x7F]/.test(text)) throw new Error(`${file} has a raw template that is not ASCII`);
  const replaced = [
    ...Object.entries(apart).map(([request, own]) => [request, `require("${own}")`]),
    ...Object.entries(leftOut),
  ];
  const whole = replaced.reduce((left, [request, by]) => left.replaceAll(`require("${request}")`, () => `${by}`), text);
  writeFileSync(
    file,
    whole.replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
for (const [request, own] of Object.entries(apart)) {
  copyFileSync(request.replace('..', 'node_modules/undici/lib'), own.replace('.', 'dist'));
}
