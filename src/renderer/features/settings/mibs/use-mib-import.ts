import { useState } from 'react';
import type { MibFile } from '../../../../contract/mibs.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { readMib, type Unfit } from './mib-import.model.ts';

/** What came of one file. */
export type Imported = { readonly name: string; readonly size: number } & (
  | { readonly mib: MibFile }
  | { readonly unfit: Unfit }
  | { readonly fault: unknown }
);

/** Reads files in the page and hands them to the host, one after the other: a later one may build on an earlier. */
export function useMibImport(onDone: () => void) {
  const { call } = useApp();
  const [results, setResults] = useState<readonly Imported[]>([]);
  const [total, setTotal] = useState(0);
  const take = async (file: File): Promise<Imported> => {
    const { name, size } = file;
    try {
      const read = await readMib(file);
      if ('unfit' in read) return { name, size, unfit: read.unfit };
      return { name, size, mib: await call('mibs.add', { text: read.text }) };
    } catch (fault) {
      return { name, size, fault };
    }
  };
  const start = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setResults([]);
    setTotal(files.length);
    for (const file of files) {
      const one = await take(file);
      setResults((before) => [...before, one]);
    }
    onDone();
  };
  return {
    results,
    total,
    isBusy: results.length < total,
    start: (files: readonly File[]): void => void start(files),
  };
}
