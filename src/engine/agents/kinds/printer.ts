import { ethernet, type Kind, each } from './kind.ts';

const HP = '1.3.6.1.4.1.11.2.3.9';
const HOST = '1.3.6.1.2.1.25.3';
const PRINTER = '1.3.6.1.2.1.43';
/** Counts since the printer was made: so many pages an hour. */
const PAGES_AN_HOUR = 11;
const HOUR_TICKS = 360_000;

/** A printer that answers as HP's with JetDirect do. @see Printer-MIB (RFC 3805), HOST-RESOURCES-MIB */
export const printer: Kind = {
  name: 'printer',
  prefix: 'prn',
  vendor: 'HP',
  sysDescr: 'HP ETHERNET MULTI-ENVIRONMENT,ROM none,JETDIRECT,JD153,EEPROM JSI24090012,CIDATE 09/28/2022',
  sysObjectId: `${HP}.1`,
  services: 72,
  isBridge: false,
  ports: { count: 1, isFixed: true, shape: () => ethernet('eth0', 'HP Ethernet Print Server') },
  virtual: [],
  memoryBytes: 512 * 2 ** 20,
  calmCpuPct: 4,
  objects: [
    { oid: `${HP}.1.1.7.0`, type: 'text', value: 'MFG:HP;MDL:HP LaserJet M507;CMD:PJL,PML,PCL;' },
    { oid: `${HP}.4.2.1.1.3.6.0`, type: 'text', value: '20240605' },
    { oid: `${HOST}.2.1.1.1`, type: 'integer', value: 1 },
    { oid: `${HOST}.2.1.2.1`, type: 'oid', value: `${HOST}.1.5` },
    { oid: `${HOST}.2.1.3.1`, type: 'text', value: 'HP LaserJet M507' },
    { oid: `${HOST}.2.1.5.1`, type: 'integer', value: 2 },
    { oid: `${HOST}.5.1.1.1`, type: 'integer', value: 3 },
    { oid: `${HOST}.5.1.2.1`, type: 'octets', value: Uint8Array.of(0) },
    { oid: `${PRINTER}.5.1.1.17.1`, type: 'text', value: ({ serial }) => serial },
    {
      oid: `${PRINTER}.10.2.1.4.1.1`,
      instance: 2,
      type: 'counter32',
      value: ({ uptimeTicks }) => 4000 + Math.floor((uptimeTicks / HOUR_TICKS) * PAGES_AN_HOUR),
    },
    ...each(['Black Cartridge', 'Maintenance Kit'], (name, index) => [
      { oid: `${PRINTER}.11.1.1.6.1.${String(index)}`, instance: 2, type: 'text', value: name },
      { oid: `${PRINTER}.11.1.1.8.1.${String(index)}`, instance: 2, type: 'integer', value: 100 },
      {
        oid: `${PRINTER}.11.1.1.9.1.${String(index)}`,
        instance: 2,
        type: 'integer',
        value: ({ uptimeTicks }) => 100 - (Math.floor(uptimeTicks / HOUR_TICKS / (10 * index)) % 95),
      },
    ]),
  ],
};
