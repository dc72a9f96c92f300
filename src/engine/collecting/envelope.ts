import { integer, octetString, TAG, tlv } from '../protocols/ber.ts';
import type { Keyring } from '../snmp/engines.ts';
import type { SnmpSecurity } from '../snmp/security.ts';
import { communityPduAt } from './packet-head.ts';
import { type Envelope, idOffset, writeId } from './template.ts';
import { createUserEnvelope } from './user-envelope.ts';

const text = new TextEncoder();

/** v1 and v2c: everything but the number is the same each time. */
function createCommunityEnvelope({ version, community }: Extract<SnmpSecurity, { version: 1 | 2 }>): Envelope {
  const name = text.encode(community);
  const head = Buffer.concat([integer(version - 1), octetString(name)]);
  return {
    greeting: () => undefined,
    prepare(pdu) {
      const bytes = tlv(TAG.sequence, head, pdu);
      return { bytes, idAt: bytes.length - pdu.length + idOffset(pdu) };
    },
    seal(template, id) {
      writeId(template, id);
      return template.bytes;
    },
    open(opened) {
      const at = communityPduAt(opened.bytes, [opened.from, opened.limit], head);
      if (at < 0) return 'bad';
      opened.from = at;
      return 'ok';
    },
  };
}

export const createEnvelope = (security: SnmpSecurity, keyring: Keyring): Envelope =>
  security.version === 3 ? createUserEnvelope(security, keyring) : createCommunityEnvelope(security);
