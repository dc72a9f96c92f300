import * as z from 'zod';
import { command, Id, IdInput, Instant, Nothing, query } from './define.ts';
import { label } from './devices.ts';
import { OidSettings } from './interfaces.ts';

/** More than any maker's file has. */
export const MOST_MIB_CHARACTERS = 5_000_000;

/** Numbers with dots, or a name of a MIB with them: "1.3.6.1.2.1.1.5.0", "sysName.0", "IF-MIB::ifInOctets.3". */
/** An index of a table has at most 128 numbers less those of its column. @see RFC 2578 section 3.5 */
const MOST_INDEX_CHARACTERS = 1300;

const OidOrName = z
  .string()
  .max(600)
  .regex(/^[\w:.-]+$/, 'Write numbers with dots or the name of an object, such as sysName.0.');

const MibFile = z.object({
  /** Of its first module. */
  name: z.string(),
  modules: z.array(z.string()),
  objects: z.number(),
  addedAt: Instant,
  /** What could not be read, and which modules it builds on that are not here. */
  problems: z.array(z.string()),
});
export type MibFile = z.infer<typeof MibFile>;

export const MIB_KINDS = ['node', 'scalar', 'table', 'row', 'column', 'notification'] as const;
const MibNode = z.object({
  oid: z.string(),
  name: z.string(),
  module: z.string(),
  kind: z.enum(MIB_KINDS),
  type: z.string().nullable(),
  access: z.string().nullable(),
  units: z.string().nullable(),
  description: z.string().nullable(),
  index: z.array(z.string()),
  /** Names of its numbers. */
  values: z.array(z.object({ value: z.number(), name: z.string() })),
  hasChildren: z.boolean(),
});
export type MibNode = z.infer<typeof MibNode>;

/** A value an agent told, as its MIB writes it. */
const SnmpValue = z.object({
  oid: z.string(),
  name: z.string().meta({ description: 'such as ifInOctets.3' }),
  type: z.string(),
  text: z.string(),
  /** Bytes as hexadecimal digits, where they are no text. */
  hex: z.string().nullable(),
  /** As a number, where it is one. */
  number: z.number().nullable(),
});
export type SnmpValue = z.infer<typeof SnmpValue>;

/** Of the credential that holds for the device, unless another one is told. */
const asked = { id: Id, credentialId: Id.optional() };

export const SETTABLE = ['integer', 'gauge32', 'ticks', 'octets', 'hex', 'oid', 'address'] as const;

export const mibCalls = {
  'mibs.list': query({
    http: 'GET /api/v1/mibs',
    role: 'viewer',
    summary: 'The MIB files that were imported',
    input: Nothing,
    output: z.object({ items: z.array(MibFile), nextCursor: z.null() }),
  }),
  'mibs.add': command({
    http: 'POST /api/v1/mibs',
    role: 'engineer',
    summary: 'Import a MIB file; one of the same first module is replaced',
    bodyLimit: MOST_MIB_CHARACTERS * 2,
    input: z.strictObject({ text: z.string().min(1).max(MOST_MIB_CHARACTERS) }),
    output: MibFile,
    status: 201,
  }),
  'mibs.remove': command({
    http: 'DELETE /api/v1/mibs/{name}',
    role: 'engineer',
    summary: 'Forget an imported MIB file',
    input: z.strictObject({ name: z.string().max(200) }),
    output: z.object({}),
    status: 204,
  }),
  'mibs.tree': query({
    http: 'GET /api/v1/mibs/tree',
    role: 'viewer',
    summary: 'What lies directly below a name in the tree of identifiers',
    input: z.strictObject({ oid: OidOrName.default('1.3.6.1') }),
    output: z.object({ node: MibNode.nullable(), items: z.array(MibNode), nextCursor: z.null() }),
  }),
  'mibs.find': query({
    http: 'GET /api/v1/mibs/find',
    role: 'viewer',
    summary: 'Names that hold some words, in their name, identifier or description',
    input: z.strictObject({ q: z.string().min(2).max(200), limit: z.number().int().min(1).max(200).default(50) }),
    output: z.object({ items: z.array(MibNode), nextCursor: z.null() }),
  }),
  'snmp.get': command({
    http: 'POST /api/v1/devices/{id}/snmp/get',
    role: 'operator',
    scoped: true,
    unaudited: 'it reads',
    summary: 'Values of a device by SNMP',
    input: z.strictObject({ ...asked, oids: z.array(OidOrName).min(1).max(100) }),
    output: z.object({ items: z.array(SnmpValue), nextCursor: z.null() }),
  }),
  'snmp.walk': command({
    http: 'POST /api/v1/devices/{id}/snmp/walk',
    role: 'operator',
    scoped: true,
    unaudited: 'it reads',
    summary:
      'Everything of a device below an identifier, up to a number of values; what follows is asked for page by page',
    input: z.strictObject({
      ...asked,
      oid: OidOrName,
      after: OidOrName.optional().meta({
        description: 'the identifier below `oid` to go on behind: the last one told',
      }),
      limit: z.number().int().min(1).max(5000).default(1000),
      withinMs: z
        .number()
        .int()
        .min(100)
        .max(120_000)
        .default(120_000)
        .meta({ description: 'ms; what came by then is the answer' }),
    }),
    output: z.object({
      items: z.array(SnmpValue),
      /** Why it is not whole: so many values were wanted, or the agent does not keep to the protocol. */
      cut: z.enum(['limit', 'order', 'bytes', 'requests', 'ms']).nullable(),
      nextCursor: z.null(),
    }),
  }),
  'snmp.table': command({
    http: 'POST /api/v1/devices/{id}/snmp/table',
    role: 'operator',
    scoped: true,
    unaudited: 'it reads',
    summary: 'A table of a device by SNMP, row by row; what follows is asked for page by page',
    input: z.strictObject({
      ...asked,
      oid: OidOrName,
      after: z
        .string()
        .max(MOST_INDEX_CHARACTERS)
        .regex(/^\d+(?:\.\d+)*$/)
        .optional()
        .meta({ description: 'the index to go on behind: `next` of the page before' }),
      limit: z.number().int().min(1).max(5000).default(500),
    }),
    output: z.object({
      columns: z.array(z.object({ oid: z.string(), name: z.string() })),
      rows: z.array(z.object({ index: z.string(), cells: z.array(SnmpValue.nullable()) })),
      cut: z.boolean().meta({ description: 'there is more, or the agent does not keep to the protocol' }),
      next: z
        .string()
        .nullable()
        .meta({ description: 'to go on behind; null: nothing follows, or nobody can say what' }),
    }),
  }),
  'snmp.set': command({
    http: 'POST /api/v1/devices/{id}/snmp/set',
    role: 'engineer',
    scoped: true,
    summary: 'Change a value of a device by SNMP',
    input: z.strictObject({
      ...asked,
      oid: OidOrName,
      type: z.enum(SETTABLE),
      value: z.string().max(4000),
      confirm: label(200).meta({ description: 'the name of the device, so that it is not another one' }),
    }),
    output: z.object({ before: SnmpValue.nullable(), after: SnmpValue }),
  }),
  'oids.list': query({
    http: 'GET /api/v1/devices/{id}/oids',
    role: 'viewer',
    scoped: true,
    summary: 'Values and columns that are watched on a device because a person said so',
    input: IdInput,
    output: z.object({ items: z.array(OidSettings.extend({ id: Id })), nextCursor: z.null() }),
  }),
  'oids.add': command({
    http: 'POST /api/v1/devices/{id}/oids',
    role: 'operator',
    scoped: true,
    summary: 'Watch a value or column of a device from now on',
    input: z.strictObject({ id: Id, ...OidSettings.shape, oid: OidOrName }),
    output: OidSettings.extend({ id: Id }),
    status: 201,
  }),
  'oids.remove': command({
    http: 'DELETE /api/v1/devices/{id}/oids/{oidId}',
    role: 'operator',
    scoped: true,
    summary: 'Watch a value no longer; what was kept of it stays',
    input: z.strictObject({ id: Id, oidId: Id }),
    output: z.object({}),
    status: 204,
  }),
} as const;
