#!/usr/bin/env bash
# @octokit/plugin-retry 8.1.1 sends a POST again whatever may have become of it: after a 500, 502 or 409, and after a lost connection, up to
# four times in all. It looks at the status alone, never at the method; its documents do not speak of methods. A comment, issue or
# dispatch that was made before the answer got lost is made four times. `request: { retries: 0 }` at the call keeps it to one.
# Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @octokit/core@7.0.8 @octokit/plugin-retry@8.1.1
cat > try.mjs <<'SCRIPT'
import { createServer } from 'node:http';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
const comments = [];
let answer;
const server = createServer((request, response) => {
  comments.push(request.method);
  if (answer === 'none') request.socket.destroy();
  else response.writeHead(answer, { 'content-type': 'application/json' }).end('{"message":"no"}');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const log = { debug() {}, info() {}, warn() {}, error() {} };
const baseUrl = `http://127.0.0.1:${server.address().port}`;
const octokit = new (Octokit.plugin(retry))({ baseUrl, log, retry: { retryAfterBaseValue: 10 } });
const comment = { owner: 'octo', repo: 'shop', issue_number: 1, body: 'the verdict' };
const sent = async (options) => {
  comments.length = 0;
  await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...comment, ...options }).catch(() => null);
  return comments.join(' ');
};
const seen = {};
for (answer of [500, 502, 409, 422, 'none']) seen[answer] = await sent({});
answer = 502;
seen['502 with retries: 0'] = await sent({ request: { retries: 0 } });
console.log(seen);
server.close();
const four = 'POST POST POST POST';
const expected = { 409: four, 422: 'POST', 500: four, 502: four, none: four, '502 with retries: 0': 'POST' };
const isAsFound = JSON.stringify(seen) === JSON.stringify(expected);
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
