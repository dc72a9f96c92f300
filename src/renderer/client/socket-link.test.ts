import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSocketLink } from './socket-link.ts';

/** A WebSocket of which the test is the other side. */
class FakeSocket extends EventTarget {
  readonly sent: { id: number; name: string; input: unknown }[] = [];
  readonly send = (text: string): void => void this.sent.push(JSON.parse(text));
  readonly close = (): void => void this.dispatchEvent(new Event('close'));
  readonly open = (): void => void this.dispatchEvent(new Event('open'));
  readonly say = (message: unknown): void =>
    void this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  readonly accept = (): void => {
    this.open();
    this.say({ id: this.sent.at(-1)?.id, ok: true, value: {} });
  };
}

function start(options: { isSignedIn?: boolean; setupCode?: string } = {}) {
  const sockets: FakeSocket[] = [];
  const session = {
    post: vi.fn(async (): Promise<unknown> => ({ name: 'ACME-MIB' })),
    isSignedIn: vi.fn(async () => options.isSignedIn ?? true),
    signIn: vi.fn(async () => undefined),
    signOut: vi.fn(async () => undefined),
  };
  const link = createSocketLink({
    session,
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    setupCode: options.setupCode,
  });
  const states: string[] = [];
  link.onState((state) => states.push(state));
  return { link, sockets, session, states };
}
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('the connection of a browser', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hands over by a request what is too long for the socket', async () => {
    const { link, sockets, session } = start();
    link.start();
    await settle();
    sockets[0]?.accept();
    await settle();
    const text = 'x'.repeat(400_000);
    expect(await link.call('mibs.add', { text })).toEqual({ name: 'ACME-MIB' });
    expect(session.post).toHaveBeenCalledWith('/api/v1/mibs', JSON.stringify({ text }));
    void link.call('mibs.add', { text: 'short' }).catch(() => undefined);
    expect(sockets[0]?.sent.at(-1)).toMatchObject({ name: 'mibs.add', input: { text: 'short' } });
  });

  it('asks for every wanted topic at once and hands pushes on', async () => {
    const { link, sockets, states } = start();
    const heard = vi.fn();
    link.on('status', heard);
    link.on('live', () => undefined);
    link.start();
    await settle();
    sockets[0]?.accept();
    await settle();
    expect(sockets[0]?.sent[0]).toMatchObject({ name: 'system.subscribe', input: { topics: ['status', 'live'] } });
    sockets[0]?.say({ topic: 'status', payload: { version: '1' } });
    expect(heard).toHaveBeenCalledWith({ version: '1' });
    expect(states).toEqual(['connecting', 'live']);
  });

  it('asks again for what a view wants that opened while the first answer was awaited', async () => {
    const { link, sockets } = start();
    link.on('status', () => undefined);
    link.start();
    await settle();
    sockets[0]?.open();
    link.on('topology', () => undefined);
    sockets[0]?.say({ id: sockets[0].sent.at(-1)?.id, ok: true, value: {} });
    await settle();
    expect(sockets[0]?.sent.map(({ input }) => input)).toEqual([
      { topics: ['status'] },
      { topics: ['status', 'topology'] },
    ]);
  });

  it('comes back by itself, later each time, and subscribes again', async () => {
    const { link, sockets, states } = start();
    link.on('live', () => undefined);
    link.start();
    await settle();
    sockets[0]?.accept();
    await settle();
    sockets[0]?.close();
    expect(states.at(-1)).toBe('lost');
    await settle(250);
    expect(sockets).toHaveLength(2);
    sockets[1]?.close();
    await settle(400);
    expect(sockets).toHaveLength(2);
    await settle(100);
    sockets[2]?.accept();
    await settle();
    expect(sockets[2]?.sent[0]?.name).toBe('system.subscribe');
    expect(states.at(-1)).toBe('live');
  });

  it('rejects what was being asked when the connection is lost', async () => {
    const { link, sockets } = start();
    link.start();
    await settle();
    sockets[0]?.accept();
    const asked = expect(link.call('system.status', {})).rejects.toMatchObject({ code: 'unreachable' });
    sockets[0]?.close();
    await asked;
  });

  it('rebuilds the fault of a refused call', async () => {
    const { link, sockets } = start();
    link.start();
    await settle();
    sockets[0]?.accept();
    const asked = expect(link.call('system.status', {})).rejects.toMatchObject({ code: 'forbidden' });
    sockets[0]?.say({ id: 2, ok: false, fault: { code: 'forbidden', message: 'no', retryable: false } });
    await asked;
  });

  it('gives a silent line up after asking it once', async () => {
    const { link, sockets, states } = start();
    link.start();
    await settle();
    sockets[0]?.accept();
    await settle(20_000);
    expect(sockets[0]?.sent.at(-1)?.name).toBe('system.status');
    await settle(20_000);
    expect(states.at(-1)).toBe('lost');
  });

  it('shows the sign-in page instead of knocking on and on', async () => {
    const { link, sockets, states } = start({ isSignedIn: false });
    link.start();
    await settle(10_000);
    expect(sockets).toHaveLength(0);
    expect(states).toEqual(['connecting', 'signed-out']);
  });

  it('stays signed out after signing out', async () => {
    const { link, sockets, states } = start();
    link.start();
    await settle();
    sockets[0]?.accept();
    await settle();
    await link.signOut();
    await settle(10_000);
    expect(states.at(-1)).toBe('signed-out');
    expect(sockets).toHaveLength(1);
  });

  it('exchanges the code of a setup link first', async () => {
    const { link, session } = start({ setupCode: 'abc' });
    link.start();
    await settle();
    expect(session.signIn).toHaveBeenCalledWith({ code: 'abc' });
  });
});
