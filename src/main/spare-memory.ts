const EVERY_MS = 10_000;

export type Trim = () => void;

/**
 * The function of glibc that gives back what was freed between pieces still in use; by itself it gives back only what lies
 * at the end. Nothing where there is another C library. @see malloc_trim(3)
 */
export async function findTrim(): Promise<Trim | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    const { default: koffi } = await import('koffi');
    const trim = koffi.load(null).func('int malloc_trim(size_t)');
    return () => void trim(0);
  } catch {
    return undefined;
  }
}

/**
 * Returns spare memory to the system now and then. A thread that ends, a check of the database and a burst of questions
 * each leave holes that the allocator would keep for good: 40 MB after some restarts. A turn takes about a millisecond.
 */
export function returnSpareMemory(trim = findTrim(), everyMs = EVERY_MS): { stop(): void } {
  const timer = setInterval(() => void trim.then((now) => now?.()), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
