import { readFileSync } from 'node:fs';
import koffi from 'koffi';
import { expect, test, vi } from 'vitest';
import { findTrim, returnSpareMemory } from './spare-memory.ts';

const PIECES = 4096;
const PIECE_BYTES = 16 * 1024;

test('spare memory is returned again and again, until the end', async () => {
  let turns = 0;
  const trim = () => {
    turns += 1;
  };
  const spare = returnSpareMemory(Promise.resolve(trim), 5);
  await vi.waitFor(() => expect(turns).toBeGreaterThan(2), { timeout: 20_000 });
  spare.stop();
  await new Promise((soon) => setTimeout(soon, 10));
  const before = turns;
  await new Promise((soon) => setTimeout(soon, 50));
  expect(turns).toBe(before);
});

test.skipIf(process.platform !== 'linux' || (await findTrim()) === undefined)(
  'what was freed between pieces that are still in use goes back to the system (needs glibc)',
  async () => {
    const library = koffi.load(null);
    const allocate = library.func('void *malloc(size_t)');
    const fill = library.func('void *memset(void *, int, size_t)');
    const release = library.func('void free(void *)');
    const resident = () => Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
    const pieces = Array.from({ length: PIECES }, () => {
      const piece: unknown = allocate(PIECE_BYTES);
      fill(piece, 1, PIECE_BYTES);
      return piece;
    });
    // The last one stays in use, so that nothing before it lies at the end.
    const [last, ...others] = pieces.toReversed();
    for (const piece of others) release(piece);
    const before = resident();
    const trim = await findTrim();
    trim?.();
    expect(before - resident()).toBeGreaterThan((PIECES * PIECE_BYTES) / 2);
    release(last);
  },
);
