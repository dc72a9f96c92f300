import * as z from 'zod';

const Oid = z.string().regex(/^\d+(?:\.\d+)+$/, 'An object identifier is numbers with dots.');
/** A regular expression without slashes; upper and lower case count alike. */
const Pattern = z.string().max(500).refine(isPattern, 'This is not a regular expression.');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Several where models differ in where they keep something: the first one that has it counts. */
const OneOf = z.union([Oid, z.array(Oid).min(1)]);

/** Where a piece of a fact comes from. `match` picks a part of it: the first group, or all. */
const PartRule = z.strictObject({
  /** A scalar, or a column of which the first filled cell counts. */
  oid: Oid.optional(),
  /** A field of the first entity of a class that has it. */
  entity: z
    .strictObject({
      class: z.string().optional(),
      field: z.enum(['model', 'name', 'descr', 'serial', 'vendor', 'hw', 'fw', 'sw']),
    })
    .optional(),
  /** Part of the description or the object identifier itself. */
  from: z.enum(['sysDescr', 'sysObjectID', 'sysName']).optional(),
  match: Pattern.optional(),
  /** Words for values: of sysObjectID the part behind the enterprise's prefix, else the whole value. */
  words: z.record(z.string(), z.string()).optional(),
});
export type PartRule = z.output<typeof PartRule>;

/**
 * Where a fact comes from. The first of several that gives something wins. `as` writes the groups of `match` down in
 * another way ("AOS $1 / App $2"), or the `parts`, of which each must give something.
 */
const FactRule = PartRule.extend({
  as: z.string().max(200).optional(),
  parts: z.array(PartRule).min(2).optional(),
});
export type FactRule = z.output<typeof FactRule>;

const Name = z.strictObject({
  /** "{index}" is the index, "{1}" its first number; "{text}" the cell of `oid` at that index. */
  text: z.string().max(100).optional(),
  /** Column with names; the longest beginning of the index that it has counts. */
  oid: Oid.optional(),
  /** Where the index of that column is another: "{2}" is the second number of this one. */
  at: z.string().max(100).optional(),
  /** Column with the names of what owns the row, "{owner}", by the beginning of the index. */
  owner: Oid.optional(),
});
export type Name = z.output<typeof Name>;

/** Only the rows whose index fits, or whose cell of another column does: for tables that mix kinds of values. */
const Where = z.strictObject({ oid: Oid.optional(), at: z.string().max(100).optional(), match: Pattern });
export type Where = z.output<typeof Where>;

const ProcessorRule = z.strictObject({
  oid: OneOf.meta({ description: 'column or scalar with the load' }),
  name: Name.optional(),
  where: Where.optional(),
  /** The load stands in a text: its first group. */
  within: Pattern.optional(),
  /** The value is idle time: 100 minus it is the load. */
  isIdle: z.boolean().optional(),
  divisor: z.number().positive().optional(),
  /** Skips what the pattern finds in its name. */
  skip: Pattern.optional(),
});
export type ProcessorRule = z.output<typeof ProcessorRule>;

const MempoolRule = z.strictObject({
  name: Name.optional(),
  class: z.string().default('system'),
  where: Where.optional(),
  /** Two of the three, or the share alone: it counts in hundredths then. */
  used: OneOf.optional(),
  free: OneOf.optional(),
  total: OneOf.optional(),
  perc: OneOf.optional(),
  /** Bytes that one unit stands for. */
  unit: z.number().positive().default(1),
  skip: Pattern.optional(),
});
export type MempoolRule = z.output<typeof MempoolRule>;

const StorageRule = MempoolRule.omit({ class: true }).extend({ type: z.string().default('hrStorageFixedDisk') });
export type StorageRule = z.output<typeof StorageRule>;

/** A number's word and severity: 0 ok, 1 warning, 2 critical, 3 unknown. */
const States = z.record(z.string(), z.tuple([z.string(), z.number().int().min(0).max(3)]));
export type States = z.output<typeof States>;

const SensorRule = z.strictObject({
  class: z.string(),
  oid: Oid.meta({ description: 'column or scalar with the value' }),
  name: Name.optional(),
  where: Where.optional(),
  divisor: z.number().positive().optional(),
  multiplier: z.number().positive().optional(),
  /** Values that mean "not there". */
  absent: z.array(z.number()).optional(),
  /** The value is a power on a linear scale, and this many milliwatts are its unit: it is read as dBm. */
  milliwatts: z.number().positive().optional(),
  /** The value is a string of bits (BITS, or octets of flags), read as one number. */
  areBits: z.boolean().optional(),
  /** The device answers in words: their numbers, by the word in small letters. */
  words: z.record(z.string(), z.number()).optional(),
  /** A temperature in degrees Fahrenheit, read as Celsius. */
  isFahrenheit: z.boolean().optional(),
  /** Values are words. */
  states: States.optional(),
  skip: Pattern.optional(),
  limitHigh: z.number().optional(),
  limitLow: z.number().optional(),
});
export type SensorRule = z.output<typeof SensorRule>;
/** A sensor as profiles write it. */
export type Sensor = z.input<typeof SensorRule>;

/**
 * What to read from one kind of device, as data: an operating system with its marks and its own tables, beside the
 * standard ones that every device is asked for.
 */
export const ProfileSchema = z.strictObject({
  /** Equals the file name. */
  id: z.string().regex(/^[a-z0-9][a-z0-9_.-]*$/),
  title: z.string(),
  vendor: z.string(),
  type: z.string(),
  /** One of these must hold; the longest sysObjectID wins, then the one with a description that fits. */
  match: z.array(
    z.strictObject({
      sysObjectId: Oid.optional(),
      sysDescr: Pattern.optional(),
      notSysDescr: Pattern.optional(),
      /** Something the device must answer with, where the marks of the system group are not enough. */
      answers: z.strictObject({ oid: Oid, match: Pattern }).optional(),
    }),
  ),
  hardware: z.array(FactRule).default([]),
  version: z.array(FactRule).default([]),
  serial: z.array(FactRule).default([]),
  features: z.array(FactRule).default([]),
  processors: z.array(ProcessorRule).default([]),
  mempools: z.array(MempoolRule).default([]),
  storage: z.array(StorageRule).default([]),
  sensors: z.array(SensorRule).default([]),
  wireless: z.array(SensorRule).default([]),
  /** Tables of VLANs of its own: `id` is the column with their numbers, else they end the index. */
  vlans: z.array(z.strictObject({ name: Oid, id: Oid.optional() })).default([]),
  /** Tables of neighbours of its own, whose index begins with that of the interface. */
  neighbours: z.array(z.strictObject({ host: Oid, port: Oid, version: Oid.optional() })).default([]),
  /** Standard tables this kind fills with nonsense, or fills better elsewhere. */
  without: z
    .array(z.enum(['hr-processors', 'hr-memory', 'hr-storage', 'entity-sensors', 'ups', 'ucd', 'lm-sensors']))
    .default([]),
});
export type Profile = z.output<typeof ProfileSchema>;

/** A profile that ships with the program; checked when it is loaded, as those in the data folder are. */
export const defineProfile = (profile: z.input<typeof ProfileSchema>): Profile => ProfileSchema.parse(profile);
