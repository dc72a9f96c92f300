/** Degrees, WGS 84. */
export type Coordinates = { readonly lat: number; readonly lon: number };

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d{1,12})?)\s*°?\s*`;
/** "-6.2, 106.8", "[-6.2,106.8]", "6.2 S 106.8 E", within a longer text too. */
const PAIR = new RegExp(String.raw`(?:^|[\s[(:=])${NUMBER}([NS]?)\s*[,;\s]\s*${NUMBER}([EW]?)(?=$|[\s\]),;])`, 'i');

const signed = (digits: string, side: string): number =>
  (side !== '' && 'sSwW'.includes(side) ? -1 : 1) * Number(digits);

/** Whether these are degrees of latitude and longitude. */
export const isOnEarth = ({ lat, lon }: Coordinates): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

/** Coordinates that somebody wrote into a text such as sysLocation; undefined when there are none. */
export function coordinatesIn(text: string): Coordinates | undefined {
  const [, lat = '', south = '', lon = '', west = ''] = PAIR.exec(text.slice(0, 500)) ?? [];
  // Two whole numbers may be anything: "Floor 3, 12".
  const hasSides = south !== '' && west !== '';
  if (lat === '' || !(hasSides || (lat.includes('.') && lon.includes('.')))) return undefined;
  const found = { lat: signed(lat, south), lon: signed(lon, west) };
  return isOnEarth(found) ? found : undefined;
}
