import { INTERFACE_FORMATS, METRIC_COUNT } from './interface-groups.ts';

/** A frame: its moment in ms since the window began, then one value of each metric. */
const STRIDE = METRIC_COUNT + 1;
/** Frames in a block: half of one is empty on average, and a window of an interface is cut off after some eight. */
const BLOCK_FRAMES = 4;
const BLOCK_CELLS = BLOCK_FRAMES * STRIDE;
const SLAB_CELLS = 2048 * BLOCK_CELLS;

/** No value; and one that does not fit into a cell, and is kept beside them: more than 4.2 Gbit/s. */
const NOTHING = 2 ** 32 - 1;
const ELSEWHERE = 2 ** 32 - 2;
/** Values have so many decimals and no more, so that a whole number says the same in half the room. Speeds are thousands. */
const SCALES = [
  1,
  ...INTERFACE_FORMATS.map(({ metric, decimals }) => (metric === 'if.speed' ? 0.001 : 10 ** (decimals ?? 0))),
];

const slabs: Uint32Array[] = [];
const free: number[] = [];
const large = new Map<number, number>();

/** Where a cell lies among all: within one slab, as all cells of its block do. */
const placeOf = (block: number, frame: number, column: number): number =>
  block * BLOCK_CELLS + (frame % BLOCK_FRAMES) * STRIDE + column;

/** @param column 0: the moment; else 1 more than the metric @returns NaN where there is none */
export function readCell(block: number, frame: number, column: number): number {
  const place = placeOf(block, frame, column);
  const cell = slabs[Math.floor(place / SLAB_CELLS)]?.[place % SLAB_CELLS] ?? NOTHING;
  if (cell === NOTHING) return Number.NaN;
  return cell === ELSEWHERE ? (large.get(place) ?? Number.NaN) : cell / (SCALES[column] ?? 1);
}
/** @param value NaN for none @see readCell */
export function writeCell(block: number, frame: number, column: number, value: number): void {
  const place = placeOf(block, frame, column);
  const slab = slabs[Math.floor(place / SLAB_CELLS)];
  if (slab === undefined) return;
  const at = place % SLAB_CELLS;
  if (slab[at] === ELSEWHERE) large.delete(place);
  const scale = SCALES[column] ?? 1;
  const cell = Math.round(value * scale);
  if (Number.isNaN(value)) slab[at] = NOTHING;
  else if (cell >= 0 && cell < ELSEWHERE && cell / scale === value) slab[at] = cell;
  else {
    slab[at] = ELSEWHERE;
    large.set(place, value);
  }
}

/** Which block of its own a frame is in. */
export const blockNumber = (frame: number): number => Math.floor(frame / BLOCK_FRAMES);
export const isBlockStart = (frame: number): boolean => frame % BLOCK_FRAMES === 0;

/** A block with nothing in it. */
export function takeBlock(): number {
  const known = free.pop();
  if (known !== undefined) return known;
  const first = (slabs.length * SLAB_CELLS) / BLOCK_CELLS;
  slabs.push(new Uint32Array(SLAB_CELLS).fill(NOTHING));
  for (let block = first + SLAB_CELLS / BLOCK_CELLS - 1; block > first; block -= 1) free.push(block);
  return first;
}
export function giveBlock(block: number): void {
  for (let frame = 0; frame < BLOCK_FRAMES; frame += 1)
    for (let column = 0; column < STRIDE; column += 1) writeCell(block, frame, column, Number.NaN);
  free.push(block);
}
