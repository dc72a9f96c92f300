import type { DeviceState } from '../../../../contract/devices.ts';
import type { NodeType } from '../../../../contract/topology.ts';

/** What a node is for, as strokes within 24 by 24. */
export const GLYPHS: Readonly<Record<NodeType | 'bundle', string>> = {
  router: 'M12 3a9 9 0 1 0 .01 0M7 12h10M14 9l3 3-3 3M10 9l-3 3 3 3M12 5.5v3M12 15.5v3',
  switch: 'M3 7h18v10H3ZM7 10.5h5l-1.8-1.7M7 10.5l1.8 1.7M17 13.5h-5l1.8-1.7M17 13.5l-1.8 1.7',
  firewall: 'M3 5h18v14H3ZM3 9.7h18M3 14.3h18M9 5v4.7M15 9.7v4.6M9 14.3V19',
  'access-point': 'M5 17h14v3H5ZM12 17v-5M8.5 10.5a5 5 0 0 1 7 0M6 8a8.5 8.5 0 0 1 12 0',
  server: 'M4 4h16v7H4ZM4 13h16v7H4ZM7.5 7.5h.1M7.5 16.5h.1M12 7.5h5M12 16.5h5',
  storage: 'M4 6.5c0-3.3 16-3.3 16 0v11c0 3.3-16 3.3-16 0ZM4 6.5c0 3.3 16 3.3 16 0M4 12c0 3.3 16 3.3 16 0',
  printer: 'M7 8V3h10v5M4 8h16v8h-3M7 16H4V8M7 13h10v8H7Z',
  ups: 'M5 3h14v18H5ZM13 6.5 9.5 12.5h5L11 17.5',
  camera: 'M3 6h13v8H3ZM16 9l5-2.5v7L16 11M7 14v5h5',
  phone: 'M6 4h4l1.5 4.5L9 10.5c1 2 2.5 3.5 4.5 4.5l2-2.5L20 14v4c0 1-1 2-2 2C11 20 4 13 4 6c0-1 1-2 2-2Z',
  computer: 'M3 4h18v12H3ZM9 20h6M12 16v4',
  'unmanaged-switch': 'M3 8h18v8H3ZM7 12h.1M11 12h.1M15 12h.1',
  unknown: 'M12 4a8 8 0 1 0 .01 0M9.7 10a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.8-1.1 1.8M12 16.6v.1',
  bundle: 'M4 4h7v7H4ZM13 4h7v7h-7ZM4 13h7v7H4ZM13 13h7v7h-7Z',
};

type Shape = {
  readonly outline: string;
  readonly glyph: string;
  readonly isFilled: boolean;
  readonly dash?: readonly number[];
  readonly token: string;
  readonly on: string;
};
const CIRCLE = 'M8 1a7 7 0 1 0 .01 0Z';
const OCTAGON = 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z';
const SQUARE = 'M3 1.5h10a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 13V3A1.5 1.5 0 0 1 3 1.5Z';

/** The same shapes as elsewhere in the window, within 16 by 16: shape, glyph and colour say the same thing. */
export const STATUS_SHAPES: Readonly<Record<DeviceState, Shape>> = {
  up: { outline: CIRCLE, glyph: 'm4.7 8.3 2.3 2.3 4.3-4.8', isFilled: true, token: '--up', on: '--on-up' },
  warning: { outline: 'M8 1.6 15 14H1Z', glyph: 'M8 6v4M8 12.2v.1', isFilled: true, token: '--warn', on: '--on-warn' },
  major: {
    outline: 'M8 .8 15.2 8 8 15.2.8 8Z',
    glyph: 'M8 4.6v4M8 11.2v.1',
    isFilled: true,
    token: '--major',
    on: '--on-major',
  },
  down: { outline: OCTAGON, glyph: 'm5.5 5.5 5 5m0-5-5 5', isFilled: true, token: '--down', on: '--on-down' },
  unreachable: { outline: OCTAGON, glyph: 'M5.4 8h5.2', isFilled: false, token: '--down-t', on: '--down-t' },
  stale: {
    outline: CIRCLE,
    glyph: 'M8 5v3.4M8 10.9v.1',
    isFilled: false,
    dash: [2.2, 1.8],
    token: '--unknown-t',
    on: '--unknown-t',
  },
  maintenance: { outline: SQUARE, glyph: 'M6 5v6m4-6v6', isFilled: true, token: '--maint', on: '--on-maint' },
  paused: { outline: SQUARE, glyph: 'M6.2 5.5v5m3.6-5v5', isFilled: false, token: '--unknown-t', on: '--unknown-t' },
  new: {
    outline: CIRCLE,
    glyph: 'M8 5.2v5.6M5.2 8h5.6',
    isFilled: false,
    dash: [0.1, 2.4],
    token: '--good-t',
    on: '--good-t',
  },
  unknown: {
    outline: CIRCLE,
    glyph: 'M6.2 6.2c.2-1.1 1-1.6 1.9-1.6 1 0 1.9.7 1.9 1.7 0 1.4-1.9 1.4-1.9 2.7M8.1 11.3v.1',
    isFilled: false,
    token: '--unknown-t',
    on: '--unknown-t',
  },
};
