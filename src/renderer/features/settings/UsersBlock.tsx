import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { User } from '../../../contract/access.ts';
import { type Role, ROLES } from '../../../contract/define.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Block, Table } from './Block.tsx';
import fields from './Fields.module.css';
import { Loaded } from './Loaded.tsx';
import { EVERYWHERE, ScopeFields, scopeOf, scopeText } from './ScopeFields.tsx';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';
import { useCall } from './use-settings.ts';

const LEAST_PASSWORD = 12;

/** People who sign in with a name and a password. */
export function UsersBlock() {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const users = useCall('users.list');
  const [asked, setAsked] = useState<User>();
  const { isBusy, fault, run } = useCommand();
  const change = (work: () => Promise<unknown>) =>
    run(async () => {
      await work();
      users.retry();
    });
  const remove = ({ id, name }: User) =>
    change(async () => {
      await call('users.remove', { id });
      setAsked(undefined);
      toasts.show(t('settings.users.removed', { name }));
    });
  return (
    <Place field="users">
      <Block title={t('settings.users.title')}>
        {fault && asked === undefined && <FaultNote fault={fault} />}
        <Loaded answer={users} waiting={<Skeleton rows={2} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p className={fields['muted']}>{t('settings.users.empty')}</p>
            ) : (
              <UserTable
                users={items}
                onRole={({ id }, role) => change(() => call('users.update', { id, role }))}
                onRemove={setAsked}
              />
            )
          }
        </Loaded>
        <AddUser onAdded={users.retry} />
      </Block>
      {asked && (
        <Dialog
          role="alertdialog"
          title={t('settings.users.removeTitle', { name: asked.name })}
          onClose={() => setAsked(undefined)}
        >
          <DialogBody>
            {fault && <FaultNote fault={fault} />}
            <p>{t('settings.users.removeText')}</p>
          </DialogBody>
          <DialogActions>
            <Button onClick={() => setAsked(undefined)}>{t('common.cancel')}</Button>
            <Button tone="danger" disabled={isBusy} onClick={() => remove(asked)}>
              {t('settings.users.removeSubmit')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </Place>
  );
}

type UserTableProps = {
  readonly users: readonly User[];
  readonly onRole: (user: User, role: Role) => void;
  readonly onRemove: (user: User) => void;
};
const HEADS = ['name', 'role', 'scope', 'second', 'actions'] as const;

function UserTable({ users, onRole, onRemove }: UserTableProps) {
  const { t } = useSpeech();
  return (
    <Table
      label={t('settings.users.title')}
      heads={HEADS.map((head) => t(`settings.users.columns.${head}`))}
      rows={users.map((user) => ({
        key: user.id,
        cells: [
          user.name,
          <select
            key="role"
            aria-label={t('settings.users.roleOf', { name: user.name })}
            value={user.role}
            onChange={(event) => {
              const role = ROLES.find((one) => one === event.target.value);
              if (role) onRole(user, role);
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </select>,
          scopeText(user.scope, t),
          t(user.hasTotp ? 'settings.users.on' : 'settings.users.off'),
          <IconButton
            key="remove"
            label={t('settings.users.remove', { name: user.name })}
            icon={<Trash2 size={14} />}
            onClick={() => onRemove(user)}
          />,
        ],
      }))}
    />
  );
}

function AddUser({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useSpeech();
  const { call } = useApp();
  const [form, setForm] = useState({ name: '', password: '', role: 'viewer' as Role });
  const [scope, setScope] = useState(EVERYWHERE);
  const { isBusy, fault, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await call('users.create', { ...form, name: form.name.trim(), scope: scopeOf(scope) });
      setForm({ name: '', password: '', role: 'viewer' });
      setScope(EVERYWHERE);
      onAdded();
    });
  };
  return (
    <form className={fields['form']} onSubmit={submit}>
      {fault && <FaultNote fault={fault} />}
      <div className={fields['grid']}>
        <TextField
          label={t('settings.users.name')}
          value={form.name}
          onValue={(name) => setForm({ ...form, name })}
          maxLength={100}
          required
        />
        <TextField
          label={t('settings.users.password')}
          hint={t('settings.users.passwordHint')}
          type="password"
          autoComplete="new-password"
          minLength={LEAST_PASSWORD}
          value={form.password}
          onValue={(password) => setForm({ ...form, password })}
          required
        />
        <SelectField
          label={t('settings.users.role')}
          value={form.role}
          onValue={(value) => setForm({ ...form, role: ROLES.find((one) => one === value) ?? 'viewer' })}
          choices={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        <ScopeFields value={scope} onValue={setScope} />
      </div>
      <div className={fields['actions']}>
        <Button
          type="submit"
          tone="primary"
          disabled={isBusy || form.name.trim() === '' || form.password.length < LEAST_PASSWORD}
        >
          {t('settings.users.add')}
        </Button>
      </div>
    </form>
  );
}
