/**
 * Finishes what the bundler has written to `dist/`.
 *
 * What loads more than is used here is replaced; the bundler was told to leave it out (`-e`), but for Node's own. undici's parser for
 * processors without SIMD lies beside the bundle as it is, and is read where it is asked for.
 *
 * Characters that are not ASCII become escapes: V8 keeps a file with a single one of them at two bytes a character, and reads it slower.
 * They stand in texts, regular expressions and comments, where an escape means the same; a raw template would keep it.
 */
import { copyFileSync, globSync, readFileSync, writeFileSync } from 'node:fs';

/** What stands in the bundle in place of each module that was left out, by the request that names it. */
const replacements = {
  // Asked for by the toolkit alone, and for nothing else: so it loads a millisecond less.
  crypto: '({ randomUUID: () => globalThis.crypto.randomUUID() })',
  '../llhttp/llhttp-wasm.js': 'require("./undici-llhttp.js")',
  // Switched off; it takes 7 ms of CPU to load.
  './client-h2.js': "() => { throw new Error('HTTP/2 is switched off'); }",
  // An experiment, which nobody switches on.
  './parser-h1.js': '{ getMiloEnabled: () => false }',
  // For bodies that are forms.
  '../web/fetch/body.js': '{}',
  '../web/fetch/formdata': '{}',
  '../web/webidl': '{}',
};

for (const file of globSync('dist/*.js')) {
  const text = readFileSync(file, 'utf8');
  if (/String\.raw`[^`]*[^\0-\x7F]/.test(text)) throw new Error(`${file} has a raw template that is not ASCII`);
  const whole = Object.entries(replacements).reduce(
    (left, [request, replacement]) => left.replaceAll(`require("${request}")`, () => replacement),
    text,
  );
  writeFileSync(
    file,
    whole.replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
copyFileSync('node_modules/undici/lib/llhttp/llhttp-wasm.js', 'dist/undici-llhttp.js');
