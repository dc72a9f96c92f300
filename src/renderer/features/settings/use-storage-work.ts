import { useEffect, useState } from 'react';
import type { StorageWork } from '../../../contract/storage.ts';
import { useApp } from '../../store/AppProvider.tsx';

const LOOK_MS = 500;

/** How far the running work on the database is; looked at while something was asked for here. */
export function useStorageWork(isAsked: boolean): StorageWork | undefined {
  const { call } = useApp();
  const [work, setWork] = useState<StorageWork>();
  useEffect(() => {
    if (!isAsked) return undefined;
    const look = () =>
      call('storage.work', {}).then(
        (answer) => setWork(answer.work ?? undefined),
        // The command itself tells what went wrong.
        () => setWork(undefined),
      );
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [call, isAsked]);
  return isAsked ? work : undefined;
}
