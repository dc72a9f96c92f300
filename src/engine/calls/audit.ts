import type { Handlers } from '../../contract/contract.ts';
import type { Storage } from '../storage/storage.ts';
import { epoch, refuse } from './choices.ts';

const instant = (at: number): string => new Date(at).toISOString();

export const auditCalls = (
  storage: Pick<Storage, 'audit' | 'checkAudit'>,
): Pick<Handlers, 'audit.list' | 'audit.verify'> => ({
  'audit.list': async ({ limit, cursor, from, to }) => {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw refuse('/cursor', 'The cursor is not one of ours.');
    const before = cursor === undefined ? undefined : Number(cursor);
    const records = await storage.audit({ limit: limit + 1, before, from: epoch(from), to: epoch(to) });
    const items = records.slice(0, limit).map((record) => ({ ...record, at: instant(record.at) }));
    const last = items.at(-1);
    return { items, nextCursor: records.length > limit && last ? String(last.seq) : null };
  },
  'audit.verify': async () => {
    const { records, head, broken } = await storage.checkAudit();
    const at = broken?.at == null ? null : instant(broken.at);
    return { sound: broken === null, records, head, broken: broken && { ...broken, at } };
  },
});
