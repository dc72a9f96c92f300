import type { Wiring } from '../wiring/wiring.ts';
import { createIdentities, type Identities } from './identities.ts';
import type { End, FuseInput, Told } from './model.ts';
import { createPortBook, endOf, type PortBook } from './port-match.ts';

/** A device that can be read, with what is looked up in it. */
export type Reader = {
  readonly id: string;
  readonly at: number;
  readonly wiring: Wiring;
  readonly book: PortBook;
  /** dot1dStpPortState by ifIndex. */
  readonly stp: ReadonlyMap<number, number>;
  /** The bundle a port is in, or the port itself. */
  readonly bundleOf: (ifIndex: number) => number;
};

function readerOf(id: string, { at, wiring }: Told): Reader {
  const bundles = new Map(wiring.lags.map(({ member, aggregate }) => [member, aggregate]));
  const stp = new Map(wiring.stp.map(({ ifIndex, state }) => [ifIndex, state]));
  return { id, at, wiring, book: createPortBook(wiring), stp, bundleOf: (ifIndex) => bundles.get(ifIndex) ?? ifIndex };
}

/** What every step of the fusion stands on: who is who, and whose ports are which. */
export type Ground = {
  readonly input: FuseInput;
  readonly identities: Identities;
  readonly readers: ReadonlyMap<string, Reader>;
  /** The end of a port of a device that can be read. */
  readonly end: (reader: Reader, ifIndex: number | undefined) => End;
};

/** @param books of the last time, by the wiring they were made of, so that only what changed is indexed again */
export function groundOf(input: FuseInput, books: WeakMap<Wiring, Reader>): Ground {
  const identities = createIdentities(input);
  const readers = new Map<string, Reader>();
  for (const { id } of input.hosts) {
    const told = input.wirings.get(id);
    if (told === undefined || identities.isSame(id)) continue;
    const known = books.get(told.wiring);
    const reader = known?.id === id ? { ...known, at: told.at } : readerOf(id, told);
    books.set(told.wiring, reader);
    readers.set(id, reader);
  }
  return {
    input,
    identities,
    readers,
    end: ({ id, book }, ifIndex) => {
      const port = ifIndex === undefined ? undefined : book.byIndex.get(ifIndex);
      if (port === undefined && ifIndex !== undefined) return { node: id, port: `#${String(ifIndex)}`, ifIndex };
      return endOf(id, port);
    },
  };
}

/** What names an end among all: a port, or a node of which no port is known. */
export const endKey = ({ node, port, ifIndex }: End): string =>
  `${node} ${ifIndex === null ? (port ?? '?') : `#${String(ifIndex)}`}`;
