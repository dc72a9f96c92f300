import type { DeviceState } from '../../contract/devices.ts';

export const ICON_SIZE = 32;
const CENTRE = ICON_SIZE / 2 - 0.5;
type Rgb = readonly [number, number, number];

const RING: Rgb = [245, 185, 74];
const COLOURS: Partial<Readonly<Record<DeviceState, Rgb>>> = {
  up: [95, 187, 145],
  warning: [253, 242, 113],
  major: [241, 138, 19],
  down: [208, 63, 58],
  unreachable: [208, 63, 58],
  maintenance: [146, 113, 239],
};
const OTHER: Rgb = [119, 123, 128];

/** Is the point, relative to the centre, inside the shape of the state? Shape tells the state without colour. */
function inside(state: DeviceState, x: number, y: number): boolean {
  switch (state) {
    case 'warning':
      return y > -7 && y < 7 && Math.abs(x) < (y + 7) * 0.58;
    case 'major':
      return Math.abs(x) + Math.abs(y) < 9;
    case 'down':
      return Math.max(Math.abs(x), Math.abs(y)) < 7.5 && Math.abs(x) + Math.abs(y) < 11 && !isCross(x, y);
    case 'unreachable':
      return Math.max(Math.abs(x), Math.abs(y)) < 7.5 && Math.max(Math.abs(x), Math.abs(y)) > 4.5;
    case 'maintenance':
      return Math.max(Math.abs(x), Math.abs(y)) < 7 && (Math.abs(x) > 3 || Math.abs(x) < 1);
    case 'up':
      return Math.hypot(x, y) < 7;
    default:
      return Math.hypot(x, y) < 4;
  }
}

const isCross = (x: number, y: number): boolean =>
  Math.abs(x) < 5 && Math.abs(y) < 5 && (Math.abs(x - y) < 1.6 || Math.abs(x + y) < 1.6);

/** An open ring with the shape of the worst state in it. @returns BGRA pixels, `ICON_SIZE` squared */
export function trayBitmap(state: DeviceState): Buffer {
  const pixels = Buffer.alloc(ICON_SIZE * ICON_SIZE * 4);
  const colour = COLOURS[state] ?? OTHER;
  for (let row = 0; row < ICON_SIZE; row += 1) {
    for (let column = 0; column < ICON_SIZE; column += 1) {
      const x = column - CENTRE;
      const y = row - CENTRE;
      const radius = Math.hypot(x, y);
      const onRing = radius > 12 && radius < 15.5 && !(x > 3 && y < -8);
      if (!onRing && !inside(state, x, y)) continue;
      const [red, green, blue] = onRing ? RING : colour;
      pixels.set([blue, green, red, 255], (row * ICON_SIZE + column) * 4);
    }
  }
  return pixels;
}
