import { COLUMN_OIDS, SCALARS, varbindBytes } from './columns.ts';

/** Room in a packet that is not broken up on its way, less what stands around the varbinds. */
export const REPLY_BYTES = 1400;
const SCALAR_BYTES = 20;

/** One request of a round: some columns of some interfaces, and values of the agent itself. */
export type Chunk = {
  readonly columns: readonly number[];
  /** ifIndex of each row, ascending. */
  readonly indexes: readonly number[];
  /** Row among the interfaces of the plan; -1: only passed over. */
  readonly rows: readonly number[];
  /** How many of `SCALARS` come first. */
  readonly scalars: number;
  /** GETBULK, else GET. */
  readonly isBulk: boolean;
};

/** All interfaces of an agent, of which some are read: same meaning as in `Chunk`. */
export type Table = { readonly indexes: readonly number[]; readonly rows: readonly number[] };

export type Shape = { readonly isBulk: boolean; readonly bytes: number; readonly scalars: number };

const arcBytes = (arc: number): number =>
  arc < 128 ? 1 : arc < 16_384 ? 2 : arc < 2_097_152 ? 3 : arc < 2 ** 28 ? 4 : 5;

/** A table as the pieces that can be read one after another: a GETBULK passes over what lies between. */
function piecesOf({ indexes, rows }: Table, mostRows: number): readonly (readonly number[])[] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  let last = -1;
  for (const [at] of indexes.entries()) {
    if ((rows[at] ?? -1) < 0) continue;
    if (piece.length > 0 && (at !== last + 1 || piece.length >= mostRows)) {
      pieces.push(piece);
      piece = [];
    }
    piece.push(at);
    last = at;
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** A GET may name rows that lie apart. */
function namedPieces({ indexes, rows }: Table, mostRows: number): readonly (readonly number[])[] {
  const wanted = indexes.map((_, at) => at).filter((at) => (rows[at] ?? -1) >= 0);
  return Array.from({ length: Math.ceil(wanted.length / mostRows) }, (_, piece) =>
    wanted.slice(piece * mostRows, (piece + 1) * mostRows),
  );
}

/**
 * Into how many parts the columns are cut, so that it takes the fewest requests; of those the shortest, with few names
 * and many rows. A row that is too long alone is always cut.
 *
 * @param share of the room of an answer that a row takes
 */
function partsOf(columns: number, rows: number, share: number): number {
  let best = Math.min(columns, Math.max(1, Math.ceil(share)));
  let fewest = Number.POSITIVE_INFINITY;
  for (let parts = best; parts <= columns; parts += 1) {
    const width = Math.ceil(columns / parts);
    const rowsAtOnce = Math.max(1, Math.floor(columns / (share * width)));
    const requests = Math.ceil(columns / width) * Math.ceil(rows / rowsAtOnce);
    if (requests <= fewest) {
      best = parts;
      fewest = requests;
    }
  }
  return best;
}

/** The requests that read some columns of the wanted interfaces, each with an answer of at most so many bytes. */
export function planChunks(table: Table, columns: readonly number[], shape: Shape): Chunk[] {
  const indexBytes = arcBytes(table.indexes.at(-1) ?? 0);
  const rowBytes = columns.reduce((sum, column) => sum + varbindBytes(column, indexBytes), 0);
  const room = shape.bytes - shape.scalars * SCALAR_BYTES;
  const wanted = table.rows.filter((row) => row >= 0).length;
  const parts = partsOf(columns.length, wanted, rowBytes / Math.max(room, 1));
  const width = Math.ceil(columns.length / parts);
  const mostRows = Math.max(1, Math.floor((room * columns.length) / (rowBytes * width)));
  const pieces = shape.isBulk ? piecesOf(table, mostRows) : namedPieces(table, mostRows);
  // What several chunks have in common is kept once.
  const widths = Array.from({ length: parts }, (_, part) => columns.slice(part * width, (part + 1) * width));
  return pieces.flatMap((piece) => {
    const indexes = piece.map((row) => table.indexes[row] ?? 0);
    const rows = piece.map((row) => table.rows[row] ?? -1);
    return widths
      .filter((some) => some.length > 0)
      .map((some): Chunk => ({ columns: some, indexes, rows, scalars: 1, isBulk: shape.isBulk }));
  });
}

/** What of a chunk is still to be read, from a row on. */
export const restOf = (chunk: Chunk, from: number): Chunk => ({
  ...chunk,
  indexes: chunk.indexes.slice(from),
  rows: chunk.rows.slice(from),
});

/** Two smaller chunks; none when it cannot be made smaller. */
export function halvesOf(chunk: Chunk): readonly Chunk[] {
  const { rows, columns } = chunk;
  if (rows.length > 1) {
    const middle = Math.ceil(rows.length / 2);
    const first = { ...chunk, indexes: chunk.indexes.slice(0, middle), rows: rows.slice(0, middle) };
    return [first, restOf(chunk, middle)];
  }
  if (columns.length < 2) return [];
  const middle = Math.ceil(columns.length / 2);
  return [
    { ...chunk, columns: columns.slice(0, middle) },
    { ...chunk, columns: columns.slice(middle) },
  ];
}

/** Names of all values of a chunk, in the order of the answer to a GET. */
export const namesOf = ({ columns, indexes, scalars }: Chunk): readonly string[] => [
  ...SCALARS.slice(0, scalars).map((oid) => `${oid}.0`),
  ...indexes.flatMap((index) => columns.map((column) => `${COLUMN_OIDS[column] ?? ''}.${String(index)}`)),
];
