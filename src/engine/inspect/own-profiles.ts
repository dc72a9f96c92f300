import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Fault } from '../../contract/faults.ts';
import { issuesOf } from '../lib/issues.ts';
import { parseJson } from '../lib/json.ts';
import { type Profile, ProfileSchema } from '../profiles/profile.ts';

/** A profile is some kilobytes of text. */
const MOST_BYTES = 1_000_000;
const MOST_FILES = 1000;

/** A file that is no profile, and why. */
export type Refusal = { readonly file: string; readonly message: string };

/** @throws {Fault} `invalid-input` with the place of each error */
export function readProfile(path: string): Profile {
  const { size } = statSync(path);
  if (size > MOST_BYTES) throw new Fault('invalid-input', 'The file is too large for a profile.');
  const json = parseJson(readFileSync(path, 'utf8'));
  if (json === undefined) throw new Fault('invalid-input', 'The file is not JSON.');
  const parsed = ProfileSchema.safeParse(json);
  if (!parsed.success) {
    const errors = issuesOf(parsed.error);
    throw new Fault('invalid-input', errors.map((one) => `${one.path}: ${one.message}`).join(' '), { errors });
  }
  if (`${parsed.data.id}.json` !== basename(path))
    throw new Fault('invalid-input', `The file must be called as its id says: ${parsed.data.id}.json.`);
  return parsed.data;
}

/** The profiles of a person in a folder; a folder that is not there has none. */
export function readOwnProfiles(folder: string): {
  readonly profiles: readonly Profile[];
  readonly refused: readonly Refusal[];
} {
  let files: readonly string[] = [];
  try {
    files = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .slice(0, MOST_FILES);
  } catch {
    return { profiles: [], refused: [] };
  }
  const profiles: Profile[] = [];
  const refused: Refusal[] = [];
  for (const file of files) {
    try {
      profiles.push(readProfile(join(folder, file)));
    } catch (thrown) {
      refused.push({ file, message: Fault.from(thrown).message });
    }
  }
  return { profiles, refused };
}

/** A person's own before those that ship, of which one of the same id is left out. */
export function withOwn(
  { profiles: own }: { readonly profiles: readonly Profile[] } = { profiles: [] },
  shipped: readonly Profile[],
): readonly Profile[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...shipped.filter(({ id }) => !ids.has(id))];
}
