import type { AuthProtocol, PrivProtocol } from '../protocols/snmp-usm.ts';

/** Proof of who asks. Texts are sent as UTF-8. */
export type SnmpSecurity =
  | { readonly version: 1 | 2; readonly community: string }
  | {
      readonly version: 3;
      readonly user: string;
      readonly auth?: { readonly protocol: AuthProtocol; readonly password: string } | undefined;
      /** Needs `auth`. */
      readonly priv?: { readonly protocol: PrivProtocol; readonly password: string } | undefined;
      /** A part of the agent, such as the bridge of one VLAN; empty unless told. */
      readonly context?: string | undefined;
    };

/** Whom to ask. `host` is an address, not a name. */
export type SnmpTarget = { readonly host: string; readonly port: number };
