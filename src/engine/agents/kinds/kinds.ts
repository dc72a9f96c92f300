import { accessPoint } from './access-point.ts';
import type { Kind, KindName } from './kind.ts';
import { linuxServer } from './linux-server.ts';
import { mikrotik } from './mikrotik.ts';
import { printer } from './printer.ts';
import { recorded } from './recorded.ts';
import { router } from './router.ts';
import { switch48 } from './switch48.ts';
import { ups } from './ups.ts';

export const KINDS: Readonly<Record<KindName, Kind>> = {
  router,
  mikrotik,
  switch48,
  'access-point': accessPoint,
  'linux-server': linuxServer,
  ups,
  printer,
  recorded,
};
