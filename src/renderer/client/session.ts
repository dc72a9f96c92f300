import { Fault, FAULT_CODES, type FaultCode } from '../../contract/faults.ts';
import type { Credential } from './link.ts';

const PATH = '/api/v1/session';
/** What the sign-in page tells apart. */
const REASONS = ['code-needed', 'too-many-attempts'] as const;

/** Shows the host that this page asks, and not another that uses its cookie. */
const OWN_HEADER = { 'x-ronda-request': '1' };

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

async function problemOf(response: Response): Promise<Fault> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = typeof body === 'object' && body !== null ? body : {};
  const code = 'code' in problem ? FAULT_CODES.find((known) => known === problem.code) : undefined;
  const detail = 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : response.statusText;
  const byStatus: FaultCode = response.status === 401 ? 'auth-failed' : 'internal';
  const reason = 'reason' in problem ? REASONS.find((known) => known === problem.reason) : undefined;
  return new Fault(code ?? byStatus, detail, { reason });
}

/** The browser's session with the host; the secret itself is a cookie no script can read. */
export function createSession(fetch: Fetch) {
  const send = async (path: string, method: string, body?: string): Promise<Response> => {
    try {
      return await fetch(path, {
        method,
        headers: { ...OWN_HEADER, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body }),
      });
    } catch (thrown) {
      throw new Fault('unreachable', 'The host does not answer.', { cause: thrown });
    }
  };
  const ask = (method: string, credential?: Credential): Promise<Response> =>
    send(PATH, method, credential && JSON.stringify(credential));
  return {
    /** Hands the host what is too long for a message of the socket. @throws {Fault} as the host refuses it */
    async post(path: string, text: string): Promise<unknown> {
      const response = await send(path, 'POST', text);
      if (!response.ok) throw await problemOf(response);
      return response.json();
    },
    /** @throws {Fault} `unreachable` when nobody answers */
    async isSignedIn(): Promise<boolean> {
      return (await ask('GET')).status !== 401;
    },
    async signIn(credential: Credential): Promise<void> {
      const response = await ask('POST', credential);
      if (!response.ok) throw await problemOf(response);
    },
    async signOut(): Promise<void> {
      await ask('DELETE');
    },
  };
}
export type Session = ReturnType<typeof createSession>;
