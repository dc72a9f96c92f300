/** The newest lines of a text, oldest first, each with its end. */
export type LineRing = { readonly push: (line: string) => void; readonly lines: () => readonly string[] };

/**
 * Keeps the newest lines in room that is taken once: however much is said and however long a line is, it never grows.
 *
 * @param room bytes
 */
export function createLineRing(room: number): LineRing {
  const ring = Buffer.alloc(room);
  let at = 0;
  let isFull = false;
  return {
    push(line) {
      // Of a line that is longer than all room its end stays.
      const bytes = Buffer.from(line).subarray(-room);
      const first = bytes.copy(ring, at);
      bytes.copy(ring, 0, first);
      isFull ||= at + bytes.length >= room;
      at = (at + bytes.length) % room;
    },
    lines() {
      if (!isFull) return linesOf(ring.subarray(0, at));
      const all = Buffer.concat([ring.subarray(at), ring.subarray(0, at)]);
      // The first one was partly written over.
      return linesOf(all.subarray(all.indexOf('\n') + 1));
    },
  };
}

const linesOf = (bytes: Buffer): readonly string[] =>
  bytes
    .toString()
    .split(/(?<=\n)/)
    .filter(Boolean);
