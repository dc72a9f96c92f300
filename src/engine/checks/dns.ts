import { Resolver } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import * as z from 'zod';
import { reason, type ReasonCode } from '../../contract/reasons.ts';
import { defineCheck } from './check.ts';

const REASONS: Readonly<Record<string, ReasonCode>> = {
  ENOTFOUND: 'dns-no-name',
  ENODATA: 'dns-no-record',
  ESERVFAIL: 'dns-server-failed',
  EREFUSED: 'dns-refused',
  ETIMEOUT: 'timed-out',
  ECANCELLED: 'timed-out',
  ECONNREFUSED: 'refused',
};

/** Asks the device, as a DNS server, for one record (RFC 1035). */
export default defineCheck({
  type: 'dns',
  title: 'DNS',
  intervalS: 60,
  timeoutMs: 3000,
  settings: z.strictObject({
    name: z.string().min(1).max(253).meta({ title: 'Name to ask for' }),
    recordType: z
      .enum(['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'TXT'])
      .default('A')
      .meta({ title: 'Record type' }),
    port: z.number().int().min(1).max(65_535).default(53).meta({ title: 'Port' }),
    expect: z.string().max(500).optional().meta({ title: 'Expected in the answer' }),
  }),
  async run(target, { name, recordType, port, expect }, io) {
    const began = io.monotonic();
    const resolver = new Resolver({ timeout: 60_000, tries: 1 });
    resolver.setServers([isIPv6(target.ip) ? `[${target.ip}]:${String(port)}` : `${target.ip}:${String(port)}`]);
    const giveUp = () => resolver.cancel();
    io.signal.addEventListener('abort', giveUp, { once: true });
    try {
      const answer = JSON.stringify(await resolver.resolve(name, recordType));
      const rttMs = io.monotonic() - began;
      if (expect !== undefined && !answer.includes(expect))
        return { ok: false, reason: reason('dns-mismatch', { expect }) };
      return { ok: true, rttMs };
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
      return {
        ok: false,
        reason: reason(REASONS[code] ?? 'failed', {
          what: `DNS ${String(port)}`,
          name,
          message: code || String(thrown),
        }),
      };
    } finally {
      io.signal.removeEventListener('abort', giveUp);
    }
  },
});
