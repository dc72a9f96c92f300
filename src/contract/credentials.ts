import * as z from 'zod';
import { command, Id, IdInput, Instant, Nothing, query } from './define.ts';
import { label } from './devices.ts';

/** A secret on its way in; no answer ever holds one. */
const secret = z.string().min(1).max(1024).meta({ secret: true });
/** Passwords of USM have at least 8 characters (RFC 3414 section 11.2). */
const usmSecret = z.string().min(8).max(1024).meta({ secret: true });
const longSecret = z.string().min(1).max(32_768).meta({ secret: true });
const user = label(255).min(1);

export const SNMP_LEVELS = ['noAuthNoPriv', 'authNoPriv', 'authPriv'] as const;
export const SNMP_AUTH = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
export const SNMP_PRIV = ['des', 'aes128', 'aes192', 'aes256', 'aes192c', 'aes256c'] as const;

/** What each kind of credential consists of. Fields with `meta({ secret: true })` are sealed, the others are shown. */
export const CREDENTIAL_FIELDS = {
  'snmp-v1': { community: secret },
  'snmp-v2c': { community: secret },
  /** USM (RFC 3414, 7860, 3826): as many passwords as the level needs. */
  'snmp-v3': {
    user,
    level: z.enum(SNMP_LEVELS),
    auth: z.enum(SNMP_AUTH).optional(),
    authPassword: usmSecret.optional(),
    priv: z.enum(SNMP_PRIV).optional(),
    privPassword: usmSecret.optional(),
    context: label(255).optional(),
  },
  'ssh-password': { user, password: secret },
  'ssh-key': { user, privateKey: longSecret, passphrase: secret.optional() },
  'http-basic': { user, password: secret },
  token: { token: longSecret },
} as const;
export const CREDENTIAL_KINDS = Object.keys(CREDENTIAL_FIELDS) as (keyof typeof CREDENTIAL_FIELDS)[];
export const CredentialKind = z.enum(CREDENTIAL_KINDS);
export type CredentialKind = z.infer<typeof CredentialKind>;

type AnyFields = (typeof CREDENTIAL_FIELDS)[CredentialKind];
export type FieldName = AnyFields extends infer F ? (F extends AnyFields ? keyof F : never) : never;

/** Whether a field is sealed. */
export const isSecretField = (field: z.ZodType): boolean =>
  (field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType) : field).meta()?.['secret'] === true;

/** A field of a kind, as a form shows it. */
export type CredentialField = {
  readonly name: FieldName;
  readonly isSecret: boolean;
  readonly isRequired: boolean;
  /** May have several lines. */
  readonly isLong: boolean;
  /** What it can be; empty: any text. */
  readonly choices: readonly string[];
};
export const credentialFields = (kind: CredentialKind): readonly CredentialField[] =>
  Object.entries<z.ZodType>(CREDENTIAL_FIELDS[kind]).map(([name, schema]) => {
    const inner: unknown = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    return {
      name: name as FieldName,
      isSecret: isSecretField(schema),
      isRequired: !(schema instanceof z.ZodOptional),
      isLong: name === 'privateKey',
      choices: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
    };
  });

/** Where a credential holds: the nearest to the device wins. */
export const LEVELS = ['device', 'group', 'site'] as const;
export const Assignment = z.strictObject({
  level: z.enum(LEVELS),
  target: label(100).min(1).meta({ description: 'id of the device, or name of the group or site' }),
});
export type Assignment = z.infer<typeof Assignment>;

const Credential = z.object({
  id: Id,
  name: z.string(),
  kind: CredentialKind,
  /** The fields that are no secrets. */
  fields: z.record(z.string(), z.string()),
  hasSecret: z.boolean(),
  /** Names of the secret fields that are set. */
  secrets: z.array(z.string()),
  secretSetAt: Instant.nullable(),
  assignments: z.array(Assignment),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Credential = z.infer<typeof Credential>;

const name = label(100).min(1).meta({ title: 'Name' });
const AUTH_FIELDS = ['auth', 'authPassword'] as const;
const PRIV_FIELDS = ['priv', 'privPassword'] as const;
type SnmpV3 = {
  readonly level: (typeof SNMP_LEVELS)[number];
} & { readonly [F in (typeof AUTH_FIELDS)[number] | (typeof PRIV_FIELDS)[number]]?: string | undefined };
const kind = <K extends CredentialKind>(word: K) =>
  z.strictObject({ name, kind: z.literal(word), ...CREDENTIAL_FIELDS[word] });

/** The level of SNMPv3 says which algorithms and passwords there must be. */
function checkLevel(fields: SnmpV3, context: z.RefinementCtx): void {
  const needs = { noAuthNoPriv: [], authNoPriv: AUTH_FIELDS, authPriv: [...AUTH_FIELDS, ...PRIV_FIELDS] } as const;
  for (const field of needs[fields.level])
    if (fields[field] === undefined)
      context.addIssue({ code: 'custom', path: [field], message: `The level ${fields.level} needs it.` });
}
const CredentialInput = z.discriminatedUnion('kind', [
  kind('snmp-v1'),
  kind('snmp-v2c'),
  kind('snmp-v3').superRefine(checkLevel),
  kind('ssh-password'),
  kind('ssh-key'),
  kind('http-basic'),
  kind('token'),
]);
export type CredentialInput = z.output<typeof CredentialInput>;

const patched = z.string().max(32_768).nullable().optional();
/** The fields of all kinds; which of them a credential has is for its kind to say. */
const anyField = Object.fromEntries(
  Object.values(CREDENTIAL_FIELDS).flatMap((fields) => Object.keys(fields).map((field) => [field, patched])),
) as { readonly [F in FieldName]: typeof patched };
/** What is absent stays, null takes an optional field away. The fields are those of the kind. */
const CredentialPatch = z.strictObject({ ...anyField, id: Id, name: name.optional() });
export type CredentialPatch = z.output<typeof CredentialPatch>;

export const VAULT_WAYS = ['keyring', 'key-file', 'passphrase'] as const;
const VaultStatus = z.object({
  /** `unprotected`: nothing was chosen yet that could protect a secret, so none can be kept. */
  state: z.enum(['unprotected', 'locked', 'open']),
  protectedBy: z.array(z.enum(VAULT_WAYS)),
  autoLockMin: z.number().int(),
  keyVersion: z.number().int().meta({ description: 'rises with every rotation' }),
});
export type VaultStatus = z.infer<typeof VaultStatus>;
/** Long enough that guessing is hopeless even with the file in hand. */
const Passphrase = z.string().min(12, 'At least 12 characters.').max(1024).meta({ secret: true });

export const credentialCalls = {
  'vault.status': query({
    http: 'GET /api/v1/vault',
    role: 'viewer',
    summary: 'Whether the vault of credentials is open, and what protects it',
    input: Nothing,
    output: VaultStatus,
  }),
  'vault.unlock': command({
    http: 'POST /api/v1/vault/unlock',
    role: 'operator',
    summary: 'Open the vault with its passphrase',
    input: z.strictObject({ passphrase: z.string().min(1).max(1024).meta({ secret: true }) }),
    output: VaultStatus,
  }),
  'vault.lock': command({
    http: 'POST /api/v1/vault/lock',
    role: 'operator',
    summary: 'Close the vault until somebody unlocks it',
    input: Nothing,
    output: VaultStatus,
  }),
  'vault.setPassphrase': command({
    http: 'POST /api/v1/vault/passphrase',
    role: 'admin',
    summary: 'Choose the passphrase that opens the vault, or another one',
    input: z.strictObject({ passphrase: Passphrase }),
    output: VaultStatus,
  }),
  'vault.setKeyFile': command({
    http: undefined,
    localOnly: true,
    role: 'admin',
    summary: 'Let the contents of a key file open the vault, too',
    input: z.strictObject({ key: z.base64().length(44).meta({ secret: true }) }),
    output: VaultStatus,
  }),
  'vault.update': command({
    http: 'PATCH /api/v1/vault',
    role: 'admin',
    summary: 'Let the vault lock itself after so many minutes in which nobody did anything; 0: never',
    input: z.strictObject({ autoLockMin: z.number().int().min(0).max(1440) }),
    output: VaultStatus,
  }),
  'vault.rotate': command({
    http: 'POST /api/v1/vault/rotate',
    role: 'admin',
    summary: 'Make a new key and encrypt every credential anew',
    input: z.strictObject({ passphrase: z.string().min(1).max(1024).meta({ secret: true }).optional() }),
    output: VaultStatus,
  }),
  'credentials.list': query({
    http: 'GET /api/v1/credentials',
    role: 'engineer',
    summary: 'The credentials there are, without their secrets',
    input: Nothing,
    output: z.object({ items: z.array(Credential), nextCursor: z.null() }),
  }),
  'credentials.get': query({
    http: 'GET /api/v1/credentials/{id}',
    role: 'engineer',
    summary: 'One credential, without its secrets',
    input: IdInput,
    output: Credential,
  }),
  'credentials.create': command({
    http: 'POST /api/v1/credentials',
    role: 'admin',
    summary: 'Keep a credential; its secrets can be replaced, but never read again',
    input: CredentialInput,
    output: Credential,
    status: 201,
  }),
  'credentials.update': command({
    http: 'PATCH /api/v1/credentials/{id}',
    role: 'admin',
    summary: 'Change a credential; what is absent stays',
    input: CredentialPatch,
    output: Credential,
  }),
  'credentials.remove': command({
    http: 'DELETE /api/v1/credentials/{id}',
    role: 'admin',
    summary: 'Forget a credential and where it was used',
    input: IdInput,
    output: z.object({}),
    status: 204,
  }),
  'credentials.assign': command({
    http: 'POST /api/v1/credentials/{id}/assignments',
    role: 'engineer',
    summary: 'Say at which sites, groups and devices a credential holds; replaces what was said before',
    input: z.strictObject({ id: Id, assignments: z.array(Assignment).max(1000) }),
    output: Credential,
  }),
  'credentials.ofDevice': query({
    http: 'GET /api/v1/devices/{id}/credentials',
    role: 'operator',
    scoped: true,
    summary: 'Which credential of each kind holds for a device, and from where: its own, of a group or of its site',
    input: IdInput,
    output: z.object({
      items: z.array(
        z.object({ kind: CredentialKind, credential: z.object({ id: Id, name: z.string() }), from: Assignment }),
      ),
      nextCursor: z.null(),
    }),
  }),
} as const;
