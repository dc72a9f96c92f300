import {
  EthernetPort,
  LayoutDashboard,
  type LucideIcon,
  Network,
  ScrollText,
  Server,
  Settings,
  Wrench,
} from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import type { TranslationKey } from '../../contract/i18n/i18n.ts';
import type { ViewName } from '../route/route.ts';

export type ViewProps = { readonly onAdd: () => void };
type View = { readonly title: TranslationKey; readonly Page: ComponentType<ViewProps> };

/** Every page, fetched when it is first looked at. */
export const PAGES: Readonly<Record<ViewName, View>> = {
  overview: {
    title: 'shell.overview',
    Page: lazy(async () => ({ default: (await import('../features/overview/OverviewView.tsx')).OverviewView })),
  },
  devices: {
    title: 'shell.devices',
    Page: lazy(async () => ({ default: (await import('../features/devices/DevicesView.tsx')).DevicesView })),
  },
  device: {
    title: 'shell.devices',
    Page: lazy(async () => ({ default: (await import('../features/device/DeviceView.tsx')).DeviceView })),
  },
  interfaces: {
    title: 'shell.interfaces',
    Page: lazy(async () => ({ default: (await import('../features/interfaces/InterfacesView.tsx')).InterfacesView })),
  },
  map: {
    title: 'shell.map',
    Page: lazy(async () => ({ default: (await import('../features/map/MapPage.tsx')).MapPage })),
  },
  logs: {
    title: 'shell.logs',
    Page: lazy(async () => ({ default: (await import('../features/logs/LogsView.tsx')).LogsView })),
  },
  tools: {
    title: 'shell.tools',
    Page: lazy(async () => ({ default: (await import('../features/tools/ToolsView.tsx')).ToolsView })),
  },
  settings: {
    title: 'shell.settings',
    Page: lazy(async () => ({ default: (await import('../features/settings/SettingsView.tsx')).SettingsView })),
  },
  dev: {
    title: 'shell.dev',
    Page: lazy(async () => ({ default: (await import('../features/dev/DevView.tsx')).DevView })),
  },
};

/** Entries of the rail, in their order; the last stands at its foot. */
export const RAIL = [
  { view: 'overview', Icon: LayoutDashboard },
  { view: 'devices', Icon: Server },
  { view: 'interfaces', Icon: EthernetPort },
  { view: 'map', Icon: Network },
  { view: 'logs', Icon: ScrollText },
  { view: 'tools', Icon: Wrench },
  { view: 'settings', Icon: Settings },
] as const satisfies readonly { readonly view: ViewName; readonly Icon: LucideIcon }[];
