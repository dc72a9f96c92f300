import type { CallName, Push, Reply } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import { type ConnectionState, createStateCell, createTopicHub, type Credential, type Link } from './link.ts';
import type { Session } from './session.ts';

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5000;
/** The host speaks at least this often while it lives; silence beyond it means a dead line that nobody closed. */
const SILENCE_MS = 20_000;

/** The host ends a socket on which a message of more than 1 MiB comes; a character has up to three bytes. */
const MOST_CHARACTERS = 300_000;
/** Calls that may be longer than that, and their routes. */
const LONG_CALLS: ReadonlyMap<CallName, string> = new Map([
  ['mibs.add', '/api/v1/mibs'],
  ['imports.run', '/api/v1/imports'],
  ['devices.bulk', '/api/v1/devices/bulk'],
]);

type Socket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;
type SocketLinkOptions = {
  readonly session: Session;
  readonly open: () => Socket;
  /** One-time code of a link that the command line printed. */
  readonly setupCode: string | undefined;
};
type Waiting = { readonly resolve: (value: never) => void; readonly reject: (fault: Fault) => void };

const isPush = (message: Push | Reply): message is Push => 'topic' in message;

/** The client of the browser: one WebSocket that comes back by itself. */
export function createSocketLink({ session, open, setupCode }: SocketLinkOptions): Link {
  const state = createStateCell('connecting');
  const hub = createTopicHub(() => {
    if (state.get() === 'live') void subscribe();
  });
  const waiting = new Map<number, Waiting>();
  /** The one socket whose events count, from dialling on; `socket` once it is open. */
  let dialled: Socket | undefined;
  let socket: Socket | undefined;
  let lastId = 0;
  let retryMs = FIRST_RETRY_MS;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const call: Link['call'] = (name, input) =>
    new Promise((resolve, reject) => {
      if (socket === undefined) {
        reject(new Fault('unreachable', 'There is no connection to the host.'));
        return;
      }
      const text = JSON.stringify(input);
      const path = LONG_CALLS.get(name);
      if (path !== undefined && text.length > MOST_CHARACTERS) {
        session.post(path, text).then((value) => resolve(value as never), reject);
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      socket.send(`{"id":${String(lastId)},"name":${JSON.stringify(name)},"input":${text}}`);
    });

  const subscribe = async (): Promise<void> => {
    await call('system.subscribe', { topics: hub.wanted() });
  };

  async function begin(ours: Socket): Promise<void> {
    try {
      const asked = hub.wanted();
      await subscribe();
      retryMs = FIRST_RETRY_MS;
      state.set('live');
      // A view that opened meanwhile may want more.
      if (hub.wanted().join() !== asked.join()) await subscribe();
    } catch {
      ours.close();
    }
  }

  function take(text: string): void {
    heard();
    const message = JSON.parse(text) as Push | Reply;
    if (isPush(message)) {
      hub.take(message);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) asked?.resolve(message.value as never);
    else asked?.reject(Fault.fromData(message.fault));
  }

  /** After silence the host is asked; a second silence ends the connection. */
  function heard(next: () => void = askForLife): void {
    clearTimeout(silence);
    silence = setTimeout(next, SILENCE_MS);
  }
  function askForLife(): void {
    call('system.status', {}).catch(() => undefined);
    heard(hangUp);
  }
  function hangUp(): void {
    const dead = socket;
    lose('lost');
    dead?.close();
    later();
  }

  function lose(next: ConnectionState): void {
    dialled = undefined;
    socket = undefined;
    clearTimeout(silence);
    const orphans = [...waiting.values()];
    waiting.clear();
    for (const orphan of orphans) orphan.reject(new Fault('unreachable', 'The connection to the host was lost.'));
    state.set(next);
  }

  function later(): void {
    setTimeout(() => void connect(), retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  }

  async function connect(): Promise<void> {
    try {
      if (await session.isSignedIn()) dial();
      else state.set('signed-out');
    } catch {
      state.set('lost');
      later();
    }
  }

  function dial(): void {
    const ours = open();
    dialled = ours;
    const isOurs = (): boolean => dialled === ours;
    ours.addEventListener('open', () => {
      if (!isOurs()) return;
      socket = ours;
      heard();
      void begin(ours);
    });
    ours.addEventListener('message', ({ data }) => {
      if (isOurs()) take(String(data));
    });
    ours.addEventListener('close', () => {
      if (!isOurs()) return;
      lose('lost');
      later();
    });
  }

  async function signIn(credential: Credential): Promise<void> {
    await session.signIn(credential);
    state.set('connecting');
    retryMs = FIRST_RETRY_MS;
    await connect();
  }

  return {
    call,
    on: hub.on,
    onState: state.on,
    start() {
      // A code that was used before is no harm: an older session may still be valid.
      if (setupCode === undefined) void connect();
      else signIn({ code: setupCode }).catch(() => connect());
    },
    signIn,
    async signOut() {
      await session.signOut();
      const ours = socket;
      lose('signed-out');
      ours?.close();
    },
  };
}
