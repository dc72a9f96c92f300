import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { BIN, owned, rest, run, start, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const data = (name: string) => ['--data-dir', join(folder.path, name)];
const SERVE = ['--headless', '--listen', '127.0.0.1:0'];

test('--help and --version answer on stdout with exit code 0', () => {
  expect(run('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  const help = run('--help');
  expect(help.code).toBe(0);
  for (const word of [
    'ping',
    'devices',
    'token',
    'check',
    'sim',
    '--headless',
    '--data-dir',
    '--listen',
    '--config',
    '--log-level',
    '--log-format',
  ])
    expect(help.out).toContain(word);
  expect(run('ping', '--help').out).toContain('--count');
});

test.each([
  [['--headles'], 'Did you mean "--headless"?'],
  [['--lisen', 'x'], 'Did you mean "--listen"?'],
  [['pnig', '127.0.0.1'], 'Did you mean "ping"?'],
  [['--log-level', 'loud'], '--log-level takes one of'],
  [['ping'], 'at least one target'],
  [['ping', '127.0.0.1', '-c', '99'], '--count takes a number from 1 to 20'],
  [['token', 'create'], 'needs --role and --name'],
  [['snmp', 'gte', '127.0.0.1', 'sysName.0'], 'needs one of: get, walk, table'],
  [['snmp', 'get', '127.0.0.1'], 'at least one identifier or name'],
  [['token', 'creat'], 'Did you mean "create"?'],
])('wrong usage %j ends with 2 and says what was meant', (args, sentence) => {
  const { code, err, out } = run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(sentence);
});

test.each(['-h', 'a;id', '$(id)', '2130706433', '0x7f.1', 'a\u0007b', '1.2.3.4 5', '-V'])(
  'ping refuses the target %j before anything is sent',
  (target) => {
    const { code, err } = run('ping', '--', target);
    expect(code).toBe(2);
    expect(err).toMatch(/^ronda: ".*": .*\.\n$/);
  },
);

test('ping tells loss and times, in text and as JSON', () => {
  const { code, out } = run('ping', '-c', '3', '127.0.0.1', '::1');
  expect(code).toBe(0);
  expect(out).toMatch(/^127\.0\.0\.1: 3\/3 replies, loss 0\s%, min \/ avg \/ max .* jitter .*\n::1: 3\/3 replies/);
  const [line = ''] = run('ping', '-c', '1', '--json', 'localhost').out.split('\n');
  expect(JSON.parse(line)).toMatchObject({ target: 'localhost', sent: 1, received: 1 });
});

test('check speaks the language of monitoring plugins', async () => {
  expect(run('check', '127.0.0.1')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^RONDA OK - icmp 127.0.0.1 .* \| rtt=[\d.]+ms;50;200;0 loss=0%\n$/) as string,
  });
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await new Promise((resolve) => server.once('close', resolve));
  expect(run('check', '127.0.0.1', '--type', 'tcp', '--set', `port=${String(port)}`)).toMatchObject({
    code: 2,
    out: expect.stringMatching(/^RONDA CRITICAL/) as string,
  });
  expect(run('check', '127.0.0.1', '--type', 'tcp').code).toBe(2);
});

test('a wrong configuration file ends with 3 and names every wrong field', () => {
  const file = join(folder.path, 'config.json');
  const attempt = (text: string) => {
    writeFileSync(file, text);
    return run(...SERVE, ...data('c'), '--config', file);
  };
  expect(attempt('{"listen": 7, "colour": "red"}')).toMatchObject({
    code: 3,
    err: expect.stringMatching(/\/listen[\s\S]*\/colour/) as string,
  });
  expect(attempt('{').code).toBe(3);
  expect(run(...SERVE, ...data('c'), '--config', join(folder.path, 'none.json')).code).toBe(3);
});

test('a second program on the same data ends with 4 and the reason; a port in use ends with 6', async () => {
  const first = await start(...SERVE, ...data('twice'));
  const second = run(...SERVE, ...data('twice'));
  expect([second.code, second.out]).toEqual([4, '']);
  expect(second.err).toContain(String(first.pid));
  const third = run('--headless', '--listen', new URL(first.url).host, ...data('other'));
  expect(third.code).toBe(6);
  expect(third.err).toContain('in use');
  expect(await first.kill('SIGTERM')).toBe(143);
});

test('a program whose readers have left goes on, and ends when it is told to', async () => {
  const child = owned(
    spawn(BIN, [...SERVE, ...data('unread'), '--log-level', 'debug'], { stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  for await (const line of createInterface(child.stdout)) if (line.includes('listening')) break;
  child.stdout.destroy();
  child.stderr.destroy();
  const ended = once(child, 'exit');
  // It logs that it stops.
  child.kill('SIGTERM');
  expect(await ended).toEqual([143, null]);
  expect(readdirSync(join(folder.path, 'unread'))).not.toContain('crashes');
});

test('token create prints the token alone, with and without a running program, and devices lists', async () => {
  const offline = run('token', 'create', ...data('tokens'), '--role', 'admin', '--name', 'offline');
  expect(offline).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^ronda_[\w-]{43}\n$/) as string });
  const program = await start(...SERVE, ...data('tokens'));
  const online = run('token', 'create', ...data('tokens'), '--role', 'operator', '--name', 'online').out.trim();
  for (const token of [offline.out.trim(), online]) {
    const call = rest(program.url, token);
    await call('POST', '/api/v1/devices', { address: '127.0.0.1', name: `by ${token.slice(6, 10)}` });
  }
  expect(run('devices', ...data('tokens')).out.split('\n')).toHaveLength(4);
  await program.kill('SIGTERM');
  const lines = run('devices', '--json', ...data('tokens'))
    .out.trim()
    .split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { address: string }).address)).toEqual(['127.0.0.1', '127.0.0.1']);
});

test('import takes a config.json whether the program runs or not, and export gives it back', async () => {
  const file = join(folder.path, 'seed.json');
  const seed = {
    database_path: 'database.db',
    servers: [{ partner: 'P', country: 'ID', ip: '127.0.0.1', dn_ext: 'here.test' }],
    ping_count: 2,
    ping_timeout: 1,
    latency_thresholds: { excellent: 50, good: 100, fair: 150, poor: 300, critical: 500 },
  };
  writeFileSync(file, Buffer.from(`\uFEFF${JSON.stringify(seed)}`, 'utf16le'));
  expect(run('import', file, '--dry-run', ...data('seed')).out).toContain('would be: 1 added');
  expect(run('import', file, ...data('seed'))).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 added') as string,
  });
  const program = await start(...SERVE, ...data('seed'));
  expect(run('import', file, ...data('seed')).out).toContain('0 added, 0 changed, 1 unchanged');
  expect(JSON.parse(run('export', '--format', 'seed-config', ...data('seed')).out)).toEqual(seed);
  writeFileSync(file, JSON.stringify({ ...seed, servers: [...seed.servers, { ip: '$(id)' }], colour: 1 }));
  const refused = run('import', file, ...data('seed'));
  expect(refused.code).toBe(3);
  expect(refused.err).toContain('/colour');
  await program.kill('SIGTERM');
});

test('a config.json with servers drives the watch, and a change of the file is taken', async () => {
  const file = join(folder.path, 'servers.json');
  const write = (...addresses: string[]) =>
    writeFileSync(
      file,
      JSON.stringify({ servers: addresses.map((ip) => ({ partner: 'P', country: 'ID', ip, dn_ext: '' })) }),
    );
  write('127.0.0.1', '-h');
  expect(run(...SERVE, ...data('driven'), '--config', file)).toMatchObject({
    code: 3,
    err: expect.stringContaining('/servers/1/ip') as string,
  });
  write('127.0.0.1');
  const program = await start(...SERVE, ...data('driven'), '--config', file);
  const count = () =>
    run('devices', '--json', ...data('driven'))
      .out.trim()
      .split('\n').length;
  expect(count()).toBe(1);
  write('127.0.0.1', '127.0.0.2');
  await expect.poll(count, { interval: 500 }).toBe(2);
  await program.kill('SIGTERM');
});

test('sim serves routers that inspect reads, tells the truth about them, and ends with a signal', async () => {
  const flags = ['--agents', '5', '--base', '127.62.0.1', '--udp', '0', '--listen', '127.0.0.1:0', '--json'];
  const child = owned(spawn(BIN, ['sim', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] }));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const told = JSON.parse(line) as { agents: number; first: string; udp: number; control: string };
  expect(told).toMatchObject({ agents: 5, first: '127.62.0.1' });
  const read = run('inspect', '--json', `127.62.0.2:${String(told.udp)}`);
  expect(read).toMatchObject({ code: 0, err: '' });
  const { items } = (await (await fetch(`${told.control}/sim/routers`)).json()) as { items: { name: string }[] };
  expect(JSON.parse(read.out)).toMatchObject({ sysName: items[1]?.name, os: 'procurve' });
  const target = `127.62.0.2:${String(told.udp)}`;
  expect(run('snmp', 'get', target, 'sysName.0', 'IF-MIB::ifDescr.1').out).toContain(
    `sysName.0 = octets: ${items[1]?.name}`,
  );
  const walked = run('snmp', 'walk', '--limit', '2', target, 'system');
  expect(walked.out.trim().split('\n')).toHaveLength(2);
  expect(walked.err).toContain('system is not whole: limit');
  expect(run('snmp', 'table', target, 'ifTable').out).toMatch(/^index +ifIndex +ifDescr/);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([143, null]);
  expect(run('sim', '--listen', '0.0.0.0:0')).toMatchObject({ code: 2 });
  expect(run('sim', '--base', '10.0.0.1', '--agents', '1').err).toContain('loopback');
});

test('only a first start offers a set-up address', async () => {
  const first = await start(...SERVE, ...data('setup'));
  expect(first.setUp).toMatch(/#setup=[\w-]{24}$/);
  await first.kill('SIGTERM');
  run('token', 'create', ...data('setup'), '--role', 'viewer', '--name', 'x');
  const second = await start(...SERVE, ...data('setup'));
  expect(second.setUp).toBeUndefined();
  await second.kill('SIGTERM');
});

test('after kill -9 at any moment nothing acknowledged is lost, and the program is back within three seconds', async () => {
  const folderFlags = data('kill');
  const token = run('token', 'create', ...folderFlags, '--role', 'admin', '--name', 'x').out.trim();
  const acknowledged: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    const program = await start(...SERVE, ...folderFlags);
    expect(program.readyMs).toBeLessThan(3000);
    const call = rest(program.url, token);
    const { items } = await call<{ items: { id: string }[] }>('GET', '/api/v1/devices?limit=1000');
    expect(items.map((device) => device.id)).toEqual(expect.arrayContaining(acknowledged));
    let going = true;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let index = 0; going && index < 500; index += 1) {
        const body = {
          address: `127.0.${String(writer)}.1`,
          name: `n${String(round)}-${String(writer)}-${String(index)}`,
        };
        const made = await call<{ id: string }>('POST', '/api/v1/devices', body).catch(() => undefined);
        if (made) acknowledged.push(made.id);
      }
    });
    await new Promise((later) => setTimeout(later, 100 + round * 90));
    await program.kill('SIGKILL');
    going = false;
    await Promise.all(writers);
  }
  expect(acknowledged.length).toBeGreaterThan(50);
});
