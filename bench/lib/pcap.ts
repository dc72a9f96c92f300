import { readFileSync } from 'node:fs';

const MAGIC_NANO = 0xa1b23c4d;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const ETHERNET_HEADER = 14;
const IPPROTO_ICMP = 1;

export type Exchange = { readonly address: string; readonly sequence: number; readonly rttUs: number };

/** True round-trip times of a capture with nanosecond stamps, in the order of the requests; unanswered ones left out. */
export function readExchanges(file: string): Exchange[] {
  const bytes = readFileSync(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== MAGIC_NANO) throw new Error('not a capture with nanoseconds');
  const requests = new Map<string, { readonly address: string; readonly sequence: number; readonly at: number }>();
  const replies = new Map<string, number>();
  const base = view.getUint32(FILE_HEADER, true);
  let offset = FILE_HEADER;
  while (offset + RECORD_HEADER <= bytes.length) {
    const at = (view.getUint32(offset, true) - base) * 1e6 + view.getUint32(offset + 4, true) / 1e3;
    const length = view.getUint32(offset + 8, true);
    const ip = offset + RECORD_HEADER + ETHERNET_HEADER;
    offset += RECORD_HEADER + length;
    if (offset > bytes.length || view.getUint8(ip + 9) !== IPPROTO_ICMP) continue;
    const icmp = ip + (view.getUint8(ip) & 15) * 4;
    const type = view.getUint8(icmp);
    const other = type === 8 ? ip + 16 : ip + 12;
    const address = bytes.subarray(other, other + 4).join('.');
    const sequence = view.getUint16(icmp + 6);
    const key = `${address} ${view.getUint32(icmp + 4).toString()}`;
    if (type === 8) requests.set(key, { address, sequence, at });
    else if (type === 0 && !replies.has(key)) replies.set(key, at);
  }
  return [...requests].flatMap(([key, { address, sequence, at }]) => {
    const end = replies.get(key);
    return end === undefined ? [] : [{ address, sequence, rttUs: end - at }];
  });
}
