import { Fault } from '../../contract/faults.ts';

const BYTE = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
/** Last numbers of an address that are used: .0 and .255 look like networks to some programs. */
const IN_A_ROW = 254;

/**
 * Addresses of agents on loopback, 254 of each row: 127.10.0.1 … 127.10.0.254, 127.10.1.1 …
 *
 * @throws {Fault} `invalid-input` when the base is no loopback address, or a number is beyond 127.255.255.254
 */
export function loopbackFrom(base: string): (number: number) => string {
  const parts = base.split('.');
  const [first, second = 0, third = 0, fourth = 0] = parts.map(Number);
  if (parts.length !== 4 || !parts.every((part) => BYTE.test(part)) || first !== 127 || fourth < 1 || fourth > IN_A_ROW)
    throw new Fault('invalid-input', `"${base}" is not a loopback address such as 127.10.0.1.`);
  const start = (second * 256 + third) * IN_A_ROW + fourth - 1;
  return (number) => {
    const place = start + number - 1;
    const row = Math.floor(place / IN_A_ROW);
    if (row > 0xffff) throw new Fault('invalid-input', `So many agents do not fit behind ${base}; begin lower.`);
    return `127.${String(row >> 8)}.${String(row & 255)}.${String((place % IN_A_ROW) + 1)}`;
  };
}
