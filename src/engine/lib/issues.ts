import type * as z from 'zod';
import type { FieldError } from '../../contract/faults.ts';

const pointer = (path: readonly PropertyKey[]): string => path.map((key) => `/${String(key)}`).join('');

/** What a schema complains of, as paths and sentences; an unknown key is named. */
export function issuesOf(error: z.ZodError, prefix = ''): readonly FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const path = `${prefix}${pointer(issue.path)}`;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: `${path}/${key}`, message: `"${key}" is not a known field here.` }));
    return [{ path: path === '' ? '/' : path, message: issue.message }];
  });
}
