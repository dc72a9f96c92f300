import { GroupChunk } from '../series/group-chunk.ts';
import { attempt } from './findings.ts';

/**
 * Reads every series of a chunk of raw samples.
 *
 * @param samples how many it is said to hold
 * @throws {Error} saying how many series cannot be read, and why, or that there are more or fewer samples
 */
export function readRaw(data: Uint8Array, samples: number): void {
  const chunk = new GroupChunk(data);
  const { series } = chunk;
  const damages: string[] = [];
  let counted = 0;
  for (const number of series)
    counted +=
      attempt(
        () => chunk.read(number)?.count,
        (words) => void damages.push(words),
      ) ?? 0;
  if (damages.length > 0)
    throw new Error(`${String(damages.length)} of ${String(series.length)} series cannot be read. ${damages[0] ?? ''}`);
  if (counted !== samples)
    throw new Error(`It holds ${String(counted)} samples, but is said to hold ${String(samples)}.`);
}
