import type { CityData } from 'city-timezones';

type City = Pick<CityData, 'city' | 'city_ascii' | 'lat' | 'lng' | 'pop' | 'country' | 'iso2' | 'iso3' | 'province'>;
export type CityPlace = { readonly lat: number; readonly lon: number; readonly label: string };

/** A word in a longer text is only taken for a city that is larger than this: "Reading room" is seldom a place. */
const WELL_KNOWN = 100_000;
const MOST_WORDS = 4;

/** Lower case, without accents and punctuation. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function* phrases(words: readonly string[]): Generator<string> {
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length -= 1)
    for (let start = 0; start + length <= words.length; start += 1) yield words.slice(start, start + length).join(' ');
}

const placeOf = ({ city, country, lat, lng }: City): CityPlace => ({ lat, lon: lng, label: `${city}, ${country}` });
const largest = (cities: readonly City[]): City | undefined =>
  cities.reduce<City | undefined>((best, city) => (best === undefined || city.pop > best.pop ? city : best), undefined);

function byName(cities: readonly City[]): ReadonlyMap<string, readonly City[]> {
  const names = new Map<string, City[]>();
  for (const city of cities)
    for (const name of new Set([plain(city.city), plain(city.city_ascii)])) {
      const same = names.get(name);
      if (same) same.push(city);
      else if (name.length > 2) names.set(name, [city]);
    }
  return names;
}

/** The city nearest to where most people of a country live: always on land, unlike a centroid. */
function middle(cities: readonly City[]): City | undefined {
  const people = cities.reduce((sum, { pop }) => sum + pop, 0) || 1;
  const lat = cities.reduce((sum, city) => sum + city.lat * city.pop, 0) / people;
  const lon = cities.reduce((sum, city) => sum + city.lng * city.pop, 0) / people;
  const distance = (city: City): number => (city.lat - lat) ** 2 + (city.lng - lon) ** 2;
  return cities.reduce<City | undefined>(
    (best, city) => (best === undefined || distance(city) < distance(best) ? city : best),
    undefined,
  );
}

export type Cities = ReturnType<typeof createCities>;

/** Cities of the world by what people write of them. */
export function createCities(cities: readonly City[]) {
  const names = byName(cities);
  const countries = Map.groupBy(cities, ({ iso2 }) => iso2);
  const hints = (city: City): readonly string[] => [city.country, city.iso3, city.province].map(plain);

  /** Of cities of one name: that whose country or province is told as well, else the largest. */
  function choose(same: readonly City[], text: string): { readonly city: City | undefined; readonly isSure: boolean } {
    const told = same.filter((city) => hints(city).some((hint) => hint !== '' && text !== hint && text.includes(hint)));
    return { city: largest(told.length > 0 ? told : same), isSure: told.length > 0 };
  }

  return {
    /** The city a text names; undefined when it names none for certain. */
    find(written: string): CityPlace | undefined {
      const text = plain(written.slice(0, 300));
      const parts = written
        .slice(0, 300)
        .split(/[,;/|()]/)
        .map(plain);
      for (const phrase of phrases(text.split(' '))) {
        const same = names.get(phrase);
        if (same === undefined) continue;
        const { city, isSure } = choose(same, text.replace(phrase, ' '));
        if (city && (isSure || parts.includes(phrase) || city.pop >= WELL_KNOWN)) return placeOf(city);
      }
      return undefined;
    },
    /** Somewhere in the middle of a country. @param code ISO 3166-1 alpha-2 */
    country(code: string): Omit<CityPlace, 'label'> | undefined {
      const city = middle(countries.get(code) ?? []);
      return city && { lat: city.lat, lon: city.lng };
    },
  };
}

/** The list is large, and only needed where somebody looks at places. */
export async function loadCities(): Promise<Cities> {
  const { cityMapping } = await import('city-timezones');
  return createCities(cityMapping);
}
