import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOwnProfiles, withOwn } from './own-profiles.ts';
import { defineProfile } from '../profiles/profile.ts';

const ACME = {
  id: 'acme',
  title: 'Acme',
  vendor: 'Acme',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.99999' }],
};
let folder: string;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ronda-profiles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('profiles of a person are read, and what is none is named with the place of the error', () => {
  write('acme.json', JSON.stringify(ACME));
  write('notes.txt', 'not looked at');
  write('broken.json', '{');
  write('other.json', JSON.stringify(ACME));
  write('wrong.json', JSON.stringify({ ...ACME, id: 'wrong', processors: [{ oid: 'x' }], match: [{ sysDescr: '(' }] }));
  const { profiles, refused } = readOwnProfiles(folder);
  expect(profiles).toEqual([defineProfile(ACME)]);
  expect(refused.map(({ file }) => file)).toEqual(['broken.json', 'other.json', 'wrong.json']);
  expect(refused.at(-1)?.message).toMatch(/\/match\/0\/sysDescr.*\/processors\/0\/oid/);
});

test('a folder that is not there has none', () => {
  expect(readOwnProfiles(join(folder, 'nothing'))).toEqual({ profiles: [], refused: [] });
});

test('one of the same id stands in for that which ships', () => {
  const [own, shipped] = [defineProfile({ ...ACME, title: 'mine' }), defineProfile(ACME)];
  const other = defineProfile({ ...ACME, id: 'b' });
  expect(withOwn([own], [shipped, other])).toEqual([own, other]);
});
