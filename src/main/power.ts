import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Power } from '../engine/ports.ts';

const SUPPLIES = '/sys/class/power_supply';

const word = (...path: readonly string[]): string => {
  try {
    return readFileSync(join(SUPPLIES, ...path), 'utf8').trim();
  } catch {
    return '';
  }
};

/** What Linux tells of batteries and mains; nothing elsewhere. @see Documentation/ABI/testing/sysfs-class-power */
export const createPower = (): Power => ({
  onBattery() {
    let names: readonly string[];
    try {
      names = readdirSync(SUPPLIES);
    } catch {
      return undefined;
    }
    const mains = names.filter((name) => word(name, 'type') === 'Mains' || word(name, 'type') === 'USB');
    const hasBattery = names.some((name) => word(name, 'type') === 'Battery');
    return hasBattery && mains.length > 0 ? !mains.some((name) => word(name, 'online') === '1') : undefined;
  },
});
