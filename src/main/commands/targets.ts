import { lookup } from 'node:dns/promises';
import { classifyTarget } from '../../contract/addresses.ts';
import { Fault } from '../../contract/faults.ts';
import { UsageError } from '../exit-codes.ts';

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
