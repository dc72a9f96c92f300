import * as z from 'zod';
import { isIpv4, isIpv6 } from '../../contract/addresses.ts';
import { definePingCheck } from './check.ts';

/** Ping (RFC 792, RFC 4443): the only check whose rounds are made by the ping engine, off the main thread. */
export default definePingCheck({
  type: 'icmp',
  title: 'Ping',
  intervalS: 30,
  timeoutMs: 1000,
  settings: z.strictObject({
    count: z.number().int().min(1).max(20).default(5).meta({ title: 'Pings per round' }),
    size: z.number().int().min(16).max(1472).default(56).meta({ title: 'Payload', unit: 'B' }),
    dscp: z.number().int().min(0).max(63).default(0).meta({ title: 'DSCP' }),
    source: z
      .string()
      .refine((text) => isIpv4(text) || isIpv6(text), 'The source must be an address of this computer.')
      .optional()
      .meta({ title: 'Source address' }),
  }),
  run: 'ping-engine',
});
