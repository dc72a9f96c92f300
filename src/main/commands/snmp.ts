import { readFileSync } from 'node:fs';
import { Fault } from '../../contract/faults.ts';
import { MOST_MIB_CHARACTERS } from '../../contract/mibs.ts';
import { type Browser, createBrowser } from '../../engine/mibs/browser.ts';
import { createMibs, type Mibs } from '../../engine/mibs/mibs.ts';
import { createSnmp, type SnmpSession } from '../../engine/snmp/snmp.ts';
import { UsageError } from '../exit-codes.ts';
import { number } from '../flags.ts';
import type { Command } from './command.ts';
import { SNMP_FLAGS, securityOf } from './snmp-flags.ts';
import { tableReport, valueLines } from './snmp-report.ts';
import { checkTarget, resolveTarget, targetOf } from './targets.ts';

const VERBS = ['get', 'walk', 'table'] as const;
type Verb = (typeof VERBS)[number];
const MOST_VALUES = 50_000;

/** The standard names, and those of some files. @throws {Fault} with the file that is no MIB */
async function namesOf(files: readonly string[]): Promise<Mibs> {
  const mibs = createMibs({ now: Date.now, commit: async () => undefined });
  for (const file of files) {
    try {
      const text = readFileSync(file, 'utf8');
      if (text.length > MOST_MIB_CHARACTERS) throw new Fault('invalid-input', 'It is too long for a MIB.');
      await mibs.add(text);
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      throw new Fault('invalid-input', `${file} was not read: ${why}`, { cause: thrown });
    }
  }
  return mibs;
}

/** What was asked, as lines for people or for programs, and what is missing of it. */
async function answer(
  browser: Browser,
  session: SnmpSession,
  { verb, oids, most, isJson }: { verb: Verb; oids: readonly string[]; most: number; isJson: boolean },
): Promise<{ readonly lines: readonly string[]; readonly missing: readonly string[] }> {
  if (verb === 'get') return { lines: valueLines(await browser.get(session, oids), isJson), missing: [] };
  const lines: string[] = [];
  const missing: string[] = [];
  for (const oid of oids) {
    if (verb === 'walk') {
      const { items, cut } = await browser.walk(session, { oid, limit: most });
      lines.push(...valueLines(items, isJson));
      if (cut !== null) missing.push(`${oid} is not whole: ${cut}`);
      continue;
    }
    const table = await browser.table(session, { oid, limit: most });
    lines.push(...tableReport(table, isJson));
    if (table.cut) missing.push(`${oid} has more rows`);
  }
  return { lines, missing };
}

export const snmpCommand: Command = {
  name: 'snmp',
  usage: 'get|walk|table TARGET[:PORT] OID...',
  help: 'read values, subtrees or tables of a device by SNMP, by numbers or names such as IF-MIB::ifInOctets.3',
  flags: {
    ...SNMP_FLAGS,
    mib: { type: 'string', isMany: true, value: 'FILE', help: 'a MIB file for more names; may be given again' },
    limit: { type: 'string', value: 'N', help: 'at most so many values or rows (default 50000)' },
    json: { type: 'boolean', help: 'one JSON object a value or row' },
  },
  async run({ words: [word, target, ...oids], flags, print, complain }) {
    const verb = VERBS.find((one) => one === word);
    if (verb === undefined) throw new UsageError(`ronda snmp needs one of: ${VERBS.join(', ')}.`);
    if (target === undefined) throw new UsageError(`ronda snmp ${verb} needs a target.`);
    if (oids.length === 0) throw new UsageError(`ronda snmp ${verb} needs at least one identifier or name.`);
    const { host, port } = targetOf(target);
    checkTarget(host);
    const security = securityOf(flags, process.env);
    const most = number(flags, 'limit', [1, MOST_VALUES]) ?? MOST_VALUES;
    const files = Array.isArray(flags['mib']) ? flags['mib'] : [];
    const browser = createBrowser(await namesOf(files));
    const snmp = createSnmp();
    try {
      const session = snmp.open({ host: await resolveTarget(host), port }, security);
      const isJson = flags['json'] === true;
      const { lines, missing } = await answer(browser, session, { verb, oids, most, isJson });
      for (const line of lines) print(line);
      for (const one of missing) complain(`ronda: ${one}`);
      return 0;
    } finally {
      await snmp.close();
    }
  },
};
