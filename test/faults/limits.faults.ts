import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, type Running, start, temporaryFolder } from '../e2e/lib/program.ts';
import { rawExchange, statusOf } from './lib/raw-http.ts';

const MIB = 1024 * 1024;

describe.skipIf(process.platform !== 'linux')('a server that others try to exhaust (needs Linux)', () => {
  const folder = temporaryFolder();
  let program: Running;
  let token: string;
  let port: number;

  beforeAll(async () => {
    const flags = ['--data-dir', folder.path];
    token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'limits').out.trim();
    program = await start('--headless', '--listen', '127.0.0.1:0', ...flags);
    port = Number(new URL(program.url).port);
  });
  afterAll(async () => {
    await program.kill('SIGTERM');
    folder.remove();
  });

  const rssMiB = (): number =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(program.pid)}/status`, 'utf8'))?.[1]) / 1024;
  /** CPU time used so far, in ticks of a hundredth of a second. @see proc_pid_stat(5), fields 14 and 15 */
  const cpuS = (): number => {
    const fields =
      readFileSync(`/proc/${String(program.pid)}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  };
  const devices = () => new URL('/api/v1/devices', program.url);
  const authorised = (more: Record<string, string> = {}) => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...more,
  });
  const post = (body: string | Buffer, headers = {}) =>
    statusOf(devices(), { method: 'POST', headers: authorised(headers), body });
  const report = (what: string, figures: Record<string, unknown>) => console.log(JSON.stringify({ what, ...figures }));

  /** Milliseconds until the server says that it is well, as another client sees it. */
  async function healthMs(): Promise<number> {
    const began = performance.now();
    expect(await statusOf(new URL('/healthz', program.url), { localAddress: '127.0.0.9' })).toBe(200);
    return performance.now() - began;
  }
  async function count(): Promise<number> {
    const answer = await fetch(devices(), { headers: authorised() });
    return ((await answer.json()) as { items: unknown[] }).items.length;
  }

  /** Pours a body out as fast as it is taken, and says what came back and how much went out. */
  async function pour(bytes: number, declared: boolean): Promise<{ status: number; sentMiB: number }> {
    const asked = request(devices(), {
      method: 'POST',
      agent: false,
      headers: authorised(declared ? { 'content-length': String(bytes) } : {}),
    });
    let status = 0;
    let isOver = false;
    asked.on('response', (answer) => {
      status = answer.statusCode ?? 0;
      answer.resume();
    });
    asked.on('error', () => undefined);
    asked.on('close', () => (isOver = true));
    const piece = Buffer.alloc(MIB, 0x20);
    let sent = 0;
    while (sent < bytes && !isOver && status === 0) {
      const hasRoom = asked.write(piece);
      sent += piece.length;
      if (!hasRoom) await Promise.race([once(asked, 'drain'), once(asked, 'close'), wait(2000)]).catch(() => undefined);
      await wait(0);
    }
    asked.end();
    for (let tries = 0; tries < 20 && status === 0; tries += 1) await wait(100);
    asked.destroy();
    return { status, sentMiB: Math.round(sent / MIB) };
  }

  test('bodies of 100 MB are refused while they arrive, and memory stays flat', async () => {
    await healthMs();
    const before = rssMiB();
    const answers: Awaited<ReturnType<typeof pour>>[] = [];
    for (let time = 0; time < 5; time += 1) answers.push(await pour(100 * MIB, true), await pour(100 * MIB, false));
    const grownMiB = rssMiB() - before;
    report('ten bodies of 100 MB', { answers: [...new Set(answers.map((one) => JSON.stringify(one)))], grownMiB });
    // A sender that does not stop to listen may find the line cut (0) before it has read why.
    expect(answers.every(({ status }) => status === 413 || status === 0)).toBe(true);
    expect(answers.some(({ status }) => status === 413)).toBe(true);
    expect(Math.max(...answers.map(({ sentMiB }) => sentMiB))).toBeLessThan(25);
    expect(grownMiB).toBeLessThan(48);
    expect(await count()).toBe(0);
  });

  test.each([
    ['nested 100,000 deep', '['.repeat(100_000), {}, 400],
    ['objects nested 100,000 deep', '{"a":'.repeat(100_000), {}, 400],
    ['nested 65 deep', `{"notes":${'['.repeat(65)}${']'.repeat(65)}}`, {}, 400],
    ['a key twice', '{"address":"127.0.0.1","address":"127.0.0.2"}', {}, 400],
    ['a key twice, once escaped', '{"address":"127.0.0.1","\\u0061ddress":"127.0.0.2"}', {}, 400],
    ['utf-16', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['utf-7', '{}', { 'content-type': 'application/json; charset=utf-7' }, 415],
    ['__proto__', '{"address":"127.0.0.1","__proto__":{"role":"admin"}}', {}, 400],
    ['constructor', '{"address":"127.0.0.1","constructor":{"prototype":{"role":"admin"}}}', {}, 400],
    ['no JSON', 'address=127.0.0.1', {}, 400],
  ])('a body that is %s is refused, and nothing is added', async (_what, body, headers, status) => {
    expect(await post(body, headers)).toBe(status);
    expect(await count()).toBe(0);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  test('a packed bomb is refused unopened', async () => {
    const before = rssMiB();
    const bomb = gzipSync(Buffer.alloc(100 * MIB));
    for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip'])
      expect(await post(bomb, { 'content-encoding': encoding }), encoding).toBe(415);
    const grownMiB = rssMiB() - before;
    report('gzip bomb', { packedKiB: Math.round(bomb.length / 1024), opensToMiB: 100, grownMiB });
    expect(grownMiB).toBeLessThan(32);
  });

  test.each([
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 20\r\n'],
    ['a length and chunks (request smuggling)', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
    ['headers of 32 KB', `X-Long: ${'x'.repeat(32_768)}\r\n`],
    ['no host', ''],
  ])('a request with %s is refused', async (what, lines) => {
    const host = what === 'no host' ? '' : `Host: 127.0.0.1:${String(port)}\r\n`;
    const text = `POST /api/v1/devices HTTP/1.1\r\n${host}Content-Type: application/json\r\n${lines}Connection: close\r\n\r\n{}`;
    expect(await rawExchange(port, text, 5000)).toMatch(/^HTTP\/1\.1 4(?:00|31)/);
  });

  async function hold(number: number, first: string): Promise<Socket[]> {
    const sockets: Socket[] = [];
    for (let index = 0; index < number; index += 1) {
      const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.1.${String(1 + (index % 200))}` });
      socket.on('error', () => undefined);
      socket.on('connect', () => socket.write(first));
      sockets.push(socket);
      if (index % 50 === 0) await wait(5);
    }
    await wait(500);
    return sockets;
  }
  const isHeld = (socket: Socket): boolean => !socket.destroyed && socket.readyState === 'open';

  test('300 connections that dribble their headers (slowloris) do not keep others out, and end within 12 s', async () => {
    const sockets = await hold(300, 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    const times: number[] = [];
    const began = performance.now();
    while (sockets.some(isHeld) && performance.now() - began < 20_000) {
      for (const socket of sockets) if (isHeld(socket)) socket.write('X-Slow: 1\r\n');
      times.push(await healthMs());
      await wait(500);
    }
    const heldS = (performance.now() - began) / 1000;
    const worstMs = Math.max(...times);
    report('slowloris', {
      connections: 300,
      endedAfterS: Number(heldS.toFixed(1)),
      worstHealthMs: Math.round(worstMs),
    });
    for (const socket of sockets) socket.destroy();
    expect(heldS).toBeLessThan(13);
    expect(worstMs).toBeLessThan(2000);
  });

  test('of 1,000 silent connections at most 256 are kept, and others are answered', async () => {
    const before = rssMiB();
    const sockets = await hold(1000, '');
    const kept = sockets.filter(isHeld).length;
    const times = [await healthMs(), await healthMs(), await healthMs()];
    report('1,000 connections', { kept, healthMs: times.map(Math.round), grownMiB: rssMiB() - before });
    for (const socket of sockets) socket.destroy();
    expect(kept).toBeLessThanOrEqual(256);
    expect(kept).toBeGreaterThan(0);
    expect(rssMiB() - before).toBeLessThan(48);
  });

  test('200 wrong sign-ins a second do not keep another from signing in, and cost bounded CPU', async () => {
    const session = new URL('/api/v1/session', program.url);
    const signIn = (secret: string, localAddress: string) =>
      statusOf(session, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: secret }),
        localAddress,
      });
    const began = performance.now();
    const cpuBefore = cpuS();
    const storm = new Map<number, number>();
    const pending: Promise<void>[] = [];
    const good: { status: number; ms: number }[] = [];
    for (let tick = 0; tick < 50; tick += 1) {
      for (let one = 0; one < 20; one += 1)
        pending.push(
          signIn(`ronda_${String(tick)}_${String(one)}`, '127.0.0.66').then((status) => {
            storm.set(status, (storm.get(status) ?? 0) + 1);
          }),
        );
      if (tick % 10 === 5) {
        const asked = performance.now();
        pending.push(
          signIn(token, '127.0.0.77').then((status) => {
            good.push({ status, ms: Math.round(performance.now() - asked) });
          }),
        );
      }
      await wait(100);
    }
    await Promise.all(pending);
    const seconds = (performance.now() - began) / 1000;
    const cpuShare = (cpuS() - cpuBefore) / seconds;
    report('1,000 wrong sign-ins', { seconds, storm: Object.fromEntries(storm), good, cpuShare });
    expect(good.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect(Math.max(...good.map(({ ms }) => ms))).toBeLessThan(3000);
    expect([...storm.keys()].every((status) => status === 401 || status === 429)).toBe(true);
    expect(storm.get(429) ?? 0).toBeGreaterThan(0);
    expect(cpuShare).toBeLessThan(0.9);
  });

  test('after all of that the program has lost nothing and says so', async () => {
    expect(await post(JSON.stringify({ address: '127.0.0.1' }))).toBe(201);
    expect(await count()).toBe(1);
    expect(program.out()).not.toMatch(/internal|uncaught|unhandled/i);
  });
});
