export const LIES = ['same-oid'] as const;
