import { useEffect, useMemo, useRef } from 'react';
import type { Input } from '../../../contract/contract.ts';
import type { MapView, Placement } from '../../../contract/maps.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { showFault } from '../../ui/faults.ts';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';

type Patch = Partial<Pick<MapView, 'name' | 'layer' | 'layout' | 'collapsed' | 'locked' | 'objects' | 'contents'>>;
export type MapEdit = ReturnType<typeof useMapEdit>;

/** What is on a map after some nodes were put or taken off. */
export function placedOn(map: MapView, put: readonly Placement[], unplace: readonly string[]): MapView {
  const gone = new Set([...unplace, ...put.map(({ node }) => node)]);
  return { ...map, placements: [...map.placements.filter(({ node }) => !gone.has(node)), ...put] };
}

/** Changes of a map: each is a command to the host, and can be undone. */
export function useMapEdit(map: MapView | undefined, show: (map: MapView) => void) {
  const { call, undo } = useApp();
  const speech = useSpeech();
  const toasts = useToasts();
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  }, [map]);
  return useMemo(() => {
    const fail = (thrown: unknown): void => {
      const { title, detail, next } = showFault(thrown, speech);
      toasts.show([title, detail, next].join(' '), { tone: 'fault' });
    };
    const showOn = (id: string, change: (map: MapView) => MapView): void => {
      const now = latest.current;
      if (now?.id !== id) return;
      latest.current = change(now);
      show(latest.current);
    };
    async function sendPlaces(id: string, put: readonly Placement[], unplace: readonly string[]): Promise<void> {
      await call('maps.place', { id, put: [...put], unplace: [...unplace] });
      showOn(id, (now) => placedOn(now, put, unplace));
    }
    async function send(id: string, patch: Patch): Promise<void> {
      const changed = await call('maps.update', { id, ...patch });
      showOn(id, () => changed);
    }
    type Background = Input<'maps.setBackground'>['background'];
    async function sendBackground(id: string, background: Background): Promise<void> {
      const changed = await call('maps.setBackground', { id, background });
      showOn(id, () => changed);
    }
    return {
      fail,
      /** Lays a picture below the map, or takes it away; what lay there before comes back with its picture. */
      async setBackground(background: Background, text: string): Promise<void> {
        const before = latest.current;
        if (before === undefined) return;
        const { id, background: frame } = before;
        const image = frame && (await call('maps.background', { id }))?.image;
        await sendBackground(id, background);
        const old = frame && { ...frame, ...(image != null && { image }) };
        undo.did({
          text,
          undo: () => sendBackground(id, old),
          redo: () => sendBackground(id, background),
        });
      },
      /** Puts nodes somewhere, or back into the tray. What is shown moves at once; the host has the last word. */
      async place(put: readonly Placement[], unplace: readonly string[], text: string): Promise<void> {
        const before = latest.current;
        if (before === undefined || put.length + unplace.length === 0) return;
        const touched = new Set([...put.map(({ node }) => node), ...unplace]);
        const old = before.placements.filter(({ node }) => touched.has(node));
        const had = new Set(old.map(({ node }) => node));
        const fresh = [...touched].filter((node) => !had.has(node));
        showOn(before.id, (now) => placedOn(now, put, unplace));
        try {
          await sendPlaces(before.id, put, unplace);
          undo.did({
            text,
            undo: () => sendPlaces(before.id, old, fresh),
            redo: () => sendPlaces(before.id, put, unplace),
          });
        } catch (thrown) {
          showOn(before.id, (now) => placedOn(now, old, fresh));
          fail(thrown);
        }
      },
      async update(patch: Patch, text: string): Promise<void> {
        const before = latest.current;
        if (before === undefined) return;
        const old = Object.fromEntries(Object.keys(patch).map((name) => [name, before[name as keyof Patch]])) as Patch;
        showOn(before.id, (now) => ({ ...now, ...patch }));
        try {
          await send(before.id, patch);
          undo.did({ text, undo: () => send(before.id, old), redo: () => send(before.id, patch) });
        } catch (thrown) {
          showOn(before.id, (now) => ({ ...now, ...old }));
          fail(thrown);
        }
      },
    };
  }, [call, undo, speech, toasts, show]);
}
