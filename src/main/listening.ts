import ipaddr from 'ipaddr.js';
import { type HttpOptions, onLoopback } from '../engine/api/http.ts';
import { DEFAULT_RATE } from '../engine/api/rate-limit.ts';
import { type Config, parseListen } from './config.ts';
import { UsageError } from './exit-codes.ts';
import { type Flags, type FlagSpecs, number, text } from './flags.ts';
import { type Certificate, givenCertificate, ownCertificate } from './tls/certificate.ts';

const DEFAULT_LISTEN = '127.0.0.1:8470';

export const LISTEN_FLAGS: FlagSpecs = {
  listen: {
    type: 'string',
    value: 'ADDR:PORT',
    help: 'where to serve (default 127.0.0.1:8470; port 0 picks one; localhost: also [::1])',
  },
  'tls-cert': { type: 'string', value: 'FILE', help: 'serve with this certificate (PEM, chain included)' },
  'tls-key': { type: 'string', value: 'FILE', help: 'private key of the certificate (PEM)' },
  'insecure-behind-proxy': { type: 'boolean', help: 'serve the network without TLS, because a trusted proxy adds it' },
  'trusted-proxy': { type: 'string', value: 'CIDR[,CIDR]', help: 'believe X-Forwarded headers from there' },
  'host-name': { type: 'string', value: 'NAME[,NAME]', help: 'names it is reached under, besides its addresses' },
  'rate-limit': { type: 'string', value: 'N', help: 'requests a second of one token or address (default 100)' },
};

export type Wanted = Pick<HttpOptions, 'host' | 'port' | 'hostNames' | 'trustedProxies' | 'rate'> & {
  readonly certFiles: { readonly cert: string; readonly key: string } | undefined;
  readonly isBehindProxy: boolean;
};

const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const listOf = (value: string | undefined): readonly string[] | undefined =>
  value?.split(',').map((one) => one.trim().toLowerCase());

function checkProxy(network: string): string {
  if (ipaddr.isValid(network) || ipaddr.isValidCIDR(network)) return network;
  throw new UsageError(`"${network}" is not an address or network of a proxy, for example 10.0.0.0/24.`);
}
function checkName(name: string): string {
  if (NAME.test(name)) return name;
  throw new UsageError(`"${name}" is not a host name, for example noc.example.net.`);
}

type Together = {
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly isBehindProxy: boolean;
  readonly trustedProxies: readonly string[];
};
/** Flags that must stand together, or must not. @throws {UsageError} */
function checkTogether({ cert, key, isBehindProxy, trustedProxies }: Together): void {
  if ((cert === undefined) !== (key === undefined)) throw new UsageError('--tls-cert and --tls-key go together.');
  if (isBehindProxy && cert !== undefined)
    throw new UsageError('--insecure-behind-proxy serves without TLS; leave the certificate out.');
  if (isBehindProxy && trustedProxies.length === 0)
    throw new UsageError('--insecure-behind-proxy needs the address of that proxy: --trusted-proxy CIDR.');
}

/** What flags and configuration file want; flags win. @throws {UsageError} when they do not go together */
export function wantedListening(flags: Flags, config: Config): Wanted {
  const cert = text(flags, 'tls-cert') ?? config.tlsCert;
  const key = text(flags, 'tls-key') ?? config.tlsKey;
  const isBehindProxy = flags['insecure-behind-proxy'] === true || config.insecureBehindProxy === true;
  const trustedProxies = (listOf(text(flags, 'trusted-proxy')) ?? config.trustedProxies ?? []).map(checkProxy);
  checkTogether({ cert, key, isBehindProxy, trustedProxies });
  const perSecond = number(flags, 'rate-limit', [1, 100_000]) ?? config.rateLimit ?? DEFAULT_RATE.perSecond;
  return {
    ...parseListen(text(flags, 'listen') ?? config.listen ?? DEFAULT_LISTEN),
    certFiles: cert !== undefined && key !== undefined ? { cert, key } : undefined,
    isBehindProxy,
    trustedProxies,
    hostNames: (listOf(text(flags, 'host-name')) ?? config.hostNames ?? []).map(checkName),
    rate: { perSecond, burst: perSecond * 2 },
  };
}

type Surroundings = { readonly dataDir: string; readonly now: number; readonly hasAdmin: boolean };
export type Listening = Omit<HttpOptions, 'rendererDir' | 'tls'> & { readonly certificate: Certificate | undefined };

/**
 * Decides how to serve. Other computers are let in only with an administrator who can sign in, and over TLS (with the
 * given certificate or an own one) unless a trusted proxy adds that.
 *
 * @throws {UsageError} when that is not so
 * @throws {Fault} when the certificate cannot be used
 */
export function settleListening(wanted: Wanted, { dataDir, now, hasAdmin }: Surroundings): Listening {
  const { certFiles, isBehindProxy, ...rest } = wanted;
  const isLocal = onLoopback(rest.host);
  if (!isLocal && !hasAdmin)
    throw new UsageError(
      `Other computers reach ${rest.host}, and there is no administrator yet to sign in. ` +
        'Make one first (ronda token create --role admin --name NAME), or listen on 127.0.0.1.',
    );
  if (certFiles) return { ...rest, certificate: givenCertificate(certFiles.cert, certFiles.key, now) };
  if (isLocal || isBehindProxy) return { ...rest, certificate: undefined };
  return { ...rest, certificate: ownCertificate(dataDir, rest.hostNames ?? [], now) };
}
