import { useEffect, useState } from 'react';
import type { MibNode } from '../../../../contract/mibs.ts';
import { Fault } from '../../../../contract/faults.ts';
import { type App, useApp } from '../../../store/AppProvider.tsx';
import { useReading } from '../../device/use-reading.ts';
import { namesIn } from './object.model.ts';

/** So long after the last key the host is asked. */
const SETTLE_MS = 150;

function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The node a text means, or the one its value belongs to; undefined for what no MIB names. */
async function nodeOf(call: App['call'], text: string): Promise<MibNode | undefined> {
  for (const name of namesIn(text)) {
    try {
      const answer = await call('mibs.tree', { oid: name });
      if (answer?.node) return answer.node;
    } catch (thrown) {
      const { code } = Fault.from(thrown);
      if (code !== 'not-found' && code !== 'invalid-input') throw thrown;
    }
  }
  return undefined;
}

type Named = {
  readonly node: MibNode | undefined;
  /** It was looked for, and no MIB has it. */
  readonly isUnknown: boolean;
};

/** What a MIB says of the object that is written in the address. `picked`: it is known already. */
export function useMibNode(text: string, picked: MibNode | undefined): Named {
  const { call } = useApp();
  const settled = useSettled(text);
  const key = picked === undefined ? settled.trim() : '';
  const { value, of, isReading } = useReading({
    key,
    read: async () => (key === '' ? undefined : nodeOf(call, key)),
  });
  if (picked !== undefined) return { node: picked, isUnknown: false };
  const isSettled = of === text.trim() && !isReading;
  return { node: isSettled ? value : undefined, isUnknown: isSettled && text.trim() !== '' && value === undefined };
}
