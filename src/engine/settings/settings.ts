import * as z from 'zod';
import { DeviceDefaults } from '../../contract/settings.ts';
import type { CheckKindDefinition } from '../checks/check.ts';
import type { Mutation } from '../storage/storage.ts';

export const SETTINGS_KEY = 'device-defaults';
/** What the kind of check that pings says by itself. */
const OWN: DeviceDefaults = { intervalS: 30, timeoutMs: 1000, count: 5, profile: 'default' };

type SettingsOptions = {
  /** Makes the change durable; rejects when nothing of it was applied. */
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
};

/** The settings of a ping with another number of pings where none is told; the form that is made of them follows. */
function withCount(settings: z.ZodType, count: number): z.ZodType {
  if (!(settings instanceof z.ZodObject)) return settings;
  const field: unknown = settings.shape['count'];
  if (!(field instanceof z.ZodDefault)) return settings;
  const inner = field.unwrap() as z.ZodType;
  return settings.extend({ count: inner.default(count).meta({ ...field.meta() }) });
}

/** What people chose for the whole program: so far, what a new device gets. */
export function createSettings({ commit }: SettingsOptions) {
  let defaults = OWN;

  /** A kind of check whose defaults are the chosen ones, whenever they are looked at. */
  function follow(kind: CheckKindDefinition): CheckKindDefinition {
    if (kind.run !== 'ping-engine') return kind;
    let made: { readonly count: number; readonly settings: z.ZodType } | undefined;
    return {
      ...kind,
      get intervalS() {
        return defaults.intervalS;
      },
      get timeoutMs() {
        return defaults.timeoutMs;
      },
      get settings() {
        const { count } = defaults;
        if (made?.count !== count) made = { count, settings: withCount(kind.settings, count) };
        return made.settings;
      },
    };
  }

  return {
    /** Takes up what was chosen before; what this version does not understand counts as never chosen. */
    load(stored: unknown): void {
      const parsed = DeviceDefaults.safeParse(stored);
      if (parsed.success) defaults = parsed.data;
    },
    defaults: (): DeviceDefaults => defaults,
    /** Durable, with `also`, before it holds. */
    async change(wanted: Partial<DeviceDefaults>, also: readonly Mutation[]): Promise<void> {
      const next = { ...defaults, ...wanted };
      await commit([{ type: 'setting.put', key: SETTINGS_KEY, value: next }, ...also]);
      defaults = next;
    },
    /** Kinds of check with the chosen defaults. */
    kinds: (kinds: readonly CheckKindDefinition[]): readonly CheckKindDefinition[] => kinds.map(follow),
  };
}
export type Settings = ReturnType<typeof createSettings>;
