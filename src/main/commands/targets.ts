import { lookup } from 'node:dns/promises';
import { classifyTarget } from '../../contract/addresses.ts';
import { Fault } from '../../contract/faults.ts';
import { UsageError } from '../exit-codes.ts';

const SNMP_PORT = 161;
/** "host", "host:1161", "[::1]:1161" or a bare IPv6 address. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/;

/** Host and port of a word on the command line. @throws {UsageError} */
export function targetOf(word: string): { readonly host: string; readonly port: number } {
  const match = WITH_PORT.exec(word);
  const port = match === null ? SNMP_PORT : Number(match[3]);
  if (port < 1 || port > 65_535) throw new UsageError(`${JSON.stringify(word)}: the port must be 1 to 65535.`);
  return { host: match?.[1] ?? match?.[2] ?? word, port };
}

/** Refuses a target that is none, before anything is resolved, sent or started. @throws {UsageError} */
export function checkTarget(target: string): void {
  const verdict = classifyTarget(target);
  if ('refused' in verdict) throw new UsageError(`${JSON.stringify(target)}: ${verdict.refused}`);
}

/** The literal address of a checked target. @throws {Fault} `not-found` */
export async function resolveTarget(target: string): Promise<string> {
  const verdict = classifyTarget(target);
  if ('family' in verdict && verdict.family !== 'name') return target;
  try {
    return (await lookup(target)).address;
  } catch (thrown) {
    throw new Fault('not-found', `The name ${target} has no address.`, { cause: thrown });
  }
}
