#!/usr/bin/env bash
# @octokit/plugin-create-or-update-text-file 6.0.3, with which a history of scores is kept in a branch, hands a file of more than 1 MB to
# its function as { exists: true, content: "" }. That is how GitHub answers for such a file: empty, with the encoding "none", at which the
# plugin does not look. A function that adds a line to what is there writes that line alone, with the right sha, and GitHub takes it:
# of a history of 30,000 runs, 1.17 MB, the new run is all that is left, `updated` is true and nothing throws. Of 20,000 runs, 0.78 MB,
# all are kept. The next comparison has no baseline. The plugin's documents promise the text "in case the file exists", and have an
# error for binary files; GitHub's client for Go has one for just this encoding. With the media type "raw" the same address has all of it. A
# server here stands in for GitHub, by its documents. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @octokit/core@7.0.8 @octokit/plugin-create-or-update-text-file@6.0.3
cat > try.mjs <<'SCRIPT'
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { Octokit } from '@octokit/core';
import { createOrUpdateTextFile } from '@octokit/plugin-create-or-update-text-file';

/** The one file of the repository. */
let file;
const sha = () => createHash('sha1').update(`blob ${Buffer.byteLength(file)}\0${file}`).digest('hex');
// GET and PUT of a file's contents, as GitHub documents them: above 1 MB its content is empty, and its encoding "none".
const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const answer = (status, type, body) => response.writeHead(status, { 'content-type': type }).end(body);
  if (request.method === 'PUT') {
    const { content, sha: replaced } = JSON.parse(text);
    if (replaced !== sha()) return answer(409, 'application/json', JSON.stringify({ message: 'does not match' }));
    file = Buffer.from(content, 'base64').toString();
    return answer(200, 'application/json', JSON.stringify({ content: { sha: sha() }, commit: {} }));
  }
  if (request.headers.accept.includes('raw')) return answer(200, 'text/plain', file);
  const size = Buffer.byteLength(file);
  const held = size > 2 ** 20 ? { encoding: 'none', content: '' } : { encoding: 'base64', content: Buffer.from(file).toString('base64') };
  return answer(200, 'application/json', JSON.stringify({ type: 'file', path: 'history.jsonl', size, sha: sha(), ...held }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const Client = Octokit.plugin(createOrUpdateTextFile);
const octokit = new Client({ auth: 'token', baseUrl: `http://127.0.0.1:${server.address().port}` });
const where = { owner: 'octo', repo: 'shop', path: 'history.jsonl' };
const seen = [];
for (const runs of [20_000, 30_000]) {
  file = Array.from({ length: runs }, (_, run) => `{"run":${10_000 + run},"score":0.9,"commit":"0"}\n`).join('');
  const before = file;
  const { data: raw } = await octokit.request('GET /repos/{owner}/{repo}/contents/{path}', { ...where, mediaType: { format: 'raw' } });
  let given;
  const content = (current) => {
    given = current;
    return `${current.content ?? ''}{"run":${10_000 + runs},"score":0.8,"commit":"1"}\n`;
  };
  const { updated } = await octokit.createOrUpdateTextFile({ ...where, branch: 'scores', message: 'add a run', content });
  const lines = file.split('\n').length - 1;
  console.log(
    `${runs} runs, ${before.length} bytes (raw ${raw.length}): exists ${given.exists}, content of ${given.content.length};`,
    `updated ${updated}, ${lines} runs left`,
  );
  seen.push(raw === before && given.exists && updated ? [given.content.length === before.length, lines] : undefined);
}
server.close();
const isAsFound = JSON.stringify(seen) === '[[true,20001],[false,1]]';
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
