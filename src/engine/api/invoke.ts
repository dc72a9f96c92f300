import * as z from 'zod';
import { type CallContext, type CallName, calls, type Handlers, type Reply } from '../../contract/contract.ts';
import { roleCovers } from '../../contract/define.ts';
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

/** Answers one envelope of IPC, WebSocket or control socket. Never rejects. */
export async function answer(handlers: Handlers, raw: unknown, context: CallContext): Promise<Reply> {
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success) {
    const fault = new Fault('invalid-input', 'A request is {id, name, input}.');
    return { id: 0, ok: false, fault: fault.toData() };
  }
  const { id, name, input } = envelope.data;
  try {
    return { id, ok: true, value: await invoke(handlers, { name, input }, context) };
  } catch (thrown) {
    return { id, ok: false, fault: Fault.from(thrown).toData() };
  }
}
