import { useMemo } from 'react';
import type { Input } from '../../../../contract/contract.ts';
import type { Device } from '../../../../contract/devices.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import type { Deed } from '../../../store/undo.ts';
import { showFault } from '../../../ui/faults.ts';
import { useToasts } from '../../../ui/ToastList.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { type Patch, undoPatches } from './bulk-edit.model.ts';

/** Devices that one maintenance window can name. */
const MOST_IN_WINDOW = 1000;

/**
 * What can be done to devices without a form, one or many alike. Everything can be undone. The list changes when the
 * host says so, not before.
 */
export function useDeviceActions() {
  const { call, undo, store } = useApp();
  const speech = useSpeech();
  const toasts = useToasts();
  return useMemo(() => {
    const { t } = speech;
    const tellFault = (thrown: unknown): void => {
      const { title, next, detail } = showFault(thrown, speech);
      toasts.show([title, detail, next].join(' '), { tone: 'fault' });
    };
    const bulk = async (input: Input<'devices.bulk'>): Promise<void> => void (await call('devices.bulk', input));
    /** Remembers what was done, and offers to take it back. */
    function did(deed: Deed): void {
      undo.did(deed);
      const back = () => {
        // Ctrl+Z may have taken it back already, or something was done since: then only this is taken back.
        const isNewest = undo.store.getState().done.at(-1) === deed;
        (isNewest ? undo.undo() : deed.undo()).catch(tellFault);
      };
      toasts.show(deed.text, { undo: back });
    }
    const namesOf = (devices: readonly Device[]) => ({ name: devices[0]?.name ?? '', count: devices.length });

    /** @throws {Fault} nothing was changed */
    async function change(text: string, patches: readonly Patch[], before: readonly Device[]): Promise<void> {
      if (patches.length === 0) return;
      await bulk({ update: [...patches] });
      did({
        text,
        undo: () => bulk({ update: [...undoPatches(patches, before, (id) => store.getState().devices?.get(id))] }),
        redo: () => bulk({ update: [...patches] }),
      });
    }

    /** @throws {Fault} nothing was removed */
    async function remove(devices: readonly Device[]): Promise<void> {
      const ids = devices.map(({ id }) => id);
      const [redo, back] = [() => bulk({ remove: ids }), () => bulk({ restore: ids })];
      await redo();
      const { name, count } = namesOf(devices);
      did({
        text: count === 1 ? t('devices.deleted', { name }) : t('devices.bulk.deleted', { count }),
        undo: back,
        redo,
      });
    }

    /** @throws {Fault} nothing was added */
    async function add(inputs: NonNullable<Input<'devices.bulk'>['add']>): Promise<number> {
      const { added } = await call('devices.bulk', { add: inputs });
      const ids = added.map(({ id }) => id);
      did({
        text: t('devices.bulk.added', { count: ids.length }),
        undo: () => bulk({ remove: ids }),
        // The same devices again, with what was measured meanwhile.
        redo: () => bulk({ restore: ids }),
      });
      return ids.length;
    }

    /** @throws {Fault} nothing was put back */
    async function restore(devices: readonly { readonly id: string; readonly name: string }[]): Promise<void> {
      const ids = devices.map(({ id }) => id);
      const [redo, back] = [() => bulk({ restore: ids }), () => bulk({ remove: ids })];
      await redo();
      did({ text: t('devices.bulk.restored', { count: ids.length }), undo: back, redo });
    }

    /** Plans maintenance from now on. @throws {Fault} when it could not be planned */
    async function maintain(devices: readonly Device[], until: number): Promise<void> {
      const ids = devices.map(({ id }) => id);
      const { now } = store.getState();
      const { name, count } = namesOf(devices);
      const what = count === 1 ? name : t('devices.bulk.selected', { count });
      let windows: readonly string[] = [];
      const plan = async (): Promise<void> => {
        const made: string[] = [];
        for (let start = 0; start < ids.length; start += MOST_IN_WINDOW) {
          const { id } = await call('maintenance.create', {
            name: t('devices.bulk.windowName', { what }),
            deviceIds: ids.slice(start, start + MOST_IN_WINDOW),
            start: new Date(now).toISOString(),
            end: new Date(until).toISOString(),
          });
          made.push(id);
        }
        windows = made;
      };
      await plan();
      did({
        text: t('devices.bulk.maintained', { count }),
        undo: async () => {
          for (const id of windows) await call('maintenance.remove', { id });
        },
        redo: plan,
      });
    }

    async function setPaused(devices: readonly Device[], paused: boolean): Promise<void> {
      const concerned = devices.filter((device) => device.paused !== paused);
      const { name, count } = namesOf(concerned);
      const one = t(paused ? 'devices.pausedToast' : 'devices.resumedToast', { name });
      const many = t(paused ? 'devices.bulk.paused' : 'devices.bulk.resumed', { count });
      const patches = concerned.map(({ id }) => ({ id, paused }));
      await change(count === 1 ? one : many, patches, concerned);
    }

    async function poll(devices: readonly Device[]): Promise<void> {
      const { checks } = await call('devices.pollMany', { ids: devices.map(({ id }) => id) });
      const { name, count } = namesOf(devices);
      const all = t('devices.polledAll', { count: checks });
      toasts.show(count === 1 ? t('devices.polled', { name, count: checks }) : all);
    }
    const attempt = (work: Promise<void>): void => void work.catch(tellFault);

    return {
      change,
      remove,
      add,
      restore,
      maintain,
      did,
      tellFault,
      setPaused: (devices: readonly Device[], paused: boolean): void => attempt(setPaused(devices, paused)),
      poll: (devices: readonly Device[]): void => attempt(poll(devices)),
    };
  }, [call, undo, store, speech, toasts]);
}
export type DeviceActions = ReturnType<typeof useDeviceActions>;
