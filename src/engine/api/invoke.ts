import * as z from 'zod';
import { type CallContext, type CallName, calls, type Handlers, type Reply } from '../../contract/contract.ts';
import { roleCovers, type StreamAnswer } from '../../contract/define.ts';
import { Fault } from '../../contract/faults.ts';
import { issuesOf } from '../lib/issues.ts';

/**
 * The one gate to the engine, for every transport: does the call exist, may this caller make it, is the input right.
 *
 * @throws {Fault} `not-found`, `auth-failed`, `forbidden`, `invalid-input`, or what the handler throws
 */
export async function invoke(
  handlers: Handlers,
  request: { name: string; input: unknown },
  context: CallContext,
): Promise<unknown> {
  if (!Object.hasOwn(calls, request.name))
    throw new Fault('not-found', `There is no call named "${request.name.slice(0, 60)}".`);
  const name = request.name as CallName;
  const call = calls[name];
  if (!roleCovers(context.principal?.role, call.role)) {
    if (context.principal === undefined) throw new Fault('auth-failed', 'Sign in first, or send an access token.');
    throw new Fault('forbidden', `This needs the role ${call.role}; you are ${context.principal.role}.`);
  }
  const parsed = call.input.safeParse(request.input ?? {});
  if (!parsed.success) {
    const errors = issuesOf(parsed.error);
    throw new Fault('invalid-input', errors.map((error) => `${error.path}: ${error.message}`).join(' '), { errors });
  }
  const handler = handlers[name] as (input: unknown, context: CallContext) => unknown;
  return handler(parsed.data, context);
}

const Envelope = z.object({ id: z.number(), name: z.string(), input: z.unknown() });

/** Takes a piece of a long answer to the request of that id; resolves when there is room for the next. */
export type Take = (id: number, chunk: string) => Promise<void>;

async function sendChunks({ chunks }: StreamAnswer, id: number, take: Take): Promise<null> {
  for await (const chunk of chunks) await take(id, chunk);
  return null;
}

/**
 * Answers one envelope of IPC, WebSocket or control socket. Never rejects.
 *
 * @param take where the pieces of a long answer go, on a connection that can carry them
 */
export async function answer(handlers: Handlers, raw: unknown, context: CallContext, take?: Take): Promise<Reply> {
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success) {
    const fault = new Fault('invalid-input', 'A request is {id, name, input}.');
    return { id: 0, ok: false, fault: fault.toData() };
  }
  const { id, name, input } = envelope.data;
  try {
    const isStream = Object.hasOwn(calls, name) && calls[name as CallName].kind === 'stream';
    if (isStream && take === undefined)
      throw new Fault('unsupported', 'This answer may be long; ask for it over HTTP.');
    const value = await invoke(handlers, { name, input }, context);
    return { id, ok: true, value: isStream && take ? await sendChunks(value as StreamAnswer, id, take) : value };
  } catch (thrown) {
    return { id, ok: false, fault: Fault.from(thrown).toData() };
  }
}
