import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Tls } from '../../engine/api/connections.ts';
import { der } from './der.ts';

/** @see RFC 5280 (certificates), RFC 5480 and RFC 5758 (elliptic curves) */
const OID = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  altNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
};
const ALGORITHM = der.sequence(der.oid(OID.ecdsaWithSha256));
/** Clients whose clock is a little slow take it too. */
const BACKDATED_MS = 3600_000;
/** digitalSignature, the first of nine bits. */
const DIGITAL_SIGNATURE = der.bitString(Buffer.from([0x80]), 7);
/** Choices of GeneralName. */
const ALT_NAME = { dns: 2, address: 7 } as const;

const extension = (oid: string, isCritical: boolean, value: Uint8Array): Buffer =>
  der.sequence(der.oid(oid), ...(isCritical ? [der.boolean(true)] : []), der.octetString(value));

const altName = (name: string): Buffer =>
  isIPv4(name) || isIPv6(name)
    ? der.implicit(ALT_NAME.address, Buffer.from(ipaddr.parse(name).toByteArray()))
    : der.implicit(ALT_NAME.dns, Buffer.from(name));

const extensions = (names: readonly string[], publicKey: Uint8Array): Buffer =>
  der.sequence(
    extension(OID.basicConstraints, true, der.sequence()),
    extension(OID.keyUsage, true, DIGITAL_SIGNATURE),
    extension(OID.extendedKeyUsage, false, der.sequence(der.oid(OID.serverAuth))),
    extension(OID.subjectKeyId, false, der.octetString(createHash('sha1').update(publicKey).digest())),
    extension(OID.altNames, false, der.sequence(...names.map(altName))),
  );

const pem = (bytes: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;

/** From when to when, ms since 1970. */
type Validity = { readonly now: number; readonly until: number };

/**
 * A new key on the curve P-256 and a certificate signed by itself. It is not one of an authority: nobody can be
 * misled by more than this server with it.
 *
 * @param names names and addresses of this server; the first is its common name
 * @see RFC 5280 section 4.1
 */
export function selfSigned(names: readonly string[], { now, until }: Validity): Tls {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const name = der.sequence(der.set(der.sequence(der.oid(OID.commonName), der.utf8(names[0] ?? 'Ronda'))));
  const serial = randomBytes(16);
  // Positive, and never shorter than its sixteen bytes.
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(serial),
    ALGORITHM,
    name,
    der.sequence(der.time(now - BACKDATED_MS), der.time(until)),
    name,
    keyInfo,
    der.explicit(3, extensions(names, keyInfo)),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  return {
    cert: pem(der.sequence(toBeSigned, ALGORITHM, der.bitString(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
