const UNIVERSAL = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  utf8: 0x0c,
  shortTime: 0x17,
  longTime: 0x18,
} as const;

/** A tag, the length of its contents in the shortest form, and the contents. @see X.690 section 8.1 */
function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const hex = body.length.toString(16);
  const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

/** Seven bits a byte, the last one without its top bit. @see X.690 section 8.19 */
function base128(value: number): readonly number[] {
  const low = value & 0x7f;
  return value < 0x80 ? [low] : [...base128(value >>> 7).map((byte) => byte | 0x80), low];
}

/** Values in DER, each a complete element. @see X.690 (distinguished encoding rules) */
export const der = {
  sequence: (...items: readonly Uint8Array[]): Buffer => element(0x30, ...items),
  set: (...items: readonly Uint8Array[]): Buffer => element(0x31, ...items),
  /** [number] with its own element inside. */
  explicit: (number: number, item: Uint8Array): Buffer => element(0xa0 | number, item),
  /** [number] in place of the tag of a primitive value. */
  implicit: (number: number, contents: Uint8Array): Buffer => element(0x80 | number, contents),
  boolean: (value: boolean): Buffer => element(UNIVERSAL.boolean, Buffer.from([value ? 0xff : 0])),
  /** @param bytes a positive number, most significant byte first */
  integer: (bytes: Uint8Array): Buffer =>
    element(UNIVERSAL.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes),
  /** @param unused bits of the last byte that do not count */
  bitString: (bytes: Uint8Array, unused = 0): Buffer => element(UNIVERSAL.bitString, Buffer.from([unused]), bytes),
  octetString: (bytes: Uint8Array): Buffer => element(UNIVERSAL.octetString, bytes),
  utf8: (text: string): Buffer => element(UNIVERSAL.utf8, Buffer.from(text)),
  /** @param at ms since 1970; whole seconds count. Until 2049 the century is left out. @see RFC 5280 section 4.1.2.5 */
  time: (at: number): Buffer => {
    const text = `${new Date(at).toISOString().replaceAll(/[-:T]|\..*$/g, '')}Z`;
    const isShort = text < '2050';
    return element(isShort ? UNIVERSAL.shortTime : UNIVERSAL.longTime, Buffer.from(isShort ? text.slice(2) : text));
  },
  oid: (dotted: string): Buffer => {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
    return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
  },
};
