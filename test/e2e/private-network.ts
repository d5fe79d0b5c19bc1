import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { promisify } from 'node:util';

/** A company's network: the way out is a proxy that opens TLS with a certificate of the company's own. */
export interface PrivateNetwork extends AsyncDisposable {
  readonly proxyUrl: string;
  /** Path of the certificate that a client has to trust. */
  readonly caFile: string;
  /** The hosts that the proxy was asked for, with their ports. */
  readonly asked: readonly string[];
}

/** Starts such a network; behind its proxy, `host` is the server at a local port. */
export async function startPrivateNetwork(host: string, port: number): Promise<PrivateNetwork> {
  const folder = await mkdtemp(join(tmpdir(), 'gate-network-'));
  const [keyFile, caFile] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  const subject = ['-subj', '/CN=Example CA', '-addext', `subjectAltName=DNS:${host}`, '-days', '1'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await promisify(execFile)('openssl', ['req', ...kind, ...subject, '-keyout', keyFile, '-out', caFile]);
  const tls = createTlsServer({ key: await readFile(keyFile), cert: await readFile(caFile) }, (socket) => {
    const server = connect(port, '127.0.0.1');
    for (const each of [socket, server]) each.on('error', () => each.destroy());
    socket.pipe(server).pipe(socket);
  });
  tls.on('tlsClientError', () => undefined);
  const tlsPort = await listen(tls);
  const asked: string[] = [];
  const proxy = createHttpServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const inside = connect(tlsPort, '127.0.0.1');
    for (const each of [socket, inside]) each.on('error', () => each.destroy());
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.pipe(inside).pipe(socket);
  });
  const proxyUrl = `http://127.0.0.1:${await listen(proxy)}`;
  return {
    proxyUrl,
    caFile,
    asked,
    async [Symbol.asyncDispose]() {
      proxy.close();
      tls.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
