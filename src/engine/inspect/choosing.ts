import { isWithin } from '../protocols/oid.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Reader } from './reader.ts';
import { textOf } from './values.ts';

export type SystemGroup = {
  readonly sysDescr: string | undefined;
  readonly sysObjectID: string | undefined;
  readonly sysName: string | undefined;
};
type Mark = Profile['match'][number];

const finds = (pattern: string | undefined, text: string | undefined): boolean =>
  pattern === undefined || new RegExp(pattern, 'i').test(text ?? '');

function fits(mark: Mark, { sysDescr, sysObjectID }: SystemGroup): boolean {
  const { sysObjectId, notSysDescr } = mark;
  if (sysObjectId !== undefined && !isWithin(sysObjectID ?? '', sysObjectId)) return false;
  if (notSysDescr !== undefined && new RegExp(notSysDescr, 'i').test(sysDescr ?? '')) return false;
  return finds(mark.sysDescr, sysDescr);
}

/** How much a mark says: what must be answered, then a long identifier, then a description. */
const weight = ({ sysObjectId, sysDescr, answers }: Mark): number =>
  (answers ? 1000 : 0) + (sysObjectId?.split('.').length ?? 0) * 2 + (sysDescr === undefined ? 0 : 3);

/** The profile that knows most about a device; undefined when none does. */
export async function chooseProfile(
  profiles: readonly Profile[],
  system: SystemGroup,
  reader: Reader,
): Promise<Profile | undefined> {
  const candidates = profiles
    .flatMap((profile) => profile.match.filter((mark) => fits(mark, system)).map((mark) => ({ profile, mark })))
    .toSorted((a, b) => weight(b.mark) - weight(a.mark));
  for (const { profile, mark } of candidates) {
    if (mark.answers === undefined) return profile;
    const [cell] = await reader.subtree(mark.answers.oid);
    if (cell !== undefined && finds(mark.answers.match, textOf(cell))) return profile;
  }
  return undefined;
}
