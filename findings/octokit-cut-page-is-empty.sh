#!/usr/bin/env bash
# @actions/github 9.1.1 (its @octokit/request) takes an answer that breaks off in the middle for a success. A list of comments is announced
# with its length, and the connection is closed after 20 bytes of it: issues.listComments resolves with status 200 and "" as data, and
# paginate() with an empty list. fetch alone rejects when such a body is read. Who looks for the comment, check or run that is already
# there finds none, and makes a second one; who counts what failed counts nothing. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @actions/github@9.1.1
cat > try.mjs <<'SCRIPT'
import { createServer } from 'node:http';
import { getOctokit } from '@actions/github';
const list = JSON.stringify([{ id: 7, body: 'the verdict' }, { id: 8, body: 'thanks' }]);
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(list) });
  response.write(list.slice(0, 20));
  if (request.headers['x-whole']) response.end(list.slice(20));
  else setTimeout(() => request.socket.destroy(), 50);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const baseUrl = `http://127.0.0.1:${server.address().port}`;
const { paginate, rest } = getOctokit('token', { baseUrl, request: { fetch } });
const where = { owner: 'octo', repo: 'shop', issue_number: 1 };
const whole = await paginate(rest.issues.listComments, { ...where, headers: { 'x-whole': '1' } });
const { status, data } = await rest.issues.listComments(where);
const cut = await paginate(rest.issues.listComments, where);
const plain = await (await fetch(baseUrl)).json().catch((error) => error);
console.log(`the whole list: ${whole.length} comments`);
console.log(`cut: status ${status}, data ${JSON.stringify(data)}; paginate: ${JSON.stringify(cut)}; fetch: ${plain}`);
server.close();
const isAsFound = whole.length === 2 && status === 200 && data === '' && JSON.stringify(cut) === '[]' && plain instanceof Error;
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
