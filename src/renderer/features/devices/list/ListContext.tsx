import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import type { DeviceList, ListState } from './device-list.ts';
import type { ListSettings, ListSettingsStore } from './list-settings.ts';

type ListParts = { readonly list: DeviceList; readonly settings: ListSettingsStore };

const ListContext = createContext<ListParts | undefined>(undefined);

export const ListProvider = ({ parts, children }: { readonly parts: ListParts; readonly children: ReactNode }) => (
  <ListContext value={parts}>{children}</ListContext>
);

export function useList(): ListParts {
  const parts = use(ListContext);
  if (parts === undefined) throw new Error('ListProvider is missing above this view');
  return parts;
}

export const useListState = <T,>(select: (state: ListState) => T): T => useStore(useList().list.store, select);
export const useListSettings = <T,>(select: (state: ListSettings) => T): T =>
  useStore(useList().settings.store, select);
