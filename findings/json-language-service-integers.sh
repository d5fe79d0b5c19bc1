#!/usr/bin/env bash
# vscode-json-languageservice 5.7.2, which checks JSON in editors, goes by how a number is spelled where a schema wants an integer. 20.0 is
# refused, though JSON Schema 2020-12 says that any number without a fraction is one; 25e-1, which is 2.5, is taken: a dot is all it looks
# for. With "const": 20 it takes 20.0. ajv 8.20.0 takes 20.0 and refuses 25e-1. So the editor and the program that reads the file disagree
# over the same schema, either way; a file that was written by a language that spells 20 as 20.0 is red in the editor and fine to the gate.
# Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts vscode-json-languageservice@5.7.2 ajv@8.20.0
cat > try.cjs <<'SCRIPT'
const { default: Ajv } = require('ajv/dist/2020');
const { getLanguageService, TextDocument } = require('vscode-json-languageservice');
const service = getLanguageService({});
const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' };
const faults = async (schema, text) => {
  const document = TextDocument.create('file:///count.json', 'json', 1, text);
  return await service.doValidation(document, service.parseJSONDocument(document), {}, { ...dialect, ...schema });
};
const main = async () => {
  const rows = [];
  for (const [schema, text] of [['integer', '20'], ['integer', '20.0'], ['integer', '2e1'], ['integer', '25e-1'], [20, '20.0']]) {
    const rule = typeof schema === 'string' ? { type: schema } : { const: schema };
    rows.push([(await faults(rule, text)).length === 0, new Ajv().compile(rule)(JSON.parse(text))]);
    const [editor, ajv] = rows.at(-1).map((takes) => (takes ? 'takes' : 'refuses'));
    console.log(`${JSON.stringify(rule)} of ${text}: the editor ${editor} it, ajv ${ajv} it`);
  }
  const isAsFound = JSON.stringify(rows) === JSON.stringify([[true, true], [false, true], [true, true], [true, false], [true, true]]);
  console.log(isAsFound ? 'As found.' : 'This has changed.');
  process.exitCode = isAsFound ? 0 : 1;
};
main();
SCRIPT
node try.cjs
