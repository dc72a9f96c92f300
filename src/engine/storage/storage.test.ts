import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventLevel } from '../../contract/logs.ts';
import type { Storage, StoredEvent, StoredCredential, StoredSession, StoredToken } from './storage.ts';
import { aCheck, aDevice, anEvent, type Bench, createBench, id } from './testing/harness.ts';

let bench: Bench;
let storage: Storage;
beforeEach(async () => {
  bench = createBench();
  storage = await bench.open();
});
afterEach(() => bench.dispose());

/** What a second start finds. */
async function reopened(): Promise<Storage> {
  await storage.close();
  storage = await bench.open();
  return storage;
}

const spansOf = (deviceId: string, from = 0) =>
  storage.spans({ deviceIds: [deviceId], from, to: Number.MAX_SAFE_INTEGER });

describe('the inventory', () => {
  it('is empty at first, and the first check has number 1', async () => {
    expect(await storage.inventory()).toEqual({ devices: [], states: [], checkStates: [], nextCheckNumber: 1 });
  });

  it('gives devices back as they were put, after a restart too', async () => {
    const device = aDevice({ checks: [aCheck(2), aCheck(1, { type: 'tcp', enabled: false, intervalS: 2.5 })] });
    await storage.commit([{ type: 'device.put', device }]);
    expect((await storage.inventory()).devices).toEqual([device]);
    expect((await (await reopened()).inventory()).devices).toEqual([device]);
  });

  it('keeps any text: Unicode, NUL, quotes, SQL, ten thousand characters', async () => {
    const texts = ['Ünïcödé 東京 \u{1f980} \u202e', 'a\u0000b', `'"\\); DROP TABLE devices;--`, 'n'.repeat(10_000), ''];
    const devices = texts
      .map((text) => aDevice({ name: text, notes: text, groups: [text], tags: [text] }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await storage.commit(devices.map((device) => ({ type: 'device.put', device })));
    expect((await (await reopened()).inventory()).devices).toEqual(devices);
  });

  it('keeps every string a person can type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.jsonValue(), async (text, json) => {
        const device = aDevice({ notes: text, tags: [text] });
        await storage.commit([
          { type: 'device.put', device },
          { type: 'setting.put', key: text, value: json },
        ]);
        const { devices } = await storage.inventory();
        expect(devices.find((other) => other.id === device.id)).toEqual(device);
        expect(JSON.stringify(await storage.setting(text))).toBe(JSON.stringify(json));
      }),
      { numRuns: 40 },
    );
  });

  it('a check that is left out ends, one that stays keeps its number, and no number comes twice', async () => {
    const [first, second, third] = [aCheck(1), aCheck(2), aCheck(3)];
    const device = aDevice({ checks: [first, second] });
    await storage.commit([{ type: 'device.put', device }]);
    const changed = { ...device, checks: [third, { ...second, intervalS: 60 }] };
    await storage.commit([{ type: 'device.put', device: changed }]);
    await storage.commit([{ type: 'device.put', device: { ...device, checks: [second] } }]);
    const inventory = await storage.inventory();
    expect(inventory.devices[0]?.checks).toEqual([second]);
    expect(inventory.nextCheckNumber).toBe(4);
  });

  it.each([
    ['the number of another check', { number: 1 }],
    ['the id of a check of another device', {}],
  ])('a check with %s is refused and changes nothing', async (_, fields) => {
    const taken = aCheck(1);
    const owner = aDevice({ checks: [taken] });
    await storage.commit([{ type: 'device.put', device: owner }]);
    const intruder = aDevice({ checks: ['number' in fields ? aCheck(1) : { ...taken, number: 2 }] });
    await expect(storage.commit([{ type: 'device.put', device: intruder }])).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await storage.inventory()).devices).toEqual([owner]);
  });

  it('a removed device is gone with its states and checks, its numbers and its history stay', async () => {
    const device = aDevice({ checks: [aCheck(5)] });
    const checkId = device.checks[0]?.id ?? '';
    await storage.commit([
      { type: 'device.put', device },
      { type: 'state.put', state: { deviceId: device.id, state: 'up', since: 100 } },
      { type: 'check-state.put', state: { checkId, state: 'up', since: 100, reason: null } },
    ]);
    await storage.commit([{ type: 'device.remove', id: device.id, at: 900 }]);
    expect(await storage.inventory()).toEqual({ devices: [], states: [], checkStates: [], nextCheckNumber: 6 });
    expect(await spansOf(device.id)).toEqual([{ deviceId: device.id, state: 'up', from: 100, to: 900 }]);
  });
});

describe('states', () => {
  it('a new state closes the span before it', async () => {
    const device = aDevice({ checks: [aCheck(1)] });
    const put = (state: 'up' | 'down', since: number) =>
      storage.commit([{ type: 'state.put', state: { deviceId: device.id, state, since } }]);
    await storage.commit([{ type: 'device.put', device }]);
    await put('up', 100);
    await put('down', 200);
    await put('down', 200);
    await put('up', 300);
    const spans = [
      { deviceId: device.id, state: 'up', from: 100, to: 200 },
      { deviceId: device.id, state: 'down', from: 200, to: 300 },
      { deviceId: device.id, state: 'up', from: 300, to: null },
    ];
    expect(await spansOf(device.id)).toEqual(spans);
    expect(await spansOf(device.id, 250)).toEqual(spans.slice(1));
    expect(await spansOf(device.id, 10_000)).toEqual(spans.slice(2));
    expect((await storage.inventory()).states).toEqual([{ deviceId: device.id, state: 'up', since: 300 }]);
  });

  it('a clock that was set back makes no span that ends before it begins', async () => {
    const device = aDevice();
    await storage.commit([
      { type: 'device.put', device },
      { type: 'state.put', state: { deviceId: device.id, state: 'up', since: 500 } },
      { type: 'state.put', state: { deviceId: device.id, state: 'down', since: 400 } },
    ]);
    expect((await spansOf(device.id)).map(({ from, to }) => [from, to])).toEqual([
      [400, null],
      [500, 500],
    ]);
  });

  it('an outage keeps its reason and the check that decided, is paged newest first and outlives its device', async () => {
    const device = aDevice({ checks: [aCheck(1)] });
    const checkId = device.checks[0]?.id ?? '';
    const reason = JSON.stringify({ code: 'no-reply', params: { sent: 5 } });
    const put = (state: 'up' | 'down', since: number) =>
      ({ type: 'state.put', state: { deviceId: device.id, state, since, reason, checkId } }) as const;
    await storage.commit([
      { type: 'device.put', device },
      ...[100, 300, 500].flatMap((at) => [put('down', at), put('up', at + at / 5)]),
      put('down', 1000),
      { type: 'device.remove', id: device.id, at: 1500 },
    ]);
    const query = { from: 0, to: 5000, leastMs: 0, now: 5000, limit: 2 };
    const first = await (await reopened()).outages(query);
    expect(first.items).toEqual([
      { deviceId: device.id, deviceName: 'core-1', from: 1000, to: 1500, reason, checkId },
      { deviceId: device.id, deviceName: 'core-1', from: 500, to: 600, reason, checkId },
    ]);
    const rest = await storage.outages({ ...query, cursor: first.nextCursor ?? '' });
    expect([rest.items.map(({ from }) => from), rest.nextCursor]).toEqual([[300, 100], null]);
    const found = async (only: object) =>
      (await storage.outages({ ...query, limit: 9, ...only })).items.map(({ from }) => from);
    expect(await found({ from: 120, to: 500 })).toEqual([300]);
    expect(await found({ leastMs: 100 })).toEqual([1000, 500]);
    expect(await found({ deviceIds: [id()] })).toEqual([]);
    await expect(storage.outages({ ...query, cursor: "5.'; DROP" })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('a maintenance window comes back as it was put, until it is removed', async () => {
    const window = {
      id: id(),
      name: `Ünï'"`,
      deviceIds: [id()],
      groups: ['core'],
      tags: [],
      start: 1000,
      end: 2000,
      repeat: 'weekly',
      until: null,
      timeZone: 'Asia/Jakarta',
      createdAt: 1,
      updatedAt: 2,
    } as const;
    await storage.commit([{ type: 'maintenance.put', window }]);
    const changed = { ...window, until: 9000, updatedAt: 3 };
    await storage.commit([{ type: 'maintenance.put', window: changed }]);
    expect(await (await reopened()).maintenance()).toEqual([changed]);
    await storage.commit([{ type: 'maintenance.remove', id: window.id }]);
    expect(await storage.maintenance()).toEqual([]);
  });

  it('a check keeps its state and the reason for it', async () => {
    const device = aDevice({ checks: [aCheck(1)] });
    const state = { checkId: device.checks[0]?.id ?? '', state: 'down', since: 7, reason: 'no-reply' } as const;
    await storage.commit([
      { type: 'device.put', device },
      { type: 'check-state.put', state },
    ]);
    expect((await (await reopened()).inventory()).checkStates).toEqual([state]);
  });

  it.each(['state.put', 'check-state.put'] as const)('%s of what does not exist is refused', async (type) => {
    const nobody = id();
    const change =
      type === 'state.put'
        ? ({ type, state: { deviceId: nobody, state: 'up', since: 1 } } as const)
        : ({ type, state: { checkId: nobody, state: 'up', since: 1, reason: null } } as const);
    await expect(storage.commit([change])).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a commit', () => {
  it('is all or none', async () => {
    const device = aDevice();
    const list = storage.commit([
      { type: 'device.put', device },
      { type: 'state.put', state: { deviceId: id(), state: 'up', since: 1 } },
    ]);
    await expect(list).rejects.toMatchObject({ name: 'Fault' });
    expect((await storage.inventory()).devices).toEqual([]);
  });

  it('that fails takes nothing from those it shared a transaction with', async () => {
    const devices = Array.from({ length: 20 }, () => aDevice());
    const outcomes = await Promise.allSettled(
      devices.map((device, index) =>
        storage.commit([
          { type: 'device.put', device },
          { type: 'state.put', state: { deviceId: index % 5 === 0 ? id() : device.id, state: 'up', since: 1 } },
        ]),
      ),
    );
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(devices.map((_, index) => index % 5 !== 0));
    expect((await storage.inventory()).devices).toHaveLength(16);
  });

  it('may be repeated without harm', async () => {
    const device = aDevice({ checks: [aCheck(1)] });
    const event = anEvent(5);
    const gap = { from: 1, to: 2, reason: 'asleep' } as const;
    const list = [
      { type: 'device.put', device },
      { type: 'state.put', state: { deviceId: device.id, state: 'up', since: 1 } },
      { type: 'event.add', event },
      { type: 'gap.add', gap },
      { type: 'token.remove', id: id() },
    ] as const;
    await storage.commit(list);
    await storage.commit(list);
    expect((await storage.events({ limit: 10 })).items).toEqual([event]);
    expect(await storage.gaps(0)).toEqual([gap]);
    expect(await spansOf(device.id)).toHaveLength(1);
  });
});

describe('the system log', () => {
  const levels: readonly EventLevel[] = ['info', 'warning', 'error'];
  const device = id();
  const events: StoredEvent[] = Array.from({ length: 25 }, (_, index) =>
    anEvent(1000 + Math.floor(index / 3), {
      level: levels[index % 3] ?? 'info',
      kind: index % 2 === 0 ? 'down' : 'up',
      deviceId: index % 4 === 0 ? device : null,
      params: { rttMs: 1.5, text: 'ü' },
    }),
  );
  const newestFirst = events.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));

  it.each([
    ['everything', {}, () => true],
    ['some levels', { level: ['warning', 'error'] }, (event: StoredEvent) => event.level !== 'info'],
    ['a kind', { kind: ['down'] }, (event: StoredEvent) => event.kind === 'down'],
    ['no kind at all', { kind: [] }, () => false],
    ['a device', { deviceId: device }, (event: StoredEvent) => event.deviceId === device],
    [
      'a device, a level and a time',
      { deviceId: device, level: ['info'], from: 1002, to: 1005 },
      (event: StoredEvent) =>
        event.deviceId === device && event.level === 'info' && event.at >= 1002 && event.at <= 1005,
    ],
  ] as const)('pages through %s, newest first, each event once', async (_, filter, matches) => {
    await storage.commit(events.map((event) => ({ type: 'event.add', event })));
    const found: StoredEvent[] = [];
    let cursor: string | undefined;
    do {
      const page = await storage.events({ ...filter, limit: 4, cursor });
      expect(page.items.length).toBeLessThanOrEqual(4);
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(newestFirst.filter(matches));
  });

  it.each(['', 'x', '1', "1.'; DROP TABLE events;--", '99999999999999999999.a'])(
    'the cursor %j is refused',
    async (cursor) => {
      await expect(storage.events({ limit: 1, cursor })).rejects.toMatchObject({ code: 'invalid-input' });
    },
  );
});

describe('the rest', () => {
  it('gaps are given from a moment on', async () => {
    const [first, second] = [
      { from: 1, to: 5, reason: 'asleep' },
      { from: 7, to: 9, reason: 'not-running' },
    ] as const;
    await storage.commit([
      { type: 'gap.add', gap: second },
      { type: 'gap.add', gap: first },
    ]);
    expect(await storage.gaps(0)).toEqual([first, second]);
    expect(await storage.gaps(6)).toEqual([second]);
  });

  it('tokens and sessions come, change and go', async () => {
    const token: StoredToken = {
      id: id(),
      name: 'ci',
      role: 'viewer',
      scope: { groups: ['core'], sites: [] },
      readOnly: true,
      hash: 'ab',
      createdAt: 1,
      expiresAt: 9,
      lastUsedAt: null,
    };
    const owner = { kind: 'token', id: token.id } as const;
    const session: StoredSession = { id: id(), hash: 'cd', owner, createdAt: 1, seenAt: 3 };
    await storage.commit([
      { type: 'token.put', token },
      { type: 'token.put', token: { ...token, lastUsedAt: 5 } },
      { type: 'session.put', session },
    ]);
    expect(await storage.tokens()).toEqual([{ ...token, lastUsedAt: 5 }]);
    expect(await storage.sessions()).toEqual([session]);
    await storage.commit([
      { type: 'token.remove', id: token.id },
      { type: 'session.remove', id: session.id },
    ]);
    expect([await storage.tokens(), await storage.sessions()]).toEqual([[], []]);
  });

  it('credentials keep their places, and nothing of them is left when they go', async () => {
    const credential: StoredCredential = {
      id: id(),
      name: 'core',
      kind: 'snmp-v2c',
      fields: {},
      sealed: { community: { v: 1, nonce: 'AA==', data: 'BB==' } },
      secretSetAt: 4,
      assignments: [{ level: 'site', target: 'Pusat' }],
      createdAt: 1,
      updatedAt: 4,
    };
    await storage.commit([{ type: 'credential.put', credential }]);
    expect(await storage.credentials()).toEqual([credential]);
    const twin = { ...credential, id: id() };
    await expect(storage.commit([{ type: 'credential.put', credential: twin }])).rejects.toThrow();
    await storage.commit([{ type: 'credential.remove', id: credential.id }]);
    await storage.commit([{ type: 'credential.put', credential: twin }]);
    expect(await storage.credentials()).toEqual([twin]);
  });

  it('a setting that was never put is undefined', async () => {
    expect(await storage.setting('nothing')).toBeUndefined();
  });

  it('says how many bytes it takes on disk', async () => {
    const before = await storage.bytes();
    await storage.commit(
      Array.from({ length: 50 }, () => ({ type: 'device.put', device: aDevice({ notes: 'n'.repeat(5000) }) })),
    );
    expect(await storage.bytes()).toBeGreaterThan(before + 200_000);
  });
});
