import { Fault, type FieldError } from '../../contract/faults.ts';
import type { StoredMaintenance } from '../storage/storage.ts';
import { PERIOD_MS } from './occurrences.ts';

/**
 * What makes a maintenance window one that can be carried out.
 *
 * @param isKnown whether there is such a device
 * @throws {Fault} `invalid-input` with the path of each wrong field
 */
export function assertPlan(window: StoredMaintenance, isKnown: (deviceId: string) => boolean): void {
  const { start, end, until, repeat, deviceIds, groups, tags } = window;
  const rules: readonly (readonly [wrong: boolean, path: string, message: string])[] = [
    [start < 0, '/start', 'The start must not be before 1970.'],
    [end <= start, '/end', 'The end must be after the start.'],
    [end - start > PERIOD_MS[repeat], '/end', 'It must end before it begins again.'],
    [until !== null && until <= start, '/until', 'The last day must be after the start.'],
    [until !== null && repeat === 'none', '/until', 'Only a window that repeats goes on until a day.'],
    [
      deviceIds.length + groups.length + tags.length === 0,
      '/deviceIds',
      'Name at least one device, one group or one tag.',
    ],
    ...deviceIds.map((id, index) => [!isKnown(id), `/deviceIds/${String(index)}`, 'There is no such device.'] as const),
  ];
  const errors = rules.flatMap(([wrong, path, message]): FieldError[] => (wrong ? [{ path, message }] : []));
  if (errors[0] !== undefined) throw new Fault('invalid-input', errors[0].message, { errors });
}
