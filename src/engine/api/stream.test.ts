import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COLUMN, OUTCOME, ROUND_STRIDE } from '../lib/round-columns.ts';
import { startRig } from '../testing/rig.ts';
import { type HttpServer, startHttp } from './http.ts';
import { answer } from './invoke.ts';

const ROUNDS = 20_000;
const STEP_MS = 3600;
const EVIL = `=cmd|'/c calc'!A1,"x"`;

let rig: Awaited<ReturnType<typeof startRig>>;
let server: HttpServer;
let token: string;
let reads = 0;
const began = Date.now() - ROUNDS * STEP_MS - 60_000;

beforeAll(async () => {
  rig = await startRig();
  server = await startHttp(rig.engine, rig.ports, { host: '127.0.0.1', port: 0, rendererDir: undefined });
  token = (await rig.call('access.createToken', { name: 'viewer', role: 'viewer' })).token;
  await rig.call('devices.add', { address: '10.0.0.1', name: EVIL });
  const number = [...rig.prober.targets.keys()].at(-1) ?? -1;
  const rows = new Float64Array(ROUNDS * ROUND_STRIDE).fill(1.5);
  for (let index = 0; index < ROUNDS; index += 1) {
    rows.set([number, began + index * STEP_MS, 5, 5], index * ROUND_STRIDE);
    rows[index * ROUND_STRIDE + COLUMN.outcome] = OUTCOME.measured;
  }
  rig.storage.appendRounds(rows);
  rig.prober.round(number, Date.now() - 3000, 3);
  for (const ago of [2000, 1000]) rig.prober.round(number, Date.now() - ago);
  await wait(100);
  const points = rig.storage.points.bind(rig.storage);
  rig.storage.points = (query) => {
    reads += 1;
    return points(query);
  };
});
afterAll(async () => {
  await server.close();
  await rig.stop();
});

const headers = () => ({ authorization: `Bearer ${token}` });
const ask = (path: string, init: RequestInit = {}) => fetch(new URL(path, server.url), { headers: headers(), ...init });
const range = `from=${new Date(began - 1000).toISOString()}`;

test('a day of samples comes as CSV with every point once, oldest first, and a text that no spreadsheet computes', async () => {
  const response = await ask(`/api/v1/series/export?metric=ping.rtt.avg&tier=raw&${range}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="ronda-series-raw-[\dTZ-]+\.csv"$/,
  );
  const lines = (await response.text()).split('\r\n');
  expect(lines[0]).toBe('time,deviceId,device,checkId,metric,unit,avg,min,max,count');
  expect(lines.at(-1)).toBe('');
  const rows = lines.slice(1, -1);
  expect(rows).toHaveLength(ROUNDS + 1);
  expect(rows[0]).toContain(`,"'=cmd|'/c calc'!A1,""x""",`);
  expect(rows[0]).toMatch(/,ping\.rtt\.avg,ms,1\.5,1\.5,1\.5,1$/);
  const times = rows.map((row) => row.slice(0, 24));
  expect(times.slice(0, ROUNDS)).toEqual(
    Array.from({ length: ROUNDS }, (_, index) => new Date(began + index * STEP_MS).toISOString()),
  );
});

test('sums of five minutes come as one object a line, of every metric unless told, by when they begin', async () => {
  const from = new Date(Math.floor(began / 300_000) * 300_000).toISOString();
  const text = await (await ask(`/api/v1/series/export?tier=5m&format=ndjson&from=${from}`)).text();
  const points = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { metric: string; device: string; count: number });
  expect(points[0]?.device).toBe(EVIL);
  const rtt = points.filter((point) => point.metric === 'ping.rtt.avg');
  expect(rtt.reduce((sum, point) => sum + point.count, 0)).toBe(ROUNDS + 1);
  expect(new Set(points.map((point) => point.metric)).size).toBeGreaterThan(3);
});

test('a reader that stops reading stops the reading of the store, and one that goes away ends it', async () => {
  reads = 0;
  const path = new URL(`/api/v1/series/export?tier=raw&format=ndjson&${range}`, server.url);
  const whole = await (await ask(path.href)).text();
  const all = reads;
  reads = 0;
  const response = await new Promise<import('node:http').IncomingMessage>((resolve) =>
    get(path, { headers: headers() }, resolve),
  );
  response.pause();
  await wait(1500);
  const stalled = reads;
  expect(whole.length).toBeGreaterThan(15_000_000);
  expect(stalled).toBeLessThan(all);
  await wait(300);
  expect(reads).toBe(stalled);
  response.destroy();
  await wait(300);
  expect(reads).toBeLessThanOrEqual(stalled + 1);
});

test('the system log and the log of downtime are exported in the same forms', async () => {
  const events = await (await ask('/api/v1/events/export?kind=down&bom=true')).arrayBuffer();
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(events);
  expect(text).toMatch(/^\ufefftime,id,level,kind,deviceId,device,checkId,message,params\r\n[^\r]+,error,down,/);
  const outages = await (await ask('/api/v1/outages/export?format=ndjson')).text();
  expect(JSON.parse(outages)).toMatchObject({ device: EVIL, reason: 'no-reply', end: null, inMaintenance: false });
});

test('a list that is written in pieces is the same JSON', async () => {
  for (let index = 0; index < 12; index += 1) await rig.call('devices.add', { address: `10.0.1.${String(index)}` });
  const response = await ask('/api/v1/devices?limit=11');
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toEqual(await rig.call('devices.list', { limit: 11 }));
});

test('a wrong question is a problem document, a stream is no answer on a socket, and HEAD reads nothing', async () => {
  const refused = async (path: string) => {
    const response = await ask(path);
    return [response.status, ((await response.json()) as { errors?: { path: string }[] }).errors?.[0]?.path];
  };
  expect(await refused('/api/v1/series/export?format=xlsx')).toEqual([400, '/format']);
  expect(await refused('/api/v1/series/export?tier=8h')).toEqual([400, '/tier']);
  expect(await refused('/api/v1/series/export?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z')).toEqual([
    400,
    '/to',
  ]);
  expect(await refused('/api/v1/series/export?deviceId=01890000-0000-7000-8000-000000000000')).toEqual([
    404,
    undefined,
  ]);
  expect((await ask('/api/v1/events/export', { method: 'HEAD' })).status).toBe(404);
  const principal = { kind: 'local', id: 'test', name: 'test', role: 'admin' } as const;
  const reply = await answer(rig.engine, { id: 1, name: 'exports.events', input: {} }, { principal });
  expect(reply).toMatchObject({ ok: false, fault: { code: 'unsupported' } });
  const document = (await (await ask('/openapi.json')).json()) as { paths: Record<string, { get: object }> };
  expect(document.paths['/api/v1/outages/export']?.get).toMatchObject({
    responses: { 200: { content: { 'text/csv': {}, 'application/x-ndjson': {} } } },
  });
});
