import { useEffect, useMemo, useState } from 'react';
import { type FilterError, parseFilter } from '../../../../contract/filter/filter.ts';

/** Half a word is not wrong yet. */
const PATIENCE_MS = 500;

/** What is wrong with the filter, told only when the typing rests. */
export function useFilterError(q: string): FilterError | undefined {
  const error = useMemo(() => parseFilter(q).error, [q]);
  const [shown, setShown] = useState<FilterError>();
  useEffect(() => {
    const timer = setTimeout(() => setShown(error), error === undefined ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [error]);
  return error === undefined ? undefined : shown;
}
