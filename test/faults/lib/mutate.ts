type Random = () => number;
const EXTREMES = [0, 1, 0x7f, 0x80, 0xff] as const;

const pick = (random: Random, most: number): number => Math.floor(random() * most);

/** One small change of a copy of some bytes: a bit, a byte, an extreme, a cut, a piece twice, left out or from elsewhere. */
function change(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const at = pick(random, bytes.length + 1);
  const length = pick(random, 16) + 1;
  switch (pick(random, 7)) {
    case 0:
      if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(random, 8));
      return bytes;
    case 1:
      if (at < bytes.length) bytes[at] = pick(random, 256);
      return bytes;
    case 2:
      return bytes.fill(EXTREMES[pick(random, EXTREMES.length)] ?? 0, at, Math.min(bytes.length, at + length));
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]);
    case 5:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    default: {
      const from = pick(random, other.length + 1);
      return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + length), bytes.subarray(at)]);
    }
  }
}

/** One of the seeds with one to four changes. */
export function mutant(seeds: readonly Buffer[], random: Random): Buffer {
  const some = (): Buffer => seeds[pick(random, seeds.length)] ?? Buffer.alloc(0);
  let bytes: Buffer = Buffer.from(some());
  for (let left = 1 + pick(random, 4); left > 0; left -= 1) bytes = change(Buffer.from(bytes), some(), random);
  return bytes;
}
