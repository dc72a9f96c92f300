import { describe, expect, it } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakeTopology } from '../../../../test/renderer/fake-topology.ts';
import { applyTopology } from '../../store/topology-slice.ts';
import {
  arcsOf,
  centredOn,
  clustersOf,
  degreesOf,
  fitting,
  type GeoPlace,
  projectionOf,
  WHOLE,
  zoomedAt,
} from './geo.model.ts';

const SIZE = { width: 1000, height: 600 };
const devices = fakeDevices(0);
const byId = new Map(devices.map((device) => [device.id, device]));
const place = (index: number, lat: number, lon: number, label: string): GeoPlace => ({
  deviceId: devices[index]?.id ?? '',
  lat,
  lon,
  source: 'manual',
  label,
});
const PLACES = [place(0, -6.2, 106.8, 'Jakarta'), place(5, -6.21, 106.81, 'Jakarta'), place(1, 52.5, 13.4, 'Berlin')];

describe('markers', () => {
  it('that would cover each other are one, with the worst state and the name of the place', () => {
    const clusters = clustersOf(PLACES, byId, projectionOf(SIZE, WHOLE));
    expect(clusters.map(({ name, places, state }) => [name, places.length, state])).toEqual([
      ['Jakarta', 2, 'down'],
      ['rt-edge-02', 1, 'up'],
    ]);
  });
  it('part when one comes nearer', () => {
    const sight = { ...centredOn({ lat: -6.2, lon: 106.8 }, SIZE, 60) };
    const far = PLACES.map((one, index) => (index === 1 ? { ...one, lat: -7.25, lon: 112.75 } : one));
    expect(clustersOf(far, byId, projectionOf(SIZE, sight))).toHaveLength(3);
  });
  it('are joined by the links between them, and by none within', () => {
    const { nodes, links } = fakeTopology(devices, 0);
    const topology = applyTopology(undefined, { kind: 'snapshot', nodes, links });
    const clusters = clustersOf(PLACES, byId, projectionOf(SIZE, WHOLE));
    const [only, ...others] = arcsOf(clusters, topology);
    expect(others).toEqual([]);
    expect(only?.count).toBeGreaterThan(1);
    expect(arcsOf(clusters, undefined)).toEqual([]);
  });
});

describe('the part of the earth in sight', () => {
  it('holds all places', () => {
    const project = projectionOf(SIZE, fitting(PLACES, SIZE));
    for (const { lon, lat } of PLACES) {
      const [x = -1, y = -1] = project([lon, lat]) ?? [];
      expect(x > 0 && x < SIZE.width && y > 0 && y < SIZE.height).toBe(true);
    }
    expect(fitting([], SIZE)).toEqual(WHOLE);
  });
  it('keeps what is under the pointer there', () => {
    const at = { x: 700, y: 200 };
    const before = projectionOf(SIZE, WHOLE).invert?.([at.x, at.y]);
    const after = projectionOf(SIZE, zoomedAt(WHOLE, 4, SIZE, at)).invert?.([at.x, at.y]);
    expect(after?.[0]).toBeCloseTo(before?.[0] ?? 0, 3);
    expect(after?.[1]).toBeCloseTo(before?.[1] ?? 0, 3);
  });
});

it.each([
  ['-6.2088', 90, -6.2088],
  ['106,8', 180, 106.8],
  ['91', 90, undefined],
  ['', 90, undefined],
  ['1e1', 90, undefined],
  ['north', 90, undefined],
])('"%s" is %s degrees', (text, most, degrees) => {
  expect(degreesOf(text, most)).toBe(degrees);
});
