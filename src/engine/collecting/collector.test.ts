import { afterEach, expect, test, vi } from 'vitest';
import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import { startAgent, type Values } from '../snmp/testing/agent.ts';
import type { SnmpSecurity } from '../snmp/snmp.ts';
import { createCollector, type Collector } from './collector.ts';
import type { FromPollThread } from './messages.ts';
import { PATIENCE } from '../testing/patience.ts';

const workerUrl = new URL('./poll.worker.ts', import.meta.url);
const IF = '1.3.6.1.2.1.2.2.1';
const IFX = '1.3.6.1.2.1.31.1.1.1';

const running: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of running.splice(0)) await end();
});

function startCollector() {
  const news: FromPollThread[] = [];
  const crashes: Error[] = [];
  const keep = (one: FromPollThread) => void news.push(one);
  const collector: Collector = createCollector({
    workerUrl,
    handlers: {
      onSurveyed: keep,
      onWired: keep,
      onHealth: keep,
      onOids: keep,
      onRounds: keep,
      onLive: keep,
      onRebooted: keep,
      onFailed: keep,
      onCrash: (error) => crashes.push(error),
    },
  });
  running.push(() => collector.dispose());
  const of = <K extends FromPollThread['kind']>(kind: K) =>
    news.filter((one): one is Extract<FromPollThread, { kind: K }> => one.kind === kind);
  const rows = () =>
    of('rounds').flatMap(({ interfaces }) =>
      Array.from({ length: interfaces.length / INTERFACE_STRIDE }, (_, row) =>
        interfaces.subarray(row * INTERFACE_STRIDE, (row + 1) * INTERFACE_STRIDE),
      ),
    );
  return { collector, news, crashes, of, rows };
}

const text = (value: string) => ({ type: 'octets', value: new TextEncoder().encode(value) }) as const;
/** A router with two interfaces, whose counters go up by the clock. */
function router(isOld = false): Values {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const values: Record<string, unknown> = {
    '1.3.6.1.2.1.1.1.0': text('A router'),
    '1.3.6.1.2.1.1.2.0': { type: 'oid', value: '1.3.6.1.4.1.99999.1' },
    '1.3.6.1.2.1.1.3.0': {
      type: 'ticks',
      get value() {
        return 1000 + Math.round(seconds() * 100);
      },
    },
    '1.3.6.1.2.1.1.5.0': text('edge'),
    '1.3.6.1.2.1.2.1.0': { type: 'integer', value: 2 },
  };
  for (const index of [1, 4]) {
    values[`${IF}.1.${String(index)}`] = { type: 'integer', value: index };
    values[`${IF}.2.${String(index)}`] = text(`port ${String(index)}`);
    values[`${IF}.5.${String(index)}`] = { type: 'gauge32', value: 1_000_000_000 };
    values[`${IF}.7.${String(index)}`] = { type: 'integer', value: 1 };
    values[`${IF}.8.${String(index)}`] = { type: 'integer', value: 1 };
    values[`${IF}.10.${String(index)}`] = {
      type: 'counter32',
      get value() {
        return Math.round(seconds() * 125_000 * index) % 2 ** 32;
      },
    };
    if (isOld) continue;
    values[`${IFX}.6.${String(index)}`] = {
      type: 'counter64',
      get value() {
        return 2n ** 60n + BigInt(Math.round(seconds() * 125_000 * index));
      },
    };
  }
  return values as Values;
}

for (const security of [
  { version: 1, community: 'public' },
  { version: 2, community: 'public' },
] as const satisfies readonly SnmpSecurity[])
  test(`an agent of version ${String(security.version)} is surveyed, planned and read at the true rate`, async () => {
    const agent = await startAgent(router(security.version === 1));
    running.push(agent.close);
    const { collector, of, rows, crashes } = startCollector();
    collector.put([{ id: 'one', ...agent.target, security, intervalMs: 30_000 }]);
    await vi.waitFor(() => expect(of('surveyed')).toHaveLength(1), PATIENCE);
    expect(of('surveyed')[0]).toMatchObject({ id: 'one', cause: 'first', facts: { sysName: 'edge' } });
    collector.plan('one', {
      ports: [
        { ifIndex: 4, number: 40 },
        { ifIndex: 1, number: 10 },
      ],
      oids: [{ key: 'in', oid: `${IF}.10`, isColumn: true, isCounter: false }],
    });
    await vi.waitFor(() => expect(rows()).toHaveLength(4), PATIENCE);
    const [first, second, third, fourth] = rows();
    expect(first?.[INTERFACE_COLUMN.inBps]).toBeNaN();
    expect(second?.[INTERFACE_COLUMN.state]).toBe(11);
    expect(third?.[INTERFACE_COLUMN.number]).toBe(10);
    expect(fourth?.[INTERFACE_COLUMN.number]).toBe(40);
    expect((third?.[INTERFACE_COLUMN.inBps] ?? 0) / 1e6).toBeCloseTo(1, 1);
    expect((fourth?.[INTERFACE_COLUMN.inBps] ?? 0) / 4e6).toBeCloseTo(1, 1);
    expect(fourth?.[INTERFACE_COLUMN.outBps]).toBeNaN();
    expect(of('oids')[0]?.values.map(({ index }) => index)).toEqual(['1', '4']);
    expect(crashes).toEqual([]);
  });

test('after a crash of the thread all agents and plans are there again', async () => {
  const agent = await startAgent(router());
  running.push(agent.close);
  const { collector, rows, of, crashes } = startCollector();
  const target = {
    id: 'one',
    ...agent.target,
    security: { version: 2, community: 'public' },
    intervalMs: 30_000,
  } as const;
  collector.put([target]);
  await vi.waitFor(() => expect(of('surveyed')).toHaveLength(1), PATIENCE);
  collector.plan('one', { ports: [{ ifIndex: 4, number: 40 }], oids: [] });
  await vi.waitFor(() => expect(rows()).toHaveLength(1), PATIENCE);
  // Not a plan: the thread fails at it, once.
  collector.plan('one', { ports: [{ ifIndex: 4, number: 40 }], oids: null as unknown as [] });
  await vi.waitFor(() => expect(crashes).toHaveLength(1), PATIENCE);
  collector.plan('one', { ports: [{ ifIndex: 1, number: 10 }], oids: [] });
  await vi.waitFor(() => expect(rows().at(-1)?.[INTERFACE_COLUMN.number]).toBe(10), PATIENCE);
});
