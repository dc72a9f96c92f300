/** How a device is at a moment. */
export type Vitals = {
  /** Per cent. */
  readonly cpuPct: number;
  /** Bytes. */
  readonly memoryTotal: number;
  readonly memoryUsed: number;
  readonly temperatureC: number;
  /** Share of its disk that is used, 0 to 1. */
  readonly diskShare: number;
  /** How busy people are, 0 to 1. */
  readonly busy: number;
};
/** What the objects of a kind may follow from. */
export type Reading = { readonly serial: string; readonly uptimeTicks: number; readonly vitals: Vitals };

/** One interface of a kind of device. */
export type PortShape = {
  /** ifName */
  readonly name: string;
  /** ifDescr */
  readonly descr: string;
  /** IANAifType */
  readonly type: number;
  /** bit/s; 0 for what has no speed. */
  readonly speed: number;
  readonly mtu: number;
};

/** IANAifType-MIB */
export const IF_TYPE = {
  other: 1,
  ethernet: 6,
  loopback: 24,
  virtual: 53,
  wireless: 71,
  lag: 161,
  bridge: 209,
} as const;

export type ValueType = 'integer' | 'text' | 'octets' | 'oid' | 'gauge32' | 'counter32' | 'counter64' | 'ticks' | 'ip';
export type Value = number | string | Uint8Array;
/** An object: its instance, its type, and its value or how that follows from the moment. */
export type ObjectRow = {
  readonly oid: string;
  /** How many of the last numbers are the instance; 1 unless told. */
  readonly instance?: number;
  readonly type: ValueType;
  readonly value: Value | ((reading: Reading) => Value);
};

export const KIND_NAMES = ['router', 'mikrotik', 'switch48', 'access-point', 'linux-server', 'ups', 'printer'] as const;
/** `recorded`: replays what another device once answered. */
export type KindName = (typeof KIND_NAMES)[number] | 'recorded';

/** A process; threads of the kernel have no path. */
export type ProcessShape = {
  readonly name: string;
  readonly path: string;
  readonly parameters: string;
  /** Share of the time of one processor that it uses, 0 to 1. */
  readonly cpu: number;
  /** Share of the memory in use that is its own, 0 to 1. */
  readonly memory: number;
};

/** A kind of device, as data: who it says it is, its interfaces, and its maker's own objects. */
export type Kind = {
  readonly name: KindName;
  /** Beginning of the names of its devices. */
  readonly prefix: string;
  readonly vendor: string;
  /** As its parts list names it; undefined: it has none. */
  readonly model?: string;
  readonly version?: string;
  readonly sysDescr: string;
  readonly sysObjectId: string;
  /** sysServices @see RFC 3418 */
  readonly services: number;
  /** Bits of LldpSystemCapabilitiesMap, first one highest; undefined: it does not speak LLDP. */
  readonly lldp?: number;
  readonly isBridge: boolean;
  /** Interfaces with cables, of which there are so many unless told. */
  readonly ports: { readonly count: number; readonly isFixed: boolean; readonly shape: (number: number) => PortShape };
  /** Interfaces without: what carries the address of the device, if no cable does. */
  readonly virtual: readonly PortShape[];
  /** Name of its n-th bundle of cables. */
  readonly lag?: (number: number) => PortShape;
  readonly memoryBytes: number;
  /** CPU at rest, per cent. */
  readonly calmCpuPct: number;
  readonly objects: readonly ObjectRow[];
  /** What runs on every one, and besides on those that are for something; undefined: it does not tell. */
  readonly processes?: { readonly base: readonly ProcessShape[]; readonly roles: readonly (readonly ProcessShape[])[] };
  /** The table it tells its routes in: inetCidrRouteTable or ipCidrRouteTable; undefined: in none. */
  readonly routes?: 'inet' | 'cidr';
};

const GIGABIT = 1e9;
export const ethernet = (name: string, descr = name, speed = GIGABIT): PortShape => ({
  name,
  descr,
  type: IF_TYPE.ethernet,
  speed,
  mtu: 1500,
});

/** The same objects for several instances. */
export const each = <T>(
  of: readonly T[],
  rows: (one: T, index: number) => readonly ObjectRow[],
): readonly ObjectRow[] => of.flatMap((one, at) => rows(one, at + 1));

const STORAGE = '1.3.6.1.2.1.25.2.3.1';
const STORAGE_TYPES = '1.3.6.1.2.1.25.2.1';
/** hrStorageAllocationUnits of all areas, bytes. */
export const STORAGE_UNIT = 1024;
/** A row of hrStorageTable. `type`: number below hrStorageTypes; sizes in units. @see HOST-RESOURCES-MIB, RFC 2790 */
export const storageArea = (
  index: number,
  { type, name }: { readonly type: number; readonly name: string },
  sizes: { readonly total: ObjectRow['value']; readonly used: ObjectRow['value'] },
): readonly ObjectRow[] => {
  const at = String(index);
  return [
    { oid: `${STORAGE}.1.${at}`, type: 'integer', value: index },
    { oid: `${STORAGE}.2.${at}`, type: 'oid', value: `${STORAGE_TYPES}.${String(type)}` },
    { oid: `${STORAGE}.3.${at}`, type: 'text', value: name },
    { oid: `${STORAGE}.4.${at}`, type: 'integer', value: STORAGE_UNIT },
    { oid: `${STORAGE}.5.${at}`, type: 'integer', value: sizes.total },
    { oid: `${STORAGE}.6.${at}`, type: 'integer', value: sizes.used },
  ];
};
/** hrStorageRam and hrStorageFixedDisk. */
export const STORAGE_TYPE = { ram: 2, disk: 4 } as const;
/** The memory of the device as such an area. */
export const memoryArea = (index: number, name: string): readonly ObjectRow[] =>
  storageArea(
    index,
    { type: STORAGE_TYPE.ram, name },
    {
      total: ({ vitals }) => Math.floor(vitals.memoryTotal / STORAGE_UNIT),
      used: ({ vitals }) => Math.floor(vitals.memoryUsed / STORAGE_UNIT),
    },
  );
