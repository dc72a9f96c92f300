import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, expect, test } from 'vitest';
import type { Device } from '../../src/contract/devices.ts';
import type { Outage } from '../../src/contract/uptime.ts';
import { rest, run, start, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

test('history is exported to a file while the program measures, over the command line, and at rest', async () => {
  const flags = ['--data-dir', join(folder.path, 'data')];
  const token = run('token', 'create', ...flags, '--role', 'operator', '--name', 'e2e').out.trim();
  const program = await start('--headless', '--listen', '127.0.0.1:0', ...flags);
  const call = rest(program.url, token);
  const add = (name: string, check: object) =>
    call<Device>('POST', '/api/v1/devices', {
      name,
      address: '127.0.0.1',
      groups: ['lab'],
      checks: [{ ...check, intervalS: 1 }],
    });
  const up = await add('=1+1', { type: 'icmp' });
  const down = await add('closed', { type: 'tcp', port: 9 });
  const stateOf = async ({ id }: Device) => (await call<Device>('GET', `/api/v1/devices/${id}`)).state;
  await expect.poll(() => stateOf(down)).toBe('down');
  expect(await stateOf(up)).toBe('up');

  const url = new URL('/api/v1/series/export?metric=ping.rtt.avg&tier=raw', program.url);
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const file = join(folder.path, 'series.csv');
  if (response.body === null) throw new Error('no body');
  await pipeline(Readable.fromWeb(response.body as import('node:stream/web').ReadableStream), createWriteStream(file));
  const lines = readFileSync(file, 'utf8').split('\r\n');
  expect(lines[0]).toBe('time,deviceId,device,checkId,metric,unit,avg,min,max,count');
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines.slice(1, -1))
    expect(line).toMatch(
      new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z,${up.id},'=1\\+1,[\\w-]+,ping\\.rtt\\.avg,ms,[\\d.]+,`),
    );

  const { items } = await call<{ items: Outage[] }>('GET', '/api/v1/outages?group=lab');
  expect(items).toMatchObject([
    { deviceId: down.id, end: null, reason: { code: 'refused' }, checkId: down.checks[0]?.id },
  ]);
  await call('POST', '/api/v1/maintenance', {
    name: 'planned, entered late',
    tags: [],
    deviceIds: [down.id],
    start: new Date(Date.now() - 60_000).toISOString(),
    end: new Date(Date.now() + 60_000).toISOString(),
  });
  await expect.poll(() => stateOf(down)).toBe('maintenance');
  const uptime = await call<{ items: { name: string; sla: { met: string } }[] }>(
    'GET',
    '/api/v1/uptime?by=group&bucket=day&timeZone=Asia/Jakarta&targetPct=99.9',
  );
  expect(uptime.items).toMatchObject([{ name: 'lab', devices: 2, sla: { met: 'yes', uptimePct: 100 } }]);

  const metric = ['--metric', 'ping.rtt.avg'];
  const running = run('export', 'series', ...flags, '--format', 'csv', ...metric);
  expect([running.code, running.err]).toEqual([0, '']);
  expect(running.out.split('\r\n').slice(0, lines.length - 1)).toEqual(lines.slice(0, -1));
  expect(await program.kill('SIGTERM')).toBe(143);
  const atRest = run('export', 'outages', ...flags, '--format', 'ndjson');
  expect([atRest.code, atRest.err]).toEqual([0, '']);
  expect(JSON.parse(atRest.out)).toMatchObject({ device: 'closed', reason: 'refused', inMaintenance: true });
  const ports = run('export', 'interfaces', ...flags, '--format', 'csv', '--search', 'nobody');
  expect([ports.code, ports.out]).toEqual([0, expect.stringMatching(/^device,name,descr,[^\n]*\r\n$/) as string]);
  const misplaced = run('export', 'interfaces', ...flags, '--format', 'csv', '--tier', '1h');
  expect([misplaced.code, misplaced.err]).toEqual([2, expect.stringContaining('--tier is for ronda export series.')]);
  expect(run('export', ...flags, '--format', 'xlsx')).toMatchObject({ code: 2, out: '' });
  expect(run('export', 'evnts', ...flags, '--format', 'csv').err).toContain('Did you mean "events"?');
});
