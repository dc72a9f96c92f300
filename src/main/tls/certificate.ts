import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Tls } from '../../engine/api/connections.ts';
import { Fault } from '../../contract/faults.ts';
import { selfSigned } from './self-signed.ts';

const DAY_MS = 86_400_000;
/** Browsers refuse certificates of more than 825 days; a year and a month is common. */
const VALID_MS = 397 * DAY_MS;
const RENEWED_MS = 30 * DAY_MS;

/** A certificate in use. `fingerprint`: SHA-256, as browsers show it. `isOwn`: made by Ronda, known to nobody else. */
export type Certificate = Tls & { readonly fingerprint: string; readonly validTo: number; readonly isOwn: boolean };

const described = (tls: Tls, isOwn: boolean): Certificate => {
  const { fingerprint256, validTo } = new X509Certificate(tls.cert);
  return { ...tls, fingerprint: fingerprint256, validTo: Date.parse(validTo), isOwn };
};

function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new Fault('invalid-input', `The ${what} ${file} cannot be read.`, {
      reason: 'config-invalid',
      cause: thrown,
    });
  }
}

const belong = ({ cert, key }: Tls): boolean => new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));

/**
 * The certificate that a person brings, PEM; the chain may follow it in the same file.
 *
 * @throws {Fault} with reason `config-invalid` when a file is not what it should be, or is over
 */
export function givenCertificate(certFile: string, keyFile: string, now: number): Certificate {
  const tls = { cert: read(certFile, 'certificate'), key: read(keyFile, 'private key') };
  const refuse = (why: string, cause?: unknown) => new Fault('invalid-input', why, { reason: 'config-invalid', cause });
  let matches: boolean;
  try {
    matches = belong(tls);
  } catch (thrown) {
    throw refuse(`${certFile} and ${keyFile} are not a certificate and its unencrypted key in PEM.`, thrown);
  }
  if (!matches) throw refuse(`The key ${keyFile} is not the one of the certificate ${certFile}.`);
  const certificate = described(tls, false);
  if (certificate.validTo <= now) throw refuse(`The certificate ${certFile} is no longer valid.`);
  return certificate;
}

/** What this computer is called and which addresses it has. */
const ownNames = (): readonly string[] => [
  ...new Set([
    hostname(),
    'localhost',
    ...Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).map(({ address }) => address.split('%')[0] ?? ''),
    ),
  ]),
];

/** The pair on disk; undefined when there is none, it does not fit together, ends soon or lacks one of the names. */
function kept(folder: string, now: number, names: readonly string[]): Tls | undefined {
  try {
    const tls = {
      cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
      key: readFileSync(join(folder, 'key.pem'), 'utf8'),
    };
    const certificate = new X509Certificate(tls.cert);
    const isLasting = Date.parse(certificate.validTo) - now > RENEWED_MS && Date.parse(certificate.validFrom) <= now;
    const isNamed = names.every((name) => certificate.checkHost(name) ?? certificate.checkIP(name));
    return isLasting && isNamed && belong(tls) ? tls : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ronda's own certificate, kept in the data folder where only its user can read it. Made at first use; made anew a
 * month before it ends, or when a name has been added.
 *
 * @param hostNames names besides those of this computer
 */
export function ownCertificate(dataDir: string, hostNames: readonly string[], now: number): Certificate {
  const folder = join(dataDir, 'tls');
  const known = kept(folder, now, [hostname(), ...hostNames]);
  if (known) return described(known, true);
  const made = selfSigned([...new Set([...hostNames, ...ownNames()])], { now, until: now + VALID_MS });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const [name, text] of [
    ['key.pem', made.key],
    ['cert.pem', made.cert],
  ] as const) {
    const temporary = join(folder, `${name}.new`);
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, join(folder, name));
  }
  return described(made, true);
}
