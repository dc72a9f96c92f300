import type { Input, Output } from '../../src/contract/contract.ts';
import type { Device } from '../../src/contract/devices.ts';
import type { SeriesPoints } from '../../src/contract/metrics.ts';

const METRIC_SHARES: Readonly<Record<string, (rtt: number, chance: number) => number>> = {
  'ping.rtt.avg': (rtt) => rtt,
  'ping.rtt.min': (rtt) => rtt * 0.8,
  'ping.rtt.median': (rtt) => rtt * 0.97,
  'ping.rtt.p95': (rtt, chance) => rtt * (1.15 + chance * 0.2),
  'ping.rtt.max': (rtt, chance) => rtt * (1.2 + (chance > 0.96 ? chance * 2 : chance * 0.4)),
  'ping.jitter': (rtt, chance) => rtt * 0.06 * (1 + chance),
};

/** The same for the same moment, whatever range it is asked in. */
function chanceAt(at: number, salt: number): number {
  const mixed = Math.imul(Math.floor(at / 1000) ^ (salt * 7919), 0x45d9_f3b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** A made-up past: 30-second rounds, a slow stretch, an outage half an hour ago, a sleep before that. */
export function fakeHistory(devices: readonly Device[], now: number) {
  const minutes = (count: number) => now - count * 60_000;
  const isDown = (at: number) => at > minutes(23) && at < minutes(20);
  const isAsleep = (at: number) => at > minutes(48) && at < minutes(43);

  function rttAt(at: number, salt: number): number {
    const base = 3.4 + salt * 2 + Math.sin(at / 600_000) + Math.sin(at / 171_000) * 0.4;
    return base + chanceAt(at, salt) * 0.9 + (at > minutes(14) && at < minutes(9) ? 4.5 : 0);
  }

  function line(device: Device, checkIndex: number, metric: string, moments: readonly number[]): SeriesPoints {
    const check = device.checks[checkIndex];
    const points = moments.flatMap((at) => {
      const chance = chanceAt(at, checkIndex + 5);
      if (isAsleep(at)) return [];
      if (metric === 'ping.loss') return [{ at, value: isDown(at) ? 100 : chance > 0.97 ? 20 : 0 }];
      const value = METRIC_SHARES[metric]?.(rttAt(at, checkIndex), chance);
      return isDown(at) || value === undefined ? [] : [{ at, value }];
    });
    const values = points.map(({ value }) => value);
    return {
      deviceId: device.id,
      checkId: check?.id ?? null,
      metric,
      unit: metric === 'ping.loss' ? '%' : 'ms',
      label: null,
      at: points.map(({ at }) => at),
      min: values,
      avg: values,
      max: values,
      count: values.map(() => 1),
    };
  }

  return {
    'metrics.query': ({
      deviceId,
      metric,
      from,
      to,
      points = 500,
    }: Input<'metrics.query'>): Output<'metrics.query'> => {
      const device = devices.find(({ id }) => id === deviceId?.[0]);
      const [first, last] = [Date.parse(from ?? ''), to === undefined ? now : Date.parse(to)];
      const count = Math.ceil((last - first) / 30_000);
      const stepS = count <= points ? 0 : Math.ceil(count / points) * 30;
      const stepMs = Math.max(stepS, 30) * 1000;
      const start = Math.ceil(first / stepMs) * stepMs;
      const moments = Array.from(
        { length: Math.max(0, Math.floor((last - start) / stepMs) + 1) },
        (_, index) => start + index * stepMs,
      );
      const items = device
        ? metric.flatMap((name) => device.checks.map((_, index) => line(device, index, name, moments)))
        : [];
      return { stepS, tier: stepS === 0 ? 'raw' : '5m', items, nextCursor: null };
    },
    'metrics.uptime': (): Output<'metrics.uptime'> => ({
      from: new Date(minutes(60)).toISOString(),
      to: new Date(now).toISOString(),
      nextCursor: null,
      items: [
        {
          deviceId: devices[0]?.id ?? null,
          group: null,
          name: devices[0]?.name ?? '',
          devices: 1,
          uptimePct: 94.545,
          coveragePct: 91.7,
          buckets: { upMs: 0, downMs: 0, unreachableMs: 0, maintenanceMs: 0, unknownMs: 0, selfOfflineMs: 0 },
          sla: { uptimePct: 100, targetPct: null, met: 'unknown', budgetLeftS: null },
          allUpPct: null,
          worst: null,
          outages: [],
          periods: [],
        },
      ],
    }),
    'outages.list': (): Output<'outages.list'> => ({
      nextCursor: null,
      items: [
        {
          start: new Date(minutes(23)).toISOString(),
          end: new Date(minutes(20)).toISOString(),
          durationS: 180,
          deviceId: devices[0]?.id ?? '',
          deviceName: devices[0]?.name ?? '',
          checkId: null,
          reason: { code: 'no-reply', params: { sent: 5 } },
          inMaintenance: false,
          inGap: false,
        },
      ],
    }),
    'maintenance.list': (): Output<'maintenance.list'> => ({ items: [], nextCursor: null }),
  };
}
