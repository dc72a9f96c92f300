import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request as forward, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Device } from '../../src/contract/devices.ts';
import { hasPrometheus, type PrometheusServer, promtool, startPrometheus } from './lib/prometheus-server.ts';
import { rest, run, type Running, start, temporaryFolder } from './lib/program.ts';

type Row = { readonly metric: Readonly<Record<string, string>>; readonly value: readonly [number, string] };
type Result = { readonly data: { readonly result: readonly Row[] } };

const RULES = resolve('resources/prometheus/ronda.rules.yml');
const folder = temporaryFolder();
let program: Running;
let token = '';
let prometheus: PrometheusServer;
let signedIn: Server;
const ids: string[] = [];

/** A door of our own that signs in, for clients that cannot send a token. */
async function openDoor(): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, host: new URL(program.url).host, authorization: `Bearer ${token}` };
    const onward = forward(new URL(incoming.url ?? '', program.url), { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
function doorUrl(): string {
  const address = signedIn.address();
  return `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/prometheus`;
}

const metrics = async (accept: string) =>
  fetch(new URL('/metrics', program.url), { headers: { authorization: `Bearer ${token}`, accept } });
const byDevice = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map(({ metric, value }) => [metric['device_id'] ?? '', Number(value[1])]));

describe.skipIf(!hasPrometheus)('a stock Prometheus (needs prometheus and promtool)', () => {
  beforeAll(async () => {
    const flags = ['--data-dir', join(folder.path, 'ronda')];
    token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'e2e').out.trim();
    program = await start('--headless', '--listen', '127.0.0.1:0', ...flags);
    const call = rest(program.url, token);
    const viewer = await call<{ token: string }>('POST', '/api/v1/tokens', { name: 'prometheus', role: 'viewer' });
    // One round is all there will be, so what is scraped, asked and stored must be the same number.
    const checks = [{ type: 'icmp', intervalS: 3600 }];
    for (const address of ['127.0.0.1', '::1', '127.0.0.9']) {
      const body = { address, checks, name: 'twice "the" \\ name', site: 'Jakarta\\', country: 'ID', partner: 'P' };
      ids.push((await call<Device>('POST', '/api/v1/devices', body)).id);
    }
    const config = join(folder.path, 'prometheus.yml');
    writeFileSync(
      config,
      `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [${JSON.stringify(RULES)}]
scrape_configs:
  - job_name: ronda
    authorization: { credentials: ${viewer.token} }
    static_configs: [{ targets: [${JSON.stringify(new URL(program.url).host)}] }]
`,
    );
    token = viewer.token;
    const data = join(folder.path, 'data');
    mkdirSync(data);
    prometheus = await startPrometheus(config, data);
    signedIn = await openDoor();
  });
  afterAll(async () => {
    signedIn.close();
    await prometheus.stop();
    await program.kill('SIGTERM');
    folder.remove();
  });

  test('takes the rules and their tests', async () => {
    expect(await promtool(['check', 'rules', RULES])).toMatchObject({ code: 0 });
    expect(await promtool(['test', 'rules', resolve('resources/prometheus/ronda.rules.test.yml')])).toMatchObject({
      code: 0,
    });
  });

  test('finds nothing to object to in the text, and devices of one name are two', async () => {
    await expect
      .poll(async () => (await (await metrics('*/*')).text()).match(/^ronda_device_up\{.* 1$/gm)?.length)
      .toBe(3);
    const answer = await metrics('*/*');
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await promtool(['check', 'metrics'], await answer.text())).toEqual({ code: 0, text: '' });
    const open = await metrics('application/openmetrics-text;version=1.0.0,text/plain;q=0.5');
    expect(open.headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    expect((await open.text()).endsWith('# EOF\n')).toBe(true);
  });

  test('scrapes it, its rules work, and both tell the same numbers of the same devices', async () => {
    type Targets = { data: { activeTargets: { health: string; lastError: string }[] } };
    const health = async () => {
      const answer = await fetch(`${prometheus.url}/api/v1/targets`);
      return ((await answer.json()) as Targets).data.activeTargets.map((target) => [target.health, target.lastError]);
    };
    await expect.poll(health).toEqual([['up', '']]);
    const askProgram = async (query: string) => {
      const form = new URLSearchParams({ query });
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(new URL('/prometheus/api/v1/query', program.url), {
        method: 'POST',
        body: form,
        headers,
      });
      return ((await answer.json()) as Result).data.result;
    };
    const askStock = async (query: string) => (await prometheus.ask<Result>('query', { query })).data.result;
    await expect.poll(async () => (await askStock('ronda_ping_rtt_seconds')).length).toBe(3);
    for (const query of [
      'ronda_device_up',
      'ronda_ping_loss_ratio',
      'ronda_ping_rtt_seconds',
      'ronda_ping_jitter_seconds',
    ]) {
      const [mine, theirs] = [byDevice(await askProgram(query)), byDevice(await askStock(query))];
      expect(Object.keys(mine).sort(), query).toEqual(ids.toSorted());
      // Stored times are rounded to a microsecond.
      for (const id of ids) expect(mine[id], query).toBeCloseTo(theirs[id] ?? Number.NaN, 6);
    }
    const [row] = await askStock(`ronda_device_up{device_id="${ids[0] ?? ''}"}`);
    expect(row?.metric).toMatchObject({
      device: 'twice "the" \\ name',
      site: 'Jakarta\\',
      country: 'ID',
      partner: 'P',
    });
    type Rules = { data: { groups: { rules: { health: string; lastError?: string; name: string }[] }[] } };
    const rules = async () => {
      const answer = (await (await fetch(`${prometheus.url}/api/v1/rules`)).json()) as Rules;
      return answer.data.groups.flatMap((group) => group.rules.map((rule) => [rule.health, rule.lastError]));
    };
    await expect.poll(rules).toEqual(Array.from({ length: 17 }, () => ['ok', undefined]));
  });

  test('its own client asks Ronda as it asks Prometheus', async () => {
    const ask = (...args: readonly string[]) => promtool(['query', ...args]);
    expect(await ask('instant', doorUrl(), 'count by (site) (ronda_device_up == 1)')).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^\{site="Jakarta\\\\"\} => 3 @\[/) as string,
    });
    expect((await ask('range', '--step=10s', doorUrl(), 'sum(ronda_ping_sent)')).text).toMatch(/^\{\} =>\n\d+ @\[/);
    expect((await ask('series', '--match=ronda_ping_loss_ratio', doorUrl())).text.trim().split('\n')).toHaveLength(3);
    expect((await ask('labels', doorUrl(), 'address')).text.trim().split('\n')).toEqual([
      '127.0.0.1',
      '127.0.0.9',
      '::1',
    ]);
    const refused = await ask('instant', doorUrl(), 'histogram_quantile(0.9, ronda_device_up)');
    expect([refused.code === 0, refused.text]).toEqual([
      false,
      expect.stringContaining('"histogram_quantile" is not supported'),
    ]);
  });
});
