import type { Assignment, CredentialKind } from '../../contract/credentials.ts';
import type { Prepare } from './statements.ts';
import type { StoredCredential } from './storage.ts';

type CredentialRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: CredentialKind;
  readonly fields: string;
  readonly sealed: string;
  readonly secret_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
};
type AssignmentRow = Assignment & { readonly credential_id: string };
type Nothing = Record<string, never>;
export type Credentials = ReturnType<typeof createCredentials>;

/** Credentials with the places they hold at; their secrets are here only sealed. */
export function createCredentials(prepare: Prepare) {
  const list = prepare<Nothing, CredentialRow>('credentials.list', 'SELECT * FROM credentials ORDER BY id');
  const put = prepare<CredentialRow>(
    'credentials.put',
    `INSERT INTO credentials (id, name, kind, fields, sealed, secret_at, created_at, updated_at)
     VALUES (@id, @name, @kind, @fields, @sealed, @secret_at, @created_at, @updated_at)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, fields = excluded.fields, sealed = excluded.sealed, secret_at = excluded.secret_at,
       updated_at = excluded.updated_at`,
  );
  const remove = prepare('credentials.remove', 'DELETE FROM credentials WHERE id = @id');
  const places = prepare<Nothing, AssignmentRow>(
    'credentials.places',
    'SELECT credential_id, level, target FROM credential_assignments ORDER BY level, target',
  );
  const place = prepare(
    'credentials.place',
    'INSERT INTO credential_assignments (kind, level, target, credential_id) VALUES (@kind, @level, @target, @id)',
  );
  const displace = prepare('credentials.displace', 'DELETE FROM credential_assignments WHERE credential_id = @id');

  return {
    list(): StoredCredential[] {
      const at = places.all({});
      return list.all({}).map(({ id, name, kind, fields, sealed, ...row }) => ({
        id,
        name,
        kind,
        fields: JSON.parse(fields) as StoredCredential['fields'],
        sealed: JSON.parse(sealed) as StoredCredential['sealed'],
        secretSetAt: row.secret_at,
        assignments: at.filter((one) => one.credential_id === id).map(({ level, target }) => ({ level, target })),
        createdAt: row.created_at,
        updatedAt: row.updated_at,
      }));
    },
    put({ id, name, kind, fields, sealed, assignments, ...credential }: StoredCredential): void {
      put.run({
        id,
        name,
        kind,
        fields: JSON.stringify(fields),
        sealed: JSON.stringify(sealed),
        secret_at: credential.secretSetAt === null ? null : Math.round(credential.secretSetAt),
        created_at: Math.round(credential.createdAt),
        updated_at: Math.round(credential.updatedAt),
      });
      displace.run({ id });
      for (const { level, target } of assignments) place.run({ kind, level, target, id });
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}
