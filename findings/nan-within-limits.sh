#!/usr/bin/env bash
# check-jsonschema 0.39.0, which checks files before a commit, and yaml-language-server 1.25.0, which checks them in editors, take the threshold
# `.nan` of a YAML file for a number from 0 to 100: it is neither below the one nor above the other. Both refuse `.inf`. ajv 8.20.0 says
# of NaN that it is no number, so by one schema the file is right in the editor and in the commit, and wrong in the gate. It had better be: no
# score is below NaN, and none reaches it. check-jsonschema takes NaN in a JSON file too, which holds none. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts yaml-language-server@1.25.0 ajv@8.20.0 yaml@2.9.1
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: check-jsonschema==0.39.0
cat > schema.json <<'JSON'
{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": { "threshold": { "type": "number", "minimum": 0, "maximum": 100 } }
}
JSON
cat > try.cjs <<'SCRIPT'
const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const Ajv = require('ajv');
const { parse } = require('yaml');
const { TextDocument } = require('vscode-languageserver-textdocument');
const { getLanguageService } = require('yaml-language-server/lib/umd/languageservice/yamlLanguageService.js');
const text = readFileSync('schema.json', 'utf8');
const schema = JSON.parse(text);
const ignore = () => {};
const editor = getLanguageService({
  schemaRequestService: async () => text,
  workspaceContext: { resolveRelativePath: (path) => path },
  connection: { console: { log: ignore, error: ignore, warn: ignore }, client: {}, onRequest: ignore, sendNotification: ignore },
  telemetry: { send: ignore, sendError: ignore, sendTrack: ignore },
  yamlSettings: { specificValidatorPaths: [], documents: { get: ignore }, workspaceFolders: [] },
  clientCapabilities: {},
});
const schemas = [{ uri: 'file:///schema.json', fileMatch: ['*.yml'], schema: JSON.parse(text) }];
editor.configure({ validate: true, yamlVersion: '1.2', customTags: [], schemas });
const commit = (name) => {
  try {
    execFileSync('venv/bin/check-jsonschema', ['--schemafile', 'schema.json', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const main = async () => {
  const rows = [];
  for (const value of ['80', '101', '.inf', '.nan']) {
    const suite = `threshold: ${value}\n`;
    writeFileSync('suite.yml', suite);
    const faults = await editor.doValidation(TextDocument.create(`file:///suite${value}.yml`, 'yaml', 1, suite), false);
    rows.push([faults.length === 0, commit('suite.yml'), new Ajv().compile(schema)(parse(suite))]);
    const [byEditor, byCommit, byAjv] = rows.at(-1).map((takes) => (takes ? 'takes' : 'refuses'));
    console.log(`threshold: ${value}: yaml-language-server ${byEditor} it, check-jsonschema ${byCommit} it, ajv ${byAjv} it`);
  }
  writeFileSync('suite.json', '{ "threshold": NaN }');
  const bare = commit('suite.json');
  console.log(`{ "threshold": NaN }: check-jsonschema ${bare ? 'takes' : 'refuses'} it`);
  const isAsFound = bare && JSON.stringify(rows) === '[[true,true,true],[false,false,false],[false,false,false],[true,true,false]]';
  console.log(isAsFound ? 'As found.' : 'This has changed.');
  process.exitCode = isAsFound ? 0 : 1;
};
main();
SCRIPT
node try.cjs
