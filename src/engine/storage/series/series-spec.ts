export type SeriesKind = 'gauge' | 'rate' | 'counter' | 'state';
/** What a series is. `ownerKind` and `ownerId` say whose it is; all series of a `device` are kept side by side. */
export type SeriesSpec = {
  readonly device: string;
  readonly ownerKind: 'check' | 'device' | 'interface';
  readonly ownerId: string;
  /** Such as `ping.rtt.avg`. */
  readonly metric: string;
  /** Such as `ms`; empty for plain numbers. */
  readonly unit: string;
  readonly kind: SeriesKind;
  /** Values are rounded to so many decimals, 0 to 3; null: kept as they are, bit for bit. */
  readonly decimals: number | null;
};
export type Series = SeriesSpec & { readonly number: number; readonly group: number };

export type SeriesFilter = {
  readonly ownerKind?: SeriesSpec['ownerKind'] | undefined;
  readonly device?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly metric?: string | undefined;
};
