import type { MempoolFacts, ProcessorFacts, StorageFacts } from '../../contract/facts.ts';
import { indexesOf, type Reader } from './reader.ts';
import { numberOf, textOf } from './values.ts';

/** @see HOST-RESOURCES-MIB, RFC 2790 */
const STORAGE_ENTRY = '1.3.6.1.2.1.25.2.3.1';
const STORAGE_TYPES = '1.3.6.1.2.1.25.2.1.';
const FS_TYPES = '1.3.6.1.2.1.25.3.9.';
const LOAD = '1.3.6.1.2.1.25.3.3.1.2';
const DEVICE_DESCR = '1.3.6.1.2.1.25.3.2.1.3';
const RAM = 2;
const VIRTUAL = 3;
const STORAGE_NAMES: Readonly<Record<number, string>> = {
  1: 'hrStorageOther',
  4: 'hrStorageFixedDisk',
  5: 'hrStorageRemovableDisk',
  6: 'hrStorageFloppyDisk',
  7: 'hrStorageCompactDisc',
  8: 'hrStorageRamDisk',
  9: 'hrStorageFlashMemory',
  10: 'hrStorageNetworkDisk',
};
const MAX_32 = 2 ** 32;

type Area = {
  readonly index: string;
  readonly descr: string;
  /** Number below hrStorageTypes; undefined for a file system type of hrFSTypes. */
  readonly type: number | undefined;
  readonly fsType: number | undefined;
  readonly units: number;
  readonly total: number;
  readonly used: number;
};

/** Sizes are signed 32-bit integers; beyond that agents let them become negative. */
const size = (value: number | undefined): number => (value === undefined ? 0 : value < 0 ? value + MAX_32 : value);

const below = (oid: string | undefined, prefix: string): number | undefined => {
  const rest = oid?.startsWith(prefix) === true ? Number(oid.slice(prefix.length)) : Number.NaN;
  return Number.isInteger(rest) ? rest : undefined;
};

async function areasOf(reader: Reader): Promise<readonly Area[]> {
  await reader.load(STORAGE_ENTRY);
  const column = (number: number) => reader.column(`${STORAGE_ENTRY}.${String(number)}`);
  const [types, descrs, units, sizes, useds] = await Promise.all([
    column(2),
    column(3),
    column(4),
    column(5),
    column(6),
  ]);
  return indexesOf(types, descrs, sizes).map((index) => {
    const type = textOf(types.get(index));
    const unit = numberOf(units.get(index)) ?? 1;
    return {
      index,
      descr: textOf(descrs.get(index)) ?? index,
      type: below(type, STORAGE_TYPES),
      fsType: below(type, FS_TYPES),
      units: unit,
      total: size(numberOf(sizes.get(index))) * unit,
      used: size(numberOf(useds.get(index))) * unit,
    };
  });
}

const share = (used: number, total: number): number => Math.round((used / total) * 100);

/** What a part of memory is for, by its name: the MIB has no word for it. */
function classOf({ descr, type }: Area): string {
  if (/buffer/i.test(descr)) return 'buffers';
  if (/cache/i.test(descr)) return 'cached';
  if (/\bshared\b/i.test(descr) && !/metrics/i.test(descr)) return 'shared';
  if (/swap/i.test(descr)) return 'swap';
  return type === VIRTUAL ? 'virtual' : 'system';
}

const isMemory = ({ type, descr }: Area): boolean =>
  type === RAM || type === VIRTUAL || (type === 1 && /memory|buffer|cache|swap/i.test(descr));

/** Memory by the storage table: what is only lent to buffers and caches is not counted as used. */
export async function readMemory(reader: Reader): Promise<readonly MempoolFacts[]> {
  const areas = (await areasOf(reader)).filter((area) => isMemory(area) && area.total > 0);
  const lent = areas
    .filter((area) => ['buffers', 'cached'].includes(classOf(area)))
    .reduce((sum, { used }) => sum + used, 0);
  return areas.map((area) => {
    const kind = classOf(area);
    const ownTotal = areas.find((one) => classOf(one) === 'system')?.total ?? area.total;
    const total =
      kind === 'cached' || kind === 'buffers' || kind === 'shared' ? Math.max(ownTotal, area.used) : area.total;
    const isMain =
      kind === 'system' &&
      area.type === RAM &&
      area.used > lent &&
      areas.find((one) => classOf(one) === 'system') === area;
    const used = isMain ? area.used - lent : area.used;
    return {
      descr: area.descr,
      class: kind,
      perc: share(used, total),
      used,
      free: total - used,
      total,
      index: area.index,
    };
  });
}

/** File systems and disks by the storage table. */
export async function readStorage(reader: Reader): Promise<readonly StorageFacts[]> {
  const areas = await areasOf(reader);
  return areas
    .filter((area) => !isMemory(area) && area.total > 0 && (area.fsType !== undefined || (area.type ?? 0) > 0))
    .filter(({ type }) => type !== 6 && type !== 7)
    .map(({ descr, type, index, units, total, used }) => ({
      descr,
      type: STORAGE_NAMES[type ?? 4] ?? 'hrStorageFixedDisk',
      size: total,
      used,
      free: total - used,
      perc: share(used, total),
      units,
      index,
    }));
}

/** Load of each processor over the last minute. */
export async function readProcessors(reader: Reader): Promise<readonly ProcessorFacts[]> {
  const load = await reader.column(LOAD);
  if (load.size === 0) return [];
  const descrs = await reader.column(DEVICE_DESCR);
  return [...load].flatMap(([index, cell]) => {
    const usage = numberOf(cell);
    if (usage === undefined || usage < 0 || usage > 100) return [];
    return [{ descr: textOf(descrs.get(index)) ?? 'Processor', usage, oid: cell.oid, index }];
  });
}
