import * as z from 'zod';
import { classifyTarget } from '../../contract/addresses.ts';
import type { ImportIssue } from '../../contract/transfers.ts';
import { issuesOf } from '../lib/issues.ts';
import { parseJson } from '../lib/json.ts';
import { defineImporter, type ImportedDevice, type Reading } from './importer.ts';

const TEXT_LIMIT = 16 * 1024 * 1024;
const text = z.string().max(253);
const ms = z.number().min(0).max(60_000);

const Server = z.strictObject({ partner: text.max(100), country: text.max(100), ip: text.min(1), dn_ext: text });
const SystemParams = z.strictObject({ os: text, count_param: text, timeout_param: text });
const Thresholds = z.strictObject({ excellent: ms, good: ms, fair: ms, poor: ms, critical: ms });
const Head = z.strictObject({
  database_path: text.optional(),
  servers: z.array(z.unknown()),
  ping_count: z.number().int().min(1).max(20).default(4),
  /** Seconds. */
  ping_timeout: z.number().min(0.05).max(60).default(5),
  windows_params: SystemParams.optional(),
  unix_params: SystemParams.optional(),
  latency_thresholds: Thresholds.default({ excellent: 50, good: 100, fair: 150, poor: 300, critical: 500 }),
});
type Head = z.infer<typeof Head>;

const failed = (errors: readonly ImportIssue[]): Reading => ({ devices: [], errors, rest: {} });

/** Keys that would reach into the prototype of an object are named, not dropped. */
function hostileKeys(value: unknown, path = ''): readonly ImportIssue[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly ImportIssue[] => {
    const here = `${path}/${key}`;
    if (key === '__proto__' || key === 'constructor' || key === 'prototype')
      return [{ path: here, message: `The key "${key}" is refused.` }];
    return hostileKeys(inner, here);
  });
}

function deviceOf(raw: unknown, index: number, head: Head): ImportedDevice | readonly ImportIssue[] {
  const path = `/servers/${String(index)}`;
  const server = Server.safeParse(raw);
  if (!server.success) return issuesOf(server.error, path);
  const { partner, country, ip, dn_ext: dnExt } = server.data;
  const verdict = classifyTarget(ip);
  if ('refused' in verdict) return [{ path: `${path}/ip`, message: verdict.refused }];
  const { excellent, good, fair, poor, critical } = head.latency_thresholds;
  return {
    key: ip.toLowerCase(),
    path,
    device: {
      address: ip,
      name: dnExt === '' ? ip : dnExt,
      partner,
      country,
      dnExt,
      limits: { excellentMs: excellent, goodMs: good, fairMs: fair, poorMs: poor, criticalMs: critical },
      checks: [{ type: 'icmp', count: head.ping_count, timeoutMs: Math.round(head.ping_timeout * 1000) }],
    },
  };
}

function duplicates(devices: readonly ImportedDevice[]): readonly ImportIssue[] {
  const first = new Map<string, string>();
  return devices.flatMap(({ key, path }) => {
    const before = first.get(key);
    first.set(key, before ?? path);
    return before === undefined ? [] : [{ path: `${path}/ip`, message: `This address stands at ${before} already.` }];
  });
}

function rising({ excellent, good, fair, poor, critical }: Head['latency_thresholds']): readonly ImportIssue[] {
  const order = [excellent, good, fair, poor, critical];
  const ok = order.every((limit, index) => index === 0 || limit >= (order[index - 1] ?? 0));
  return ok ? [] : [{ path: '/latency_thresholds', message: 'Each threshold must be at least the one before it.' }];
}

/** The configuration file of the first tool of this kind: servers with partner, country, ip and dn_ext. */
export default defineImporter({
  id: 'seed-config',
  title: 'config.json',
  read(content) {
    if (content.length > TEXT_LIMIT) return failed([{ path: '/', message: 'The file is larger than 16 MiB.' }]);
    const parsed = parseJson(content.replace(/^\uFEFF/, ''));
    if (parsed === undefined) return failed([{ path: '/', message: 'This is not valid JSON.' }]);
    const hostile = hostileKeys(parsed);
    if (hostile.length > 0) return failed(hostile);
    const head = Head.safeParse(parsed);
    if (!head.success) return failed(issuesOf(head.error));
    const rows = head.data.servers.map((raw, index) => deviceOf(raw, index, head.data));
    const devices = rows.filter((row): row is ImportedDevice => 'key' in row);
    const errors = rows.flatMap((row) => ('key' in row ? [] : row));
    const twice = duplicates(devices);
    const bad = new Set(twice.map((issue) => issue.path.replace(/\/ip$/, '')));
    const { servers: _, ...rest } = head.data;
    return {
      devices: devices.filter((device) => !bad.has(device.path)),
      errors: [...rising(head.data.latency_thresholds), ...errors, ...twice],
      rest,
    };
  },
});
