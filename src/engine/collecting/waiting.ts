const FIRST_SIZE = 1024;
const FREE = 0;

/**
 * Who waits for the answer to which number, in columns: thousands come and go each second, and shall leave no garbage.
 * Numbers are above 0 and taken one after another, so that the low bits of one are its place.
 */
export function createWaiting<Asker>() {
  let numbers = new Int32Array(FIRST_SIZE);
  let tokens = new Int32Array(FIRST_SIZE);
  let sentAt = new Float64Array(FIRST_SIZE);
  let askers: (Asker | undefined)[] = Array.from({ length: FIRST_SIZE });
  let count = 0;

  const placeOf = (number: number): number => number & (numbers.length - 1);

  /** Twice the room. Those that had places of their own have them still. */
  function grow(): void {
    const old = { numbers, tokens, sentAt, askers };
    const size = numbers.length * 2;
    numbers = new Int32Array(size);
    tokens = new Int32Array(size);
    sentAt = new Float64Array(size);
    askers = Array.from({ length: size });
    for (const [at, number] of old.numbers.entries()) {
      if (number === FREE) continue;
      const place = placeOf(number);
      numbers[place] = number;
      tokens[place] = old.tokens[at] ?? 0;
      sentAt[place] = old.sentAt[at] ?? 0;
      askers[place] = old.askers[at];
    }
  }

  return {
    count: () => count,
    /** Whether a number can be taken: nobody waits at its place. */
    isFree: (number: number): boolean => numbers[placeOf(number)] === FREE,
    has: (number: number): boolean => numbers[placeOf(number)] === number,
    /** @param number one that is free @param at ms on the steady clock */
    add(number: number, asker: Asker, token: number, at: number): void {
      const place = placeOf(number);
      numbers[place] = number;
      tokens[place] = token;
      sentAt[place] = at;
      askers[place] = asker;
      count += 1;
      // A free place is found at once while half of them are.
      if (count * 2 > numbers.length) grow();
    },
    /** `undefined` when nobody waits for that number. */
    askerOf: (number: number): Asker | undefined =>
      numbers[placeOf(number)] === number ? askers[placeOf(number)] : undefined,
    /** Of a number that somebody waits for. */
    tokenOf: (number: number): number => tokens[placeOf(number)] ?? 0,
    sentAtOf: (number: number): number => sentAt[placeOf(number)] ?? 0,
    /** @returns whether somebody waited */
    remove(number: number): boolean {
      const place = placeOf(number);
      if (number === FREE || numbers[place] !== number) return false;
      numbers[place] = FREE;
      askers[place] = undefined;
      count -= 1;
      return true;
    },
  };
}
