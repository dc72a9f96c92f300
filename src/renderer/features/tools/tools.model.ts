/** Tools in their order; each has an address of its own: #/tools/snmp?target=ID. */
export const TOOLS = ['find', 'snmp'] as const;
export type ToolName = (typeof TOOLS)[number];

export const toolOf = (id: string | undefined): ToolName => TOOLS.find((name) => name === id) ?? 'snmp';
