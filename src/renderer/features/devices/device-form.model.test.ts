import { describe, expect, it } from 'vitest';
import { DeviceInput } from '../../../contract/devices.ts';
import { FAKE_KINDS, fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { addressProblem, draftOf, inputOf, newCheck, newDraft, problemsOf } from './device-form.model.ts';

const empty = newDraft(FAKE_KINDS);

describe('the form of a device', () => {
  it.each([
    ['10.0.0.1', undefined],
    ['fe80::1%eth0', undefined],
    ['rt-1.example', undefined],
    ['', 'address.missing'],
    ['10.0.0.1 x', 'address.space'],
    ['10.1', 'address.numeric'],
    ['0x7f000001', 'address.numeric'],
    ['2001:db8', 'address.ipv6'],
    ['-x.example', 'address.name'],
  ])('judges the address "%s"', (address, problem) => {
    expect(addressProblem(address)).toBe(problem);
  });

  it('needs nothing but an address, and what it sends fits the contract', () => {
    const draft = { ...empty, address: ' 10.0.0.1 ' };
    expect(problemsOf(draft, FAKE_KINDS).size).toBe(0);
    const input = inputOf(draft, FAKE_KINDS);
    expect(input).toMatchObject({ address: '10.0.0.1', name: '10.0.0.1', profile: 'default' });
    expect(input.checks).toEqual([{ type: 'icmp', enabled: true, count: 5, size: 56 }]);
    expect(DeviceInput.safeParse(input).success).toBe(true);
  });

  it('marks each wrong field by its path', () => {
    const tcp = { ...newCheck(FAKE_KINDS, 'tcp', 1), intervalS: '0', timeoutMs: '1,5' };
    const problems = problemsOf({ ...empty, address: '10.1', checks: [...empty.checks, tcp] }, FAKE_KINDS);
    expect([...problems.keys()]).toEqual(['/checks/1/intervalS', '/checks/1/timeoutMs', '/checks/1/port', '/address']);
    expect(problems.get('/checks/1/intervalS')).toEqual({ key: 'form.between', min: 1, max: 86_400 });
  });

  it('sends back what it was given, with the ids of the checks', () => {
    const [device] = fakeDevices(0);
    if (!device) throw new Error('the fake network is empty');
    const input = inputOf(draftOf(device, FAKE_KINDS), FAKE_KINDS);
    const { name, groups, tags, notes } = device;
    expect(input).toMatchObject({ name, groups, tags, notes });
    expect(input.checks?.map(({ id }) => id)).toEqual(device.checks.map(({ id }) => id));
    expect(input.checks?.[1]).toMatchObject({ type: 'tcp', port: 22, intervalS: 30, timeoutMs: 1000 });
    expect(input.checks?.[0]).not.toHaveProperty('state');
  });

  it('says whether and how the device is read by SNMP; what is left empty takes its default', () => {
    const draft = { ...empty, address: 'a.example', snmpEnabled: false, snmpPort: '1161', snmpIntervalS: '' };
    expect(inputOf(draft, FAKE_KINDS).snmp).toEqual({ enabled: false, port: 1161, intervalS: 30 });
    const wrong = problemsOf({ ...draft, snmpPort: '70000', snmpIntervalS: '0' }, FAKE_KINDS);
    expect([...wrong.keys()]).toEqual(['/snmp/port', '/snmp/intervalS']);
  });

  it('reads words between commas and decimal commas', () => {
    const checks = empty.checks.map((check) => ({ ...check, intervalS: '2,5' }));
    const input = inputOf({ ...empty, address: 'a.example', tags: 'wan, , lab,wan', checks }, FAKE_KINDS);
    expect(input.tags).toEqual(['wan', 'lab']);
    expect(input.checks?.[0]?.intervalS).toBe(2.5);
  });
});
