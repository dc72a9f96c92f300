import type { ImportIssue } from '../../contract/transfers.ts';
import type { DeviceInput } from '../../contract/devices.ts';

/** One device of a file. `key` tells whether two rows mean the same device; `path` names the row in messages. */
export type ImportedDevice = { readonly key: string; readonly path: string; readonly device: DeviceInput };

export type Reading = {
  readonly devices: readonly ImportedDevice[];
  readonly errors: readonly ImportIssue[];
  /** What else the file says and an export must give back. */
  readonly rest: Readonly<Record<string, unknown>>;
};

/** Text in, devices out; reads nothing and decides nothing. */
export type Importer = {
  /** Equals the file name. */
  readonly id: string;
  readonly title: string;
  readonly read: (text: string) => Reading;
};
export const defineImporter = (importer: Importer): Importer => importer;
