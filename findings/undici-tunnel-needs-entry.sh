#!/usr/bin/env bash
# undici 8.12.4: an agent that is loaded by its own path, as the package allows, opens no tunnel unless undici's entry was loaded as well.
# A tunnel is opened by the method `connect` of a pool, which, like `request` and `stream`, only `index.js` puts on all dispatchers. Without
# it every request through a proxy's tunnel fails with a TypeError that says nothing of the cause; with the entry loaded at any time before,
# even by another package, the same agent works. So a bundle that imports the parts it uses is whole as long as something else in it
# happens to import the entry. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts undici@8.12.4
cat > try.cjs <<'SCRIPT'
const http = require('node:http');
const net = require('node:net');
const ProxyAgent = require('undici/lib/dispatcher/proxy-agent.js');
const request = require('undici/lib/api/api-request.js');

const listen = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
const target = http.createServer((_, answer) => answer.end('here'));
const proxy = http.createServer();
proxy.on('connect', (asked, socket) => {
  const [host, port] = asked.url.split(':');
  const there = net.connect(Number(port), host, () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    there.pipe(socket).pipe(there);
  });
});

async function main() {
  const origin = `http://127.0.0.1:${await listen(target)}`;
  const uri = `http://127.0.0.1:${await listen(proxy)}`;
  const ask = async () => {
    const agent = new ProxyAgent({ uri, proxyTunnel: true });
    try {
      const { statusCode, body } = await request.call(agent, { origin, path: '/', method: 'GET' });
      await body.text();
      return statusCode;
    } catch (error) {
      return error.name;
    }
  };
  const alone = await ask();
  require('undici');
  const withEntry = await ask();
  console.log(JSON.stringify({ alone, withEntry }));
  process.exit(0);
}
main();
SCRIPT
seen=$(node try.cjs)
echo "$seen"
if [ "$seen" = '{"alone":"TypeError","withEntry":200}' ]; then echo 'As found.'; else echo 'This has changed.' && exit 1; fi
