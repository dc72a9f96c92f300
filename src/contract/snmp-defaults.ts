// Plain values: the storage thread reads them, too, and does without schemas.

/** How a device is read by SNMP unless somebody says otherwise. */
export const SNMP_DEFAULTS = { enabled: true, port: 161, intervalS: 30 } as const;
