import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Fault } from '../../contract/faults.ts';
import { bigInteger, octetString, TAG, tlv } from '../protocols/ber.ts';
import { oidBytes, parseOid } from '../protocols/oid.ts';
import { chance } from './traffic.ts';
import { compareArcs, type ObjectSpec, type Put } from './shape.ts';
import { putRaw, putUnsigned, putWide } from './writer.ts';

/** A recorded device: its name, and its objects in order, which are read when somebody asks for them. */
export type Recording = { readonly name: string; readonly read: () => readonly ObjectSpec[] };

const EXTENSION = '.snmprec';
const LINE = /^\.?(\d+(?:\.\d+)+)\|(\d+)([xe]?)\|(.*)$/s;
const MAX_32 = 2n ** 32n;
const MAX_64 = 2n ** 64n;
const TWO_32 = 2 ** 32;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', '"': '"', "'": "'" };

const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:x([0-9a-f]{2})|(.))/gis, (whole, hex: string | undefined, letter: string | undefined) =>
    hex === undefined ? (ESCAPES[letter ?? ''] ?? whole) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
/** Texts of recordings are bytes, one letter each. */
const bytesOf = (text: string, form: string): Uint8Array =>
  form === 'x'
    ? new Uint8Array(Buffer.from(text.replaceAll(/[^0-9a-f]/gi, ''), 'hex'))
    : new Uint8Array(Buffer.from(form === 'e' ? unescaped(text) : text, 'latin1'));

/** A counter that goes on from what was recorded, at a rate of its own: of octets much, of errors little. */
function growing(tag: number, from: bigint, key: number): Put {
  const perS = 0.2 + chance(key, 1, 51) ** 3 * (from > 1_000_000n ? 40_000 : 2);
  return (out, { at, world }) => {
    const grown = from + BigInt(Math.max(0, Math.floor(((at - world.startedAt) / 1000) * perS)));
    if (tag === TAG.counter64) putWide(out, grown);
    else putUnsigned(out, tag, Number(grown % MAX_32));
  };
}
const ticking =
  (from: number): Put =>
  (out, { at, world }) =>
    putUnsigned(out, TAG.timeTicks, (from + Math.max(0, Math.floor((at - world.startedAt) / 10))) % TWO_32);

type Cell = { readonly tag: number; readonly form: string; readonly text: string };

function fixedBytes({ tag, form, text }: Cell): Uint8Array {
  switch (tag) {
    case 2:
      return bigInteger(BigInt(text.trim() === '' ? 0 : text.trim()));
    case 4:
      return octetString(bytesOf(text, form));
    case 5:
      return tlv(TAG.null);
    case 6:
      return tlv(TAG.oid, oidBytes(text.trim() === '' ? '0.0' : text.trim()));
    case 64:
      return tlv(TAG.ipAddress, form === '' ? Uint8Array.from(text.split('.').map(Number)) : bytesOf(text, form));
    case 65:
    case 66:
    case 67:
      return bigInteger(BigInt.asUintN(32, BigInt(text.trim())), tag);
    case 68:
      return tlv(TAG.opaque, bytesOf(text, form));
    case 70:
      return bigInteger(BigInt.asUintN(64, BigInt(text.trim())), TAG.counter64);
    default:
      throw new Fault('unsupported', `Recordings have no values of type ${String(tag)}.`);
  }
}

function putOf(cell: Cell, key: number, isVaried: boolean): Put {
  const { tag, text } = cell;
  if (isVaried && (tag === TAG.counter32 || tag === TAG.counter64))
    return growing(tag, BigInt.asUintN(64, BigInt(text.trim())) % MAX_64, key);
  if (isVaried && tag === TAG.timeTicks) return ticking(Number(text.trim()));
  const bytes = fixedBytes(cell);
  return (out) => putRaw(out, bytes);
}

/**
 * Reads a recording of the form snmpsim writes: `OID|TAG|VALUE`, one object a line. Lines that are none are left out,
 * as are objects that come twice: the first one counts.
 *
 * @param isVaried counters and uptimes go on from their recorded values
 */
export function parseRecording(text: string, isVaried = false): readonly ObjectSpec[] {
  const found = new Map<string, ObjectSpec>();
  let number = 0;
  for (const line of text.split(/\r?\n/)) {
    const match = LINE.exec(line);
    const [, oid = '', tag = '', form = '', value = ''] = match ?? [];
    if (match === null || found.has(oid)) continue;
    number += 1;
    try {
      const arcs = parseOid(oid);
      // A value of wrong form is noticed here, not when it is asked for.
      const put = putOf({ tag: Number(tag), form, text: value }, number, isVaried);
      found.set(oid, { oid: arcs, named: arcs.length - 1, put, row: 0 });
    } catch {
      // Not an identifier, or a value that does not fit its type: recorders write such lines.
    }
  }
  return [...found.values()].toSorted((a, b) => compareArcs(a.oid, b.oid));
}

/** @throws {Fault} `not-found` when there is no such file or folder, or nothing in it */
export function readRecordings(path: string, isVaried: boolean): readonly Recording[] {
  let files: readonly string[];
  try {
    files = statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((file) => file.endsWith(EXTENSION))
          .toSorted()
          .map((file) => join(path, file))
      : [path];
  } catch (thrown) {
    throw new Fault('not-found', `The recording ${path} cannot be read.`, { cause: thrown });
  }
  if (files.length === 0) throw new Fault('not-found', `There is no *${EXTENSION} in ${path}.`);
  return files.map((file) => ({
    name: basename(file, EXTENSION),
    read: () => parseRecording(readFileSync(file, 'latin1'), isVaried),
  }));
}
