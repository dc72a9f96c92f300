/** Lets only so much happen at once; the rest waits in line. */
export function createSlots(most: number) {
  const line: (() => void)[] = [];
  let used = 0;
  const free = (): void => {
    const next = line.shift();
    if (next) next();
    else used -= 1;
  };
  return {
    /** @returns what frees the slot again; to be called once */
    async take(): Promise<() => void> {
      if (used < most) used += 1;
      else await new Promise<void>((resolve) => line.push(resolve));
      return free;
    },
    used: (): number => used,
  };
}
export type Slots = ReturnType<typeof createSlots>;
