import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_DEVICES, OFFICE_DEVICES } from '../engine/simulation/simulation.ts';
import { type Flags, number } from './flags.ts';

/** How many devices "--demo" or "--demo=N" asks for; undefined without it. @throws {UsageError} */
export function demoDevicesOf(flags: Flags): number | undefined {
  if (flags['demo'] === true) return OFFICE_DEVICES;
  const count = number(flags, 'demo', [1, MOST_DEVICES]);
  return count === undefined ? undefined : Math.round(count);
}

/** A data folder for one demo; whoever watches in it removes it. */
export const demoFolder = (): string => mkdtempSync(join(tmpdir(), 'ronda-demo-'));
