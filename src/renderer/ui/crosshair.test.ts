import { expect, it } from 'vitest';
import { createCrosshair } from './crosshair.ts';

it('a pinned crosshair stays where it is until it is let go', () => {
  const crosshair = createCrosshair();
  crosshair.pin();
  expect(crosshair.store.getState()).toEqual({ at: undefined, isPinned: false });
  crosshair.point(500);
  crosshair.pin();
  crosshair.point(900);
  crosshair.point(undefined);
  expect(crosshair.store.getState()).toEqual({ at: 500, isPinned: true });
  crosshair.pin();
  crosshair.point(900);
  expect(crosshair.store.getState().at).toBe(900);
  crosshair.clear();
  expect(crosshair.store.getState().at).toBeUndefined();
});
