import type { EntityFacts } from '../../contract/facts.ts';
import { indexesOf, type Reader } from './reader.ts';
import { numberOf, textOf } from './values.ts';

/** @see ENTITY-MIB, RFC 6933 */
const ENTRY = '1.3.6.1.2.1.47.1.1.1.1';
const CLASSES = [
  'other',
  'unknown',
  'chassis',
  'backplane',
  'container',
  'powerSupply',
  'fan',
  'sensor',
  'module',
  'port',
  'stack',
  'cpu',
] as const;

/** The parts a device is made of. */
export async function readEntities(reader: Reader): Promise<readonly EntityFacts[]> {
  await reader.load(ENTRY);
  const column = (number: number) => reader.column(`${ENTRY}.${String(number)}`);
  const [descr, parent, kind, name, hw, fw, sw] = await Promise.all([2, 4, 5, 7, 8, 9, 10].map(column));
  const [serial, vendor, model] = await Promise.all([11, 12, 13].map(column));
  return indexesOf(...[descr, parent, kind, name, model, serial].map((one) => one ?? new Map()))
    .filter((index) => /^\d+$/.test(index))
    .map((index) => ({
      index: Number(index),
      parent: numberOf(parent?.get(index)),
      class: CLASSES[(numberOf(kind?.get(index)) ?? 0) - 1],
      name: textOf(name?.get(index)),
      descr: textOf(descr?.get(index)),
      model: textOf(model?.get(index)),
      serial: textOf(serial?.get(index)),
      vendor: textOf(vendor?.get(index)),
      hw: textOf(hw?.get(index)),
      fw: textOf(fw?.get(index)),
      sw: textOf(sw?.get(index)),
    }));
}
