import * as z from 'zod';
import { type CallContext, type CallName, calls, type Handlers, type Reply } from '../../contract/contract.ts';
import type { Principal } from '../../contract/access.ts';
import { type Call, roleCovers, type StreamAnswer } from '../../contract/define.ts';
import { Fault } from '../../contract/faults.ts';
import type { Audit } from '../audit/audit.ts';
import { issuesOf } from '../lib/issues.ts';

/** What answers calls. */
export type Desk = {
  readonly handlers: Handlers;
  /** Keeps a record of commands; absent: nobody asked for one. */
  readonly audit?: Pick<Audit, 'refused' | 'command'> | undefined;
};

/** Why a caller may not make a call; undefined when it may. Whatever the contract does not allow is refused. */
function refusalOf(call: Call, principal: Principal | undefined): Fault | undefined {
  if (call.role === 'anyone') return undefined;
  if (principal === undefined) return new Fault('auth-failed', 'Sign in first, or send an access token.');
  const { role, kind, scope, readOnly } = principal;
  if (!roleCovers(role, call.role)) return new Fault('forbidden', `This needs the role ${call.role}; you are ${role}.`);
  if (call.localOnly && kind !== 'local')
    return new Fault('forbidden', 'This can be done only on the computer that Ronda runs on.');
  if (scope && !call.scoped)
    return new Fault('forbidden', 'This concerns every device; you may see and change those of your groups and sites.');
  if (readOnly && call.kind === 'command' && !call.board)
    return new Fault('forbidden', 'This access token only reads.');
  return undefined;
}

/** What a command is done to, from the fields of its input that name things. */
function targetOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const named = ['id', 'name', 'address', 'deviceId'].map((field) => (input as Record<string, unknown>)[field]);
  return named.find((value) => typeof value === 'string') ?? null;
}

function parse(call: Call, input: unknown): unknown {
  const parsed = call.input.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const errors = issuesOf(parsed.error);
  throw new Fault('invalid-input', errors.map((error) => `${error.path}: ${error.message}`).join(' '), { errors });
}

/**
 * The one gate to the engine, for every transport: does the call exist, may this caller make it, is the input right.
 * Commands are written to the audit log, those that are refused as well.
 *
 * @throws {Fault} `not-found`, `auth-failed`, `forbidden`, `invalid-input`, or what the handler throws
 */
export async function invoke(
  { handlers, audit }: Desk,
  request: { name: string; input: unknown },
  context: CallContext,
): Promise<unknown> {
  if (!Object.hasOwn(calls, request.name))
    throw new Fault('not-found', `There is no call named "${request.name.slice(0, 60)}".`);
  const name = request.name as CallName;
  const call: Call = calls[name];
  const isAudited = call.kind === 'command' && call.unaudited === undefined;
  const act = { action: name, target: targetOf(request.input), context };
  const refusal = refusalOf(call, context.principal);
  if (refusal) {
    if (isAudited) await audit?.refused(act, refusal);
    throw refusal;
  }
  const carryOut = () => {
    const handler = handlers[name] as (input: unknown, context: CallContext) => unknown;
    return handler(parse(call, request.input), context);
  };
  return isAudited && audit ? audit.command(act, carryOut) : carryOut();
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
export async function answer(desk: Desk, raw: unknown, context: CallContext, take?: Take): Promise<Reply> {
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
    const value = await invoke(desk, { name, input }, context);
    return { id, ok: true, value: isStream && take ? await sendChunks(value as StreamAnswer, id, take) : value };
  } catch (thrown) {
    return { id, ok: false, fault: Fault.from(thrown).toData() };
  }
}
