#!/usr/bin/env bash
# @actions/http-client 4.0.1 sends a POST on as a POST, body included, to wherever a 301, 302 or 303 leads. A service that has taken a job,
# and answers 303 with the address where it is to be seen, gets the job a second time at that address; RFC 9110 has a 303 followed by
# GET, and Node's fetch follows all three by GET. And a Location without a host, as "/jobs/7", which RFC 9110 allows, throws "Invalid
# URL" after the service has taken the job: whoever tries again submits it twice. With allowRedirects: false nothing is sent twice, and
# postJson() throws an error with the status. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @actions/http-client@4.0.1
cat > try.mjs <<'SCRIPT'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { HttpClient } from '@actions/http-client';

const requests = [];
const server = createServer(async (request, response) => {
  const body = await text(request);
  const { host, authorization = 'none', 'x-status': status, 'x-location': location } = request.headers;
  requests.push(`${request.method} ${request.url} ${body === '' ? 'no body' : JSON.parse(body).benchmark}, authorization ${authorization}`);
  if (request.url === '/jobs/7') return response.end('{"id":7}');
  response.writeHead(Number(status), { location: location === 'path' ? '/jobs/7' : `http://${host}/jobs/7` }).end();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}/jobs`;
const job = { benchmark: 'one' };
const headersOf = (status, location) => ({ authorization: 'key', 'x-status': `${status}`, 'x-location': location });
const seen = async (name, submit) => {
  requests.length = 0;
  const answer = await submit().catch((error) => error.message);
  const all = `${requests.join('; ')}; ${answer}`;
  console.log(`${name}: ${all}`);
  return all;
};
const posted = 'POST /jobs one, authorization key';
const again = `${posted}; POST /jobs/7 one, authorization key; 200`;
let isAsFound = true;
for (const status of [301, 302, 303]) {
  const submit = async (options, location) => {
    const client = new HttpClient('try', [], options);
    return (await client.postJson(url, job, headersOf(status, location))).statusCode;
  };
  const byFetch = async (location) => {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(job), headers: headersOf(status, location) });
    return (await answer.json()).id;
  };
  const address = await seen(`${status}, an address`, () => submit({}, 'address'));
  const path = await seen(`${status}, a path`, () => submit({}, 'path'));
  const kept = await seen(`${status}, allowRedirects: false`, () => submit({ allowRedirects: false }, 'path'));
  isAsFound &&= address === again && path === `${posted}; Invalid URL` && kept === `${posted}; Failed request: (${status})`;
  for (const location of ['address', 'path']) {
    const all = await seen(`${status}, ${location}, fetch`, () => byFetch(location));
    isAsFound &&= all === `${posted}; GET /jobs/7 no body, authorization key; 7`;
  }
}
server.close();
server.closeAllConnections();
console.log(isAsFound ? 'As found.' : 'This has changed.');
process.exitCode = isAsFound ? 0 : 1;
SCRIPT
node try.mjs
