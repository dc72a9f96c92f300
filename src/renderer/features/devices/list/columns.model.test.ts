import { describe, expect, it } from 'vitest';
import { COLUMN_IDS, movedColumn, placedColumn, shownColumns, tracksOf } from './columns.model.ts';

describe('the columns', () => {
  it('are as many as there is room for, in their order, the important ones first', () => {
    expect(shownColumns([], {}, 870)).toEqual(['state', 'name', 'address', 'beats', 'latency', 'loss', 'uptime']);
    expect(shownColumns([], {}, 200)).toEqual(['state', 'name']);
    expect(shownColumns([], {}, 3000)).toEqual(COLUMN_IDS.slice(0, 12));
  });
  it('are what was chosen, whatever the room', () => {
    expect(shownColumns(['notes', 'name'] as never, {}, 10)).toEqual(['notes', 'name']);
  });
  it('grow unless they were given a width', () => {
    expect(tracksOf(['name', 'loss'], {})).toBe('32px minmax(132px, 1.5fr) 68px');
    expect(tracksOf(['name'], { name: 300 })).toBe('32px 300px');
  });
  it('move one place, and not over the end', () => {
    expect(movedColumn(['state', 'name', 'loss'], 'loss', -1)).toEqual(['state', 'loss', 'name']);
    expect(movedColumn(['state', 'name'], 'name', 1)).toEqual(['state', 'name']);
  });
  it('are dropped in the place of another', () => {
    expect(placedColumn(['state', 'name', 'loss'], 'state', 'loss')).toEqual(['name', 'loss', 'state']);
    expect(placedColumn(['state', 'name', 'loss'], 'loss', 'state')).toEqual(['loss', 'state', 'name']);
    expect(placedColumn(['state'], 'loss', 'state')).toEqual(['state']);
  });
});
