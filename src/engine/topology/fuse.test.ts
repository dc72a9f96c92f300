import { describe, expect, it } from 'vitest';
import { device, drawn, fused, host, learnt, macAt, sees } from './testing/networks.ts';

describe('what neighbours tell', () => {
  it('a ring of switches is drawn once, with the ports of both ends', () => {
    const ring = [
      device(1, { neighbours: [sees(1, 2, 2), sees(2, 3, 1)] }),
      device(2, { neighbours: [sees(2, 1, 1), sees(1, 3, 2)] }),
      device(3, { neighbours: [sees(1, 1, 2), sees(2, 2, 1)] }),
    ];
    expect(drawn(ring)).toEqual(['d1 p1 – d2 p2', 'd1 p2 – d3 p1', 'd2 p1 – d3 p2']);
    expect(fused(ring).sights.map(({ confidence }) => confidence)).toEqual([100, 100, 100]);
  });

  it('two cables between the same two are two links', () => {
    const both = [
      device(1, { neighbours: [sees(1, 2, 5), sees(2, 2, 6)] }),
      device(2, { neighbours: [sees(5, 1, 1), sees(6, 1, 2)] }),
    ];
    expect(drawn(both)).toEqual(['d1 p1 – d2 p5', 'd1 p2 – d2 p6']);
  });

  it('one that only one end tells of is believed less', () => {
    const [sight] = fused([device(1, { neighbours: [sees(1, 2, 3)] }), device(2)]).sights;
    expect([sight?.state, sight?.confidence]).toEqual(['confirmed', 75]);
    expect(sight?.proofs).toMatchObject([{ source: 'lldp', by: 'a', detail: 'p1 sees d2 p3' }]);
  });

  it('a neighbour that cannot be read is a node by its chassis, the same for all that tell of it', () => {
    const stranger = sees(4, 99, 1, { sysName: 'core-of-others' });
    const two = [
      device(1, { neighbours: [stranger] }),
      device(2, { neighbours: [{ ...stranger, portId: { subtype: 5, hex: '7032', text: 'p2' } }] }),
    ];
    expect(drawn(two)).toEqual([`d1 p4 – n-m:${macAt(99)} p1`, `d2 p4 – n-m:${macAt(99)} p2`]);
  });

  it('one that LLDP and CDP tell of at the same port is one', () => {
    const cdp = {
      ...sees(1, 99, 1),
      protocol: 'cdp' as const,
      chassisId: { subtype: 7, hex: '6439', text: 'd99(FOX123)' },
      sysName: 'd99(FOX123)',
    };
    const found = fused([device(1, { neighbours: [sees(1, 99, 1), cdp] })]);
    expect(found.sights).toHaveLength(1);
    expect(found.sights[0]?.proofs.map(({ source }) => source)).toEqual(['lldp', 'cdp']);
  });

  it('a chassis padded with NULs is the same chassis', () => {
    const name = Buffer.from('core').toString('hex');
    const core = device(2);
    const named = {
      ...core,
      wiring: { ...core.wiring, identity: { sysName: 'core', chassisId: { subtype: 7, hex: name, text: 'core' } } },
    };
    const padded = sees(1, 2, 3, {
      chassisId: { subtype: 7, hex: `${name}0000`, text: 'core' },
      sysName: undefined,
      addresses: [],
    });
    expect(drawn([device(1, { neighbours: [padded] }), named])).toEqual(['d1 p1 – d2 p3']);
  });

  it('a device that tells of itself is doubted, not linked', () => {
    const found = fused([device(1, { neighbours: [sees(1, 1, 2, { chassisId: undefined })] })]);
    expect(found.sights).toEqual([]);
    expect(found.nodes[0]?.doubts).toEqual(['own-neighbour']);
  });

  it('5,000 strangers at one port are not drawn; whom one knows is', () => {
    const crowd = Array.from({ length: 5000 }, (_, place) =>
      sees(1, 99, 1, {
        chassisId: { subtype: 4, hex: `02bb${place.toString(16).padStart(8, '0')}` },
        sysName: `x${String(place)}`,
      }),
    );
    expect(drawn([device(1, { neighbours: [...crowd, sees(1, 2, 3)] }), device(2)])).toEqual(['d1 p1 – d2 p3']);
  });

  it('several at one port hang on a switch that tells nothing', () => {
    const hub = [
      device(1, { neighbours: [sees(1, 2, 1), sees(1, 3, 1)] }),
      device(2, { neighbours: [sees(1, 1, 1), sees(1, 3, 1)] }),
      device(3, { neighbours: [sees(1, 1, 1), sees(1, 2, 1)] }),
    ];
    expect(drawn(hub)).toEqual(['d1 p1 – u-d1.1 ? ~', 'd2 p1 – u-d1.1 ? ~', 'd3 p1 – u-d1.1 ? ~']);
  });

  it('a computer that is plugged into a telephone is behind it', () => {
    const phone = sees(3, 70, 1, { sysName: 'phone', capabilities: ['telephone', 'bridge'] });
    const one = device(1, { neighbours: [phone], fdb: learnt([3, macAt(70)], [3, macAt(80)]) });
    expect(drawn([one], { hosts: [host('pc', '10.0.0.80', { macs: [macAt(80)] })] })).toEqual([
      `d1 p3 – n-m:${macAt(70)} p1`,
      `n-m:${macAt(70)} ? – pc ? ~`,
    ]);
  });

  it('of a cable that was moved, the younger reading holds', () => {
    const devices = [
      { ...device(1, { neighbours: [sees(1, 3, 7)] }), at: 2000 },
      { ...device(2, { neighbours: [sees(4, 1, 1)] }), at: 1000 },
      { ...device(3), at: 1000 },
    ];
    expect(drawn(devices)).toEqual(['d1 p1 – d3 p7']);
  });
});

describe('ports by what others call them', () => {
  const twoWith = (portId: { subtype: number; hex: string; text?: string }, more: object = {}) => {
    const other = device(2);
    const ports = other.wiring.ports.map((port) => (port.ifIndex === 3 ? { ...port, ...more } : port));
    return drawn([
      device(1, { neighbours: [sees(1, 2, 0, { portId })] }),
      { ...other, wiring: { ...other.wiring, ports } },
    ]);
  };
  it.each([
    ['its alias', { subtype: 1, hex: '75', text: 'to the roof' }, { alias: 'to the roof' }, 'd2 p3'],
    ['its hardware address', { subtype: 3, hex: macAt(2, 3) }, {}, 'd2 p3'],
    [
      'its hardware address as text, as RouterOS tells it',
      { subtype: 3, hex: '30', text: '02:aa:00:02:00:03' },
      {},
      'd2 p3',
    ],
    ['its hardware address in dots', { subtype: 7, hex: '30', text: '02aa.0002.0003' }, {}, 'd2 p3'],
    ['its network address', { subtype: 4, hex: '01', text: '10.0.0.2' }, {}, 'd2 p1'],
    ['its name in other letters', { subtype: 5, hex: '50', text: 'P3' }, {}, 'd2 p3'],
    ['its long name', { subtype: 5, hex: '47', text: 'GigabitEthernet1/0/3' }, { name: 'Gi1/0/3' }, 'd2 Gi1/0/3'],
    ['its number', { subtype: 7, hex: '33', text: '3' }, {}, 'd2 p3'],
  ])('%s', (_, portId, more, end) => {
    expect(twoWith(portId, more)).toEqual([`d1 p1 – ${end}`]);
  });
});

describe('what bridges have learnt', () => {
  it('hangs a known host on the only port that leads to nothing else', () => {
    const devices = [
      device(1, { neighbours: [sees(1, 2, 1)], fdb: learnt([1, macAt(2)], [1, macAt(80)]) }),
      device(2, { neighbours: [sees(1, 1, 1)], fdb: learnt([1, macAt(1)], [5, macAt(80)]) }),
    ];
    expect(drawn(devices, { hosts: [host('pc', '10.0.0.80', { macs: [macAt(80)] })] })).toEqual([
      'd1 p1 – d2 p1',
      'd2 p5 – pc ? ~',
    ]);
  });

  it('finds a host by its address alone, where others resolve it', () => {
    const one = device(1, { fdb: learnt([5, macAt(80)]), arp: [{ address: '10.0.0.80', mac: macAt(80), ifIndex: 1 }] });
    expect(drawn([one], { hosts: [host('pc', '10.0.0.80')] })).toEqual(['d1 p5 – pc ? ~']);
  });

  it('puts a switch that tells nothing where several are behind one port', () => {
    const one = device(1, { fdb: learnt([5, macAt(80)], [5, macAt(81)]) });
    const hosts = [host('pc', '10.0.0.80', { macs: [macAt(80)] }), host('tv', '10.0.0.81', { macs: [macAt(81)] })];
    expect(drawn([one], { hosts })).toEqual(['d1 p5 – u-d1.5 ? ~', 'pc ? – u-d1.5 ? ~', 'tv ? – u-d1.5 ? ~']);
  });

  it('links switches that see each other and nobody between, and no others', () => {
    const chain = [
      device(1, { fdb: learnt([1, macAt(2)], [1, macAt(3)]) }),
      device(2, { fdb: learnt([1, macAt(1)], [2, macAt(3)]) }),
      device(3, { fdb: learnt([1, macAt(1)], [1, macAt(2)]) }),
    ];
    expect(drawn(chain)).toEqual(['d1 p1 – d2 p1 ~', 'd2 p2 – d3 p1 ~']);
  });

  it('concludes nothing where a table knows too little', () => {
    const forgetful = [
      device(1, { fdb: learnt([1, macAt(2)], [1, macAt(3)]) }),
      device(2, { fdb: learnt([1, macAt(1)]) }),
      device(3, { fdb: learnt([1, macAt(1)]) }),
    ];
    expect(drawn(forgetful)).toEqual([]);
  });

  it('draws no address that routers share (VRRP) as a device', () => {
    const one = device(1, {
      fdb: learnt([5, '00005e000101']),
      arp: [{ address: '10.0.0.254', mac: '00005e000101', ifIndex: 1 }],
    });
    expect(drawn([one], { hosts: [host('vip', '10.0.0.254')] })).toEqual([]);
  });
});

describe('two devices with one', () => {
  const withIdentity = (number: number, identity: object) => {
    const made = device(number);
    return { ...made, wiring: { ...made.wiring, identity: { ...made.wiring.identity, ...identity } } };
  };
  it('serial number stay two, and that is doubted', () => {
    const found = fused([withIdentity(1, { serial: 'X1' }), withIdentity(2, { serial: 'X1' })]);
    expect(found.nodes.map(({ doubts }) => doubts)).toEqual([['duplicate-serial'], ['duplicate-serial']]);
  });
  it('chassis are told apart by their names', () => {
    const twins = [withIdentity(1, {}), withIdentity(2, { chassisId: { subtype: 4, hex: macAt(1) } })];
    const teller = device(3, { neighbours: [sees(1, 2, 4, { chassisId: { subtype: 4, hex: macAt(1) } })] });
    expect(drawn([...twins, teller])).toEqual(['d2 p4 – d3 p1']);
  });
  it('hardware are one that is watched twice: links go to one of them', () => {
    const [one, other] = [device(1), device(1)];
    const found = fused([one, { ...other, id: 'd1-again' }, device(2, { neighbours: [sees(1, 1, 2)] })]);
    expect(found.sights).toHaveLength(1);
    expect(found.nodes.find(({ id }) => id === 'd1-again')?.doubts).toContain('watched-twice');
  });
});

describe('beyond cables', () => {
  it('routers that exchange routes are linked by the ports of the network they share', () => {
    const addresses = (number: number) => [{ address: `10.9.0.${String(number)}`, prefix: 30, ifIndex: 4 }];
    const two = [1, 2].map((number) =>
      device(number, {
        addresses: addresses(number),
        peers: [{ protocol: 'ospf', address: `10.9.0.${String(3 - number)}` }],
      }),
    );
    expect(drawn(two, {}, 'l3')).toEqual(['d1 p4 – d2 p4']);
    expect(fused(two).sights[0]?.proofs.map(({ source, by }) => `${source} ${by}`)).toEqual([
      'ospf both',
      'subnet both',
    ]);
  });

  it('spanning tree tells of bridges that speak nothing else', () => {
    const bridge = (number: number, stp: object[]) => {
      const made = device(number);
      return {
        ...made,
        wiring: {
          ...made.wiring,
          identity: { sysName: `d${String(number)}`, bridgeMac: macAt(number) },
          stp: stp as typeof made.wiring.stp,
        },
      };
    };
    const root = bridge(1, [{ ifIndex: 3, state: 5, designatedBridge: macAt(1), designatedPort: 7, isRoot: false }]);
    const leaf = bridge(2, [{ ifIndex: 5, state: 5, designatedBridge: macAt(1), designatedPort: 7, isRoot: true }]);
    expect(drawn([root, leaf])).toEqual(['d1 p3 – d2 p5 ~']);
  });
});
