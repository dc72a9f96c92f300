/** How long a test waits for what is to come: only what never comes takes so long, however busy the machine is. */
export const PATIENCE = { timeout: 30_000, interval: 20 } as const;
