import { afterEach, expect, test } from 'vitest';
import { EVERYTHING_MAP_ID } from '../../contract/maps.ts';
import { Fault } from '../../contract/faults.ts';
import { startRig } from '../testing/rig.ts';
import { mediaTypeOf } from './picture.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
afterEach(() => rig.stop());

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'accepted';
  } catch (thrown) {
    return Fault.from(thrown).code;
  }
};
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]).toString('base64');
const FRAME = { x: 0, y: 0, width: 100, height: 50, opacity: 0.5 };
const PART = { all: false, sites: ['Pusat'], groups: [], nodes: [] };

test('a map of everything is always there and stays', async () => {
  rig = await startRig();
  expect((await rig.call('maps.list', {})).items).toMatchObject([{ id: EVERYTHING_MAP_ID }]);
  expect(await refusal(rig.call('maps.remove', { id: EVERYTHING_MAP_ID }))).toBe('conflict');
  expect(await refusal(rig.call('maps.update', { id: EVERYTHING_MAP_ID, contents: PART }))).toBe('invalid-input');
});

test('what was placed stands at the very same place after a restart, and all others stay in the tray', async () => {
  rig = await startRig();
  const id = EVERYTHING_MAP_ID;
  await rig.call('maps.place', {
    id,
    put: [
      { node: 'a', x: 10.25, y: -3 },
      { node: 'b', x: 1 / 3, y: 0 },
    ],
  });
  await rig.call('maps.place', { id, put: [{ node: 'b', x: 7, y: 8 }] });
  await rig.call('maps.place', { id, put: [{ node: 'c', x: 1, y: 1 }], unplace: ['a'] });
  const { dataDir } = rig;
  await rig.stop(true);
  rig = await startRig({ dataDir });
  expect((await rig.call('maps.get', { id })).placements).toEqual([
    { node: 'b', x: 7, y: 8 },
    { node: 'c', x: 1, y: 1 },
  ]);
});

test('a locked map keeps everything where it is', async () => {
  rig = await startRig();
  await rig.call('maps.update', { id: EVERYTHING_MAP_ID, locked: true });
  expect(await refusal(rig.call('maps.place', { id: EVERYTHING_MAP_ID, put: [{ node: 'a', x: 0, y: 0 }] }))).toBe(
    'conflict',
  );
});

test('a map cannot lie within itself, and loses its parent when that is removed', async () => {
  rig = await startRig();
  const above = await rig.call('maps.create', { name: 'Building', contents: PART });
  const below = await rig.call('maps.create', { name: 'Floor 1', contents: PART, parentId: above.id });
  expect(await refusal(rig.call('maps.update', { id: above.id, parentId: below.id }))).toBe('invalid-input');
  await rig.call('maps.remove', { id: above.id });
  expect((await rig.call('maps.get', { id: below.id })).parentId).toBeNull();
});

test('a picture below a map is kept, may be moved without being sent again, and goes when it is taken away', async () => {
  rig = await startRig();
  const { id } = await rig.call('maps.create', { name: 'Floor', contents: PART });
  expect(await refusal(rig.call('maps.setBackground', { id, background: FRAME }))).toBe('invalid-input');
  await rig.call('maps.setBackground', { id, background: { ...FRAME, image: PNG } });
  await rig.call('maps.setBackground', { id, background: { ...FRAME, width: 300 } });
  const { dataDir } = rig;
  await rig.stop(true);
  rig = await startRig({ dataDir });
  expect((await rig.call('maps.get', { id })).background).toEqual({ ...FRAME, width: 300 });
  expect(await rig.call('maps.background', { id })).toEqual({ mediaType: 'image/png', image: PNG });
  await rig.call('maps.setBackground', { id, background: null });
  expect(await rig.call('maps.background', { id })).toBeNull();
});

test('what is no picture is refused, whatever it calls itself', async () => {
  rig = await startRig();
  const image = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').toString('base64');
  const background = { ...FRAME, image };
  expect(await refusal(rig.call('maps.setBackground', { id: EVERYTHING_MAP_ID, background }))).toBe('invalid-input');
  expect(mediaTypeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(mediaTypeOf(Buffer.from('RIFF0000WEBPVP8 '))).toBe('image/webp');
  expect(mediaTypeOf(Buffer.from('RIFF0000WAVE'))).toBeUndefined();
  expect(mediaTypeOf(new Uint8Array())).toBeUndefined();
});

test('notes and doors to other maps are kept with the map', async () => {
  rig = await startRig();
  const id = EVERYTHING_MAP_ID;
  const note = { id: crypto.randomUUID(), kind: 'note' as const, x: 1, y: 2, width: 100, height: 40, text: 'Ring A' };
  await rig.call('maps.update', { id, objects: [note], collapsed: ['site:Pusat'] });
  expect(await rig.call('maps.get', { id })).toMatchObject({
    objects: [{ ...note, mapId: null }],
    collapsed: ['site:Pusat'],
  });
});
