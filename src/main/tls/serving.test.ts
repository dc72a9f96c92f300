import { once } from 'node:events';
import { connect as connectPlain } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';
import { createBoundedServer } from '../../engine/api/connections.ts';
import { request } from 'node:https';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpServer, startHttp } from '../../engine/api/http.ts';
import { startRig } from '../../engine/testing/rig.ts';
import { type Certificate, ownCertificate } from './certificate.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
let server: HttpServer;
let own: Certificate;
const start = (isTrusted: boolean) =>
  startHttp(rig.engine, rig.ports, { host: '127.0.0.1', port: 0, rendererDir: undefined, tls: { ...own, isTrusted } });

beforeAll(async () => {
  rig = await startRig();
  own = ownCertificate(rig.dataDir, [], Date.now());
  server = await start(false);
});
afterAll(async () => {
  await server.close();
  await rig.stop();
});

const headersOf = (url: string) =>
  new Promise<Record<string, unknown>>((resolve, reject) => {
    const asked = request(new URL('/healthz', url), { ca: own.cert }, (answer) => {
      answer.resume();
      resolve({ ...answer.headers, status: answer.statusCode });
    });
    asked.on('error', reject).end();
  });

const handshake = async (options: ConnectionOptions): Promise<string> => {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(server.url).port), ca: own.cert, ...options });
  socket.on('error', () => undefined);
  try {
    await once(socket, 'secureConnect');
    return socket.getProtocol() ?? '';
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  } finally {
    socket.destroy();
  }
};

test('a client that knows the own certificate trusts it for this address, with TLS 1.2 at least', async () => {
  expect(await headersOf(server.url)).toMatchObject({ status: 200 });
  expect(await handshake({})).toBe('TLSv1.3');
  expect(await handshake({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })).toBe('TLSv1.2');
  const old: ConnectionOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
  expect(await handshake(old)).toMatch(/PROTOCOL_VERSION|NO_PROTOCOLS_AVAILABLE|ECONNRESET/);
});

test('browsers are told to insist on TLS only where the certificate is one they trust', async () => {
  expect(await headersOf(server.url)).not.toHaveProperty('strict-transport-security');
  const trusted = await start(true);
  expect(await headersOf(trusted.url)).toHaveProperty('strict-transport-security', 'max-age=31536000');
  await trusted.close();
});

test('the cookie of a session over TLS never travels without it', async () => {
  const body = JSON.stringify({ code: rig.engine.access.newCode() });
  const cookie = await new Promise<unknown>((resolve) => {
    const headers = { 'content-type': 'application/json' };
    request(new URL('/api/v1/session', server.url), { method: 'POST', ca: own.cert, headers }, (answer) => {
      answer.resume();
      resolve(answer.headers['set-cookie']?.[0]);
    }).end(body);
  });
  expect(cookie).toMatch(/; Secure$/);
});

test('connections that never begin to speak TLS make place for one that does', async () => {
  const small = createBoundedServer((_request, response) => response.end('here'), own, 5);
  await once(small.listen(0, '127.0.0.1'), 'listening');
  const address = small.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const silent = Array.from({ length: 20 }, () => connectPlain(port, '127.0.0.1').on('error', () => undefined));
  await expect.poll(() => silent.filter((socket) => socket.destroyed).length).toBe(15);
  expect(await headersOf(`https://127.0.0.1:${String(port)}/`)).toMatchObject({ status: 200 });
  for (const socket of silent) socket.destroy();
  small.close();
});
