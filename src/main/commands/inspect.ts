import { Fault } from '../../contract/faults.ts';
import { inspect } from '../../engine/inspect/inspect.ts';
import { readProfile, withOwn } from '../../engine/inspect/own-profiles.ts';
import { profiles } from '../../engine/profiles/registry.gen.ts';
import { createSnmp } from '../../engine/snmp/snmp.ts';
import { UsageError } from '../exit-codes.ts';
import { text } from '../flags.ts';
import type { Command } from './command.ts';
import { report } from './inspect-report.ts';
import { securityOf, SNMP_FLAGS } from './snmp-flags.ts';
import { checkTarget, resolveTarget, targetOf } from './targets.ts';

export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'TARGET[:PORT]',
  help: 'read one device by SNMP: what it is, its ports, sensors, neighbours and parts',
  flags: {
    ...SNMP_FLAGS,
    profile: { type: 'string', value: 'FILE', help: 'try a profile of your own before those that ship' },
    json: { type: 'boolean', help: 'all facts as one JSON object' },
  },
  async run({ words, flags, print, complain }) {
    const [word, ...more] = words;
    if (word === undefined || more.length > 0) throw new UsageError('ronda inspect needs one target.');
    const { host, port } = targetOf(word);
    checkTarget(host);
    const security = securityOf(flags, process.env);
    const own = text(flags, 'profile');
    const known = own === undefined ? profiles : withOwn({ profiles: [readProfile(own)] }, profiles);
    const snmp = createSnmp();
    try {
      const session = snmp.open({ host: await resolveTarget(host), port }, security);
      const { facts, shortfalls } = await inspect(session, { profiles: known });
      print(flags['json'] === true ? JSON.stringify(facts) : report(facts));
      for (const { prefix, why } of shortfalls) complain(`ronda: ${prefix} was not read whole: ${why}`);
      return 0;
    } catch (thrown) {
      throw Fault.from(thrown);
    } finally {
      await snmp.close();
    }
  },
};
