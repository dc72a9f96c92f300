/** @property x, y: the upper left corner */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const CELL = 160;

/** Places that are taken; a label is only put where it covers none of them. */
export function createBoxes() {
  const cells = new Map<string, Box[]>();
  function* keysOf({ x, y, width, height }: Box): Generator<string> {
    for (let column = Math.floor(x / CELL); column <= (x + width) / CELL; column += 1)
      for (let row = Math.floor(y / CELL); row <= (y + height) / CELL; row += 1)
        yield `${String(column)} ${String(row)}`;
  }
  const covers = (a: Box, b: Box): boolean =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  return {
    /** Takes the place if it is free. @returns whether it was */
    take(box: Box): boolean {
      const keys = [...keysOf(box)];
      if (keys.some((key) => cells.get(key)?.some((taken) => covers(taken, box)))) return false;
      for (const key of keys) {
        const cell = cells.get(key);
        if (cell) cell.push(box);
        else cells.set(key, [box]);
      }
      return true;
    },
  };
}
export type Boxes = ReturnType<typeof createBoxes>;
