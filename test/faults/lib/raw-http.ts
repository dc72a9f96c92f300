import { request } from 'node:http';
import { connect } from 'node:net';

/** Host, Origin and Sec-Fetch headers exactly as told, which `fetch` would not send; the status, 0 for none. */
export const statusOf = (
  url: URL,
  { method = 'GET', headers = {}, body = '', localAddress = '127.0.0.1' }: Partial<Asked> = {},
): Promise<number> =>
  new Promise((resolve) => {
    const asked = request(url, { method, headers, localAddress, agent: false }, (answer) => {
      answer.resume();
      answer.once('close', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', () => resolve(0));
    asked.end(body);
  });
type Asked = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Loopback address to ask from. */
  readonly localAddress: string;
};

/** Sends bytes as they are and gives what comes back until the other side ends it, or the time is over. */
export const rawExchange = (port: number, bytes: string | Buffer, withinMs: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const timer = setTimeout(() => socket.destroy(), withinMs);
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(text);
    });
    socket.write(bytes);
  });
