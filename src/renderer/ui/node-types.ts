import {
  BatteryCharging,
  Cctv,
  CircleHelp,
  HardDrive,
  type LucideIcon,
  Monitor,
  Network,
  Phone,
  Printer,
  Router,
  Server,
  ShieldHalf,
  Split,
  Wifi,
} from 'lucide-react';
import type { NodeType } from '../../contract/topology.ts';

/** What a kind of device looks like in lists. */
export const NODE_ICONS: Readonly<Record<NodeType, LucideIcon>> = {
  router: Router,
  switch: Network,
  firewall: ShieldHalf,
  'access-point': Wifi,
  server: Server,
  storage: HardDrive,
  printer: Printer,
  ups: BatteryCharging,
  camera: Cctv,
  phone: Phone,
  computer: Monitor,
  'unmanaged-switch': Split,
  unknown: CircleHelp,
};
