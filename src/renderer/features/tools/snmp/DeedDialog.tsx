import type { Device } from '../../../../contract/devices.ts';
import type { MibNode, SnmpValue } from '../../../../contract/mibs.ts';
import { isWithin } from './mib-tree.model.ts';
import type { Deed } from './results.model.ts';
import { SetDialog } from './SetDialog.tsx';
import { WatchDialog } from './WatchDialog.tsx';

type DeedDialogProps = {
  readonly deed: Deed;
  readonly device: Device;
  readonly credentialId: string;
  /** What is written in the address; the value may be one of its own. */
  readonly node: MibNode | undefined;
  readonly onClose: () => void;
  readonly onChanged: (value: SnmpValue) => void;
  readonly onWatched: () => void;
};

/** The dialog for what is to be done with a value. */
export function DeedDialog({ deed, node, onChanged, onWatched, credentialId, ...common }: DeedDialogProps) {
  const { what, value } = deed;
  const own = node !== undefined && isWithin(value.oid, node.oid) && !node.hasChildren ? node : undefined;
  if (what === 'set')
    return <SetDialog {...common} credentialId={credentialId} oid={value.oid} node={own} onChanged={onChanged} />;
  return (
    <WatchDialog
      {...common}
      value={value}
      isColumn={what === 'watch-column'}
      units={own?.units ?? null}
      onWatched={onWatched}
    />
  );
}
