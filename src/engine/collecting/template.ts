import type { Opened } from './reply-reader.ts';

/** A request that is encoded once; only its number changes. */
export type Template = { readonly bytes: Uint8Array; readonly idAt: number };

/** What came of opening a packet: `stale` ones tell something new of the agent, and the request is to be sent again. */
export type Opening = 'ok' | 'bad' | 'stale' | 'refused';

/** How requests to one agent are wrapped, and its answers unwrapped. */
export type Envelope = {
  /** What has to be asked before anything else; undefined when nothing has. */
  greeting(id: number): Uint8Array | undefined;
  /** @param pdu with four bytes of room for its number */
  prepare(pdu: Uint8Array): Template;
  /** The packet with that number; good until it is called again. */
  seal(template: Template, id: number): Uint8Array;
  /** Unwraps the packet that lies in `opened`, which is moved to its PDU. */
  open(opened: Opened): Opening;
};

export function writeId({ bytes, idAt }: Template, id: number): void {
  bytes[idAt] = (id >>> 24) & 127;
  bytes[idAt + 1] = (id >>> 16) & 255;
  bytes[idAt + 2] = (id >>> 8) & 255;
  bytes[idAt + 3] = id & 255;
}

/** Where the number of a PDU stands, from its beginning: behind its own head and that of an INTEGER. */
export const idOffset = (pdu: Uint8Array): number => {
  const length = pdu[1] ?? 0;
  return (length > 127 ? 2 + (length & 127) : 2) + 2;
};
