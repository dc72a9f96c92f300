import { describe, expect, it } from 'vitest';
import { fakeDevices, fakeLive } from '../../../../../test/renderer/fake-devices.ts';
import { parseFilter } from '../../../../contract/filter/filter.ts';
import { applyLive } from '../../../store/devices-slice.ts';
import { COLUMN_IDS } from './columns.model.ts';
import {
  cellFilter,
  dependsOnLive,
  filterRow,
  statesIn,
  toggleState,
  withCondition,
  withRecent,
} from './filter.model.ts';

const NOW = Date.UTC(2026, 0, 15);

describe('a press on a state', () => {
  it.each([
    ['', 'down', 'status:down'],
    ['status:down', 'down', ''],
    ['core status:down', 'major', 'core status:down,major'],
    ['status:down,major core', 'down', 'status:major core'],
    ['status:!up', 'down', 'status:down status:!up'],
    ['-status:up x', 'down', 'status:down -status:up x'],
  ] as const)('%s and %s', (text, state, expected) => {
    expect(toggleState(text, state)).toBe(expected);
  });
  it('shows which are in', () => {
    expect([...statesIn('core status:Down,major')]).toEqual(['down', 'major']);
    expect([...statesIn('status:!up')]).toEqual([]);
  });
});

describe('a condition from a cell', () => {
  it('takes the place of what was said about its field, and leaves the rest', () => {
    expect(withCondition('site:a core status:up', 'site', 'site=b')).toBe('core status:up site=b');
  });
  it('adds an exclusion to what is there', () => {
    expect(withCondition('-site=a site:b', 'site', '-site=c')).toBe('-site=a site:b -site=c');
  });
  it('can be read, lets its own device through, and the opposite keeps it out', () => {
    const live = applyLive(new Map(), { kind: 'snapshot', columns: fakeLive(NOW) });
    for (const device of fakeDevices(NOW)) {
      const row = filterRow(device, live.get(device.id), NOW);
      for (const column of COLUMN_IDS) {
        const filter = cellFilter(column, row);
        if (filter === undefined) continue;
        const [only, exclude] = [parseFilter(filter.only), parseFilter(filter.exclude)];
        expect([filter.only, only.error, exclude.error]).toEqual([filter.only, undefined, undefined]);
        expect([filter.only, only.matches(row)]).toEqual([filter.only, true]);
        expect([filter.exclude, exclude.matches(row)]).toEqual([filter.exclude, false]);
      }
    }
  });
});

it('knows filters that change with the measurements', () => {
  expect(dependsOnLive('site:a latency>5ms')).toBe(true);
  expect(dependsOnLive('for>1h')).toBe(true);
  expect(dependsOnLive('status:down "latency>5"')).toBe(false);
});

it('remembers the last filters, each once', () => {
  expect(withRecent(['b', 'a'], 'a')).toEqual(['a', 'b']);
  expect(withRecent(['b'], '')).toEqual(['b']);
  expect(withRecent(Array.from({ length: 20 }, String), 'x')).toHaveLength(8);
});
