import { MOST_MIB_CHARACTERS } from '../../../../contract/mibs.ts';

/** As many bytes as characters: MIBs are written in ASCII. */
export const MOST_MIB_BYTES = MOST_MIB_CHARACTERS;
export const MIB_NAMES = '.mib,.my,.txt,text/plain';

/** Why a file is not worth sending. */
export type Unfit = 'tooLarge' | 'empty' | 'notText';

/** A text as it is in a file; older makers wrote names of people in Latin-1. @returns undefined for bytes that are none */
export function mibText(bytes: ArrayBuffer): string | undefined {
  // NUL stands in no text, and soon in everything else.
  if (new Uint8Array(bytes).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** What a file says, or why it is not sent. */
export async function readMib(file: Pick<File, 'size' | 'arrayBuffer'>): Promise<{ text: string } | { unfit: Unfit }> {
  if (file.size > MOST_MIB_BYTES) return { unfit: 'tooLarge' };
  const text = mibText(await file.arrayBuffer());
  if (text === undefined) return { unfit: 'notText' };
  return text.trim() === '' ? { unfit: 'empty' } : { text };
}
