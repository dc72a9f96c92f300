import { request } from 'node:https';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run, start, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const flags = ['--headless', '--data-dir', folder.path];

/** Asks over TLS as a client that knows the certificate. */
const healthOver = (url: URL, ca: string) =>
  new Promise<string>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: url.port, path: '/healthz', ca }, (answer) => {
      answer.resume();
      resolve(`${String(answer.statusCode)} ${String(answer.headers['server'])}`);
    });
    asked.on('error', reject).end();
  });

test('other computers are let in only when there is an administrator, and then over TLS', async () => {
  const refused = run(...flags, '--listen', '0.0.0.0:0');
  expect([refused.code, refused.out]).toEqual([2, '']);
  expect(refused.err).toMatch(/^ronda: Other computers reach 0\.0\.0\.0, and there is no administrator yet/);
  run('token', 'create', '--data-dir', folder.path, '--role', 'viewer', '--name', 'wall');
  expect(run(...flags, '--listen', '0.0.0.0:0').code, 'a viewer is no administrator').toBe(2);
  const token = run('token', 'create', '--data-dir', folder.path, '--role', 'admin', '--name', 'me').out.trim();
  const program = await start(...flags, '--listen', '0.0.0.0:0');
  const url = new URL(program.url);
  const certificate = readFileSync(join(folder.path, 'tls', 'cert.pem'), 'utf8');
  expect(url.protocol).toBe('https:');
  expect(await healthOver(url, certificate)).toBe('200 undefined');
  await expect(fetch(`http://127.0.0.1:${url.port}/healthz`)).rejects.toThrow();
  const told = /certificate SHA-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$/m.exec(program.out())?.[1];
  const about = await new Promise<string>((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    const options = { host: '127.0.0.1', port: url.port, path: '/api/v1/about', ca: certificate, headers };
    request(options, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve(text));
    }).end();
  });
  expect(JSON.parse(about)).toMatchObject({ certificate: { fingerprint: told } });
  await program.kill('SIGTERM');
});

test('what does not go together is refused before anything starts', () => {
  for (const [words, why] of [
    [['--listen', '0.0.0.0:0', '--insecure-behind-proxy'], 'needs the address of that proxy'],
    [['--tls-cert', 'a.pem'], 'go together'],
    [['--trusted-proxy', 'everyone'], 'is not an address or network'],
  ] as const) {
    const { code, err } = run(...flags, ...words);
    expect([code, err.includes(why)], err).toEqual([2, true]);
  }
});
