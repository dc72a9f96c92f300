import { afterEach, expect, test } from 'vitest';
import type { Role } from '../../contract/define.ts';
import { Fault } from '../../contract/faults.ts';
import { invoke } from '../api/invoke.ts';
import { startRig } from '../testing/rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
afterEach(() => rig.stop());

const as = (name: string, role: Role) => async (call: string, input: unknown) =>
  (await invoke(rig.engine, { name: call, input }, { principal: { kind: 'session', id: name, name, role } })) as {
    readonly id: string;
    readonly items: readonly { readonly name: string }[];
  };
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'accepted';
  } catch (thrown) {
    return Fault.from(thrown).code;
  }
};
const VIEW = {
  name: 'Trouble',
  filter: 'status:!up',
  columns: [{ id: 'name', width: 200 }],
  sort: { column: 'since' },
  layout: 'tiles',
};

test('a view is kept as it was saved, over a restart', async () => {
  rig = await startRig();
  await rig.call('views.create', { ...VIEW, layout: 'tiles', shared: true });
  const { dataDir } = rig;
  await rig.stop(true);
  rig = await startRig({ dataDir });
  const { items } = await rig.call('views.list', {});
  expect(items).toMatchObject([{ ...VIEW, sort: { column: 'since', descending: false }, shared: true, owner: 'test' }]);
});

test('a private view is its owner’s alone, a shared one everybody’s', async () => {
  rig = await startRig();
  const [dewi, budi] = [as('dewi', 'viewer'), as('budi', 'operator')];
  const { id } = await dewi('views.create', VIEW);
  expect((await budi('views.list', {})).items).toEqual([]);
  expect(await refusal(budi('views.update', { id, name: 'Mine' }))).toBe('not-found');
  expect(await refusal(dewi('views.update', { id, shared: true }))).toBe('forbidden');
  const shared = await budi('views.create', { ...VIEW, shared: true });
  expect((await dewi('views.list', {})).items).toHaveLength(2);
  expect(await refusal(dewi('views.remove', { id: shared.id }))).toBe('forbidden');
  await dewi('views.remove', { id });
  expect((await dewi('views.list', {})).items).toHaveLength(1);
});

test.each([
  { ...VIEW, name: ' ' },
  { ...VIEW, filter: 'latency>fast' },
  { ...VIEW, layout: 'globe' },
  { ...VIEW, columns: [{ id: '__proto__' }] },
  { ...VIEW, owner: 'somebody else' },
])('what is no view is refused (%#)', async (input) => {
  rig = await startRig();
  expect(await refusal(as('dewi', 'admin')('views.create', input))).toBe('invalid-input');
});
