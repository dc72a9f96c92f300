import { NATURES, type NatureName } from './natures.ts';

/** One simulated device: its place in the inventory and how it behaves. */
export type OfficeDevice = {
  readonly name: string;
  readonly address: string;
  readonly nature: NatureName;
  readonly site: string;
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly partner: string;
  readonly country: string;
  readonly dnExt: string;
  readonly notes: string;
  readonly paused: boolean;
  /** Checks beside the ping. */
  readonly services: readonly Service[];
};
type Service = { readonly type: 'tcp' | 'http' | 'dns'; readonly settings: Readonly<Record<string, unknown>> };

export const MOST_DEVICES = 2000;

const tcp = (port: number): Service => ({ type: 'tcp', settings: { port } });
const http: Service = {
  type: 'http',
  settings: { method: 'GET', expectStatus: [], maxRedirects: 3, verifyTls: true, tlsWarnDays: 14 },
};
const dns: Service = { type: 'dns', settings: { name: 'kantor.example', recordType: 'A', port: 53 } };

type Line = {
  readonly nature: NatureName;
  /** Separated by spaces. */
  readonly names: string;
  readonly tags?: readonly string[];
  readonly services?: readonly Service[];
};
type Place = {
  readonly site: string;
  readonly partner: string;
  readonly country: string;
  readonly lines: readonly Line[];
};

const OFFICE: readonly Place[] = [
  {
    site: 'Kantor Surabaya',
    partner: 'Kantor Pusat',
    country: 'Indonesia',
    lines: [
      { nature: 'router', names: 'rt-edge-01 rt-edge-02', tags: ['wan', 'critical'] },
      { nature: 'core', names: 'sw-core-01 sw-core-02 sw-dist-01', tags: ['critical'] },
      { nature: 'access', names: 'sw-acc-01 sw-acc-02 sw-acc-03 sw-acc-04 sw-acc-05' },
      { nature: 'ap', names: 'ap-lobby-01 ap-lantai1-02 ap-lantai2-04 ap-lantai3-07 ap-aula-01', tags: ['wifi'] },
      { nature: 'server', names: 'srv-pve-01 srv-pve-02', tags: ['vm-host'], services: [tcp(8006)] },
      { nature: 'server', names: 'srv-web-01', services: [http] },
      { nature: 'server', names: 'nas-01', tags: ['storage', 'critical'], services: [tcp(445)] },
      { nature: 'server', names: 'dns-01', tags: ['critical'], services: [dns] },
      { nature: 'printer', names: 'prn-hr prn-keuangan' },
      { nature: 'ups', names: 'ups-01' },
      { nature: 'camera', names: 'cam-parkir-3 cam-parkir-4', tags: ['parkir'] },
    ],
  },
  {
    site: 'Gudang B',
    partner: 'Kantor Pusat',
    country: 'Indonesia',
    lines: [
      { nature: 'router', names: 'rt-gudang', tags: ['wan'] },
      { nature: 'core', names: 'sw-dist-02' },
      { nature: 'access', names: 'sw-acc-14 sw-acc-15' },
      { nature: 'ap', names: 'ap-gudang-01 ap-gudang-02 ap-gudang-03', tags: ['wifi'] },
      { nature: 'camera', names: 'cam-gate-1 cam-gate-2 cam-rak-1 cam-rak-2' },
      { nature: 'ups', names: 'ups-gudang' },
    ],
  },
  {
    site: 'Menara Timur',
    partner: 'Nusa Radio',
    country: 'Indonesia',
    lines: [
      { nature: 'radio', names: 'ptp-menara-1 ptp-menara-2 ptp-menara-3', tags: ['radio'] },
      { nature: 'access', names: 'sw-menara' },
      { nature: 'ups', names: 'ups-menara' },
    ],
  },
  {
    site: 'Transit',
    partner: 'Samudra Transit',
    country: '',
    lines: [
      { nature: 'near', names: 'pop-jakarta-01', tags: ['wan'] },
      { nature: 'region', names: 'pop-singapura-01 pop-kualalumpur-01', tags: ['wan'] },
      { nature: 'ocean', names: 'pop-tokyo-01 pop-sydney-01', tags: ['wan'] },
      { nature: 'far', names: 'pop-amsterdam-01', tags: ['wan'] },
    ],
  },
];

const COUNTRIES: Readonly<Record<string, string>> = {
  jakarta: 'Indonesia',
  singapura: 'Singapore',
  kualalumpur: 'Malaysia',
  tokyo: 'Japan',
  sydney: 'Australia',
  amsterdam: 'Netherlands',
};

const TOWNS =
  'Malang Kediri Madiun Jember Banyuwangi Blitar Pasuruan Probolinggo Mojokerto Gresik Sidoarjo Tuban Bojonegoro Ngawi Magetan Ponorogo Pacitan Trenggalek Tulungagung Lumajang Bondowoso Situbondo Bangkalan Sampang Sumenep'.split(
    ' ',
  );

/** A branch like many others, for networks larger than the office. */
function branch(number: number): Place {
  const town = TOWNS[number % TOWNS.length] ?? '';
  const round = Math.floor(number / TOWNS.length);
  const site = `Cabang ${town}${round === 0 ? '' : ` ${String(round + 1)}`}`;
  const code = `${town.slice(0, 4).toLowerCase()}${round === 0 ? '' : String(round + 1)}`;
  const names = (kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${kind}-${code}-${String(index + 1).padStart(2, '0')}`).join(' ');
  return {
    site,
    partner: 'Kantor Cabang',
    country: 'Indonesia',
    lines: [
      { nature: 'router', names: names('rt', 1), tags: ['wan'] },
      { nature: 'core', names: names('sw-dist', 1) },
      { nature: 'access', names: names('sw-acc', 4) },
      { nature: 'ap', names: names('ap', 6), tags: ['wifi'] },
      { nature: 'camera', names: names('cam', 8) },
      { nature: 'server', names: names('srv', 2), services: [tcp(22)] },
      { nature: 'printer', names: names('prn', 2) },
      { nature: 'ups', names: names('ups', 1) },
    ],
  };
}

const NOTES: Readonly<Record<string, string>> = {
  'rt-edge-01': 'Main uplink. Circuit number and contact are on the door of rack A1.',
  'cam-parkir-3': 'Stands in the rain; the PoE injector is behind the guard post.',
  'ptp-menara-2': 'Fades when the ships pass between 16:00 and 18:00.',
};
const PAUSED = new Set(['prn-hr']);

function devicesOf({ site, partner, country, lines }: Place, number: number): readonly OfficeDevice[] {
  const named = lines.flatMap(({ names, ...line }) => names.split(' ').map((name) => ({ name, ...line })));
  return named.map(({ name, nature, tags = [], services = [] }, index) => ({
    name,
    nature,
    site,
    partner,
    tags,
    services,
    address: `127.${String(20 + Math.floor(number / 200))}.${String((number % 200) + 1)}.${String(index + 1)}`,
    groups: [NATURES[nature].group],
    country: country || (COUNTRIES[name.split('-')[1] ?? ''] ?? ''),
    dnExt: `${name}.example`,
    notes: NOTES[name] ?? '',
    paused: PAUSED.has(name),
  }));
}

/** So many devices: an office of 48, then branches. Always the same for the same number. */
export function officeOf(count: number): readonly OfficeDevice[] {
  const devices = OFFICE.flatMap(devicesOf);
  for (let number = 0; devices.length < count; number += 1)
    devices.push(...devicesOf(branch(number), OFFICE.length + number));
  return devices.slice(0, count);
}
