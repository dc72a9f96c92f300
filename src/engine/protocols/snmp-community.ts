import { Fault } from '../../contract/faults.ts';
import { contentOf, expectTlv, integer, octetString, readSigned, TAG, tlv } from './ber.ts';
import { decodePdu, encodePdu, type Pdu } from './snmp-pdu.ts';

/** SNMPv1 and v2c: a community and a PDU. @see RFC 1157 section 4, RFC 1901 section 3 */
export type CommunityMessage = { readonly version: 1 | 2; readonly community: Uint8Array; readonly pdu: Pdu };

export const encodeCommunity = ({ version, community, pdu }: CommunityMessage): Uint8Array =>
  tlv(TAG.sequence, integer(version - 1), octetString(community), encodePdu(pdu));

/** Version of any SNMP message: 1, 2 (v2c) or 3. @throws {Fault} `invalid-input` */
export function versionOf(bytes: Uint8Array): 1 | 2 | 3 {
  const message = expectTlv(bytes, 0, bytes.length, TAG.sequence);
  const version = readSigned(bytes, expectTlv(bytes, message.start, message.end, TAG.integer));
  if (version === 0) return 1;
  if (version === 1) return 2;
  if (version === 3) return 3;
  throw new Fault('invalid-input', `SNMP version ${String(version)} does not exist.`);
}

/** @throws {Fault} `invalid-input` */
export function decodeCommunity(bytes: Uint8Array): CommunityMessage {
  const version = versionOf(bytes);
  if (version === 3) throw new Fault('invalid-input', 'This is a message of SNMPv3.');
  const message = expectTlv(bytes, 0, bytes.length, TAG.sequence);
  const number = expectTlv(bytes, message.start, message.end, TAG.integer);
  const community = expectTlv(bytes, number.end, message.end, TAG.octetString);
  return {
    version,
    community: contentOf(bytes, community),
    pdu: decodePdu(bytes, community.end, message.end),
  };
}
