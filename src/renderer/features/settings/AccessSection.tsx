import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { AccessToken } from '../../../contract/access.ts';
import { ROLES } from '../../../contract/define.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField, TextField, TickField } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './AccessSection.module.css';
import { Block, Lead, RoleNote, Table, useMay } from './Block.tsx';
import { CopyButton } from './CopyButton.tsx';
import fields from './Fields.module.css';
import { Loaded } from './Loaded.tsx';
import { OwnAccount } from './OwnAccount.tsx';
import { EVERYWHERE, ScopeFields, scopeOf, scopeText } from './ScopeFields.tsx';
import { Place } from './Setting.tsx';
import { UsersBlock } from './UsersBlock.tsx';
import { useCommand } from './use-command.ts';
import { useCall } from './use-settings.ts';

const DAY_MS = 86_400_000;
/** How long a token may be good, in days; 0: until it is revoked. */
const LIVES = ['0', '1', '30', '90', '365'] as const;
type Secret = { readonly name: string; readonly token: string };

export function AccessSection() {
  const { t } = useSpeech();
  const me = useAppState((state) => state.me);
  const may = useMay('admin');
  return (
    <>
      <Lead>{t('settings.access.lead')}</Lead>
      {me && <p>{t('settings.access.you', { name: me.name, role: t(`roles.${me.role}`) })}</p>}
      <OwnAccount />
      <RoleNote needs="admin" />
      {may && <UsersBlock />}
      {may && <Tokens />}
      <Place field="roles">
        <Block title={t('settings.access.roles')}>
          <dl className={styles['roles']}>
            {ROLES.map((role) => (
              <div key={role} className={styles['role']}>
                <dt>{t(`roles.${role}`)}</dt>
                <dd>{t(`settings.access.explain.${role}`)}</dd>
              </div>
            ))}
          </dl>
        </Block>
      </Place>
    </>
  );
}

function Tokens() {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const tokens = useCall('access.tokens');
  const [secret, setSecret] = useState<Secret>();
  const [asked, setAsked] = useState<AccessToken>();
  const { isBusy, fault, run } = useCommand();
  const revoke = ({ id, name }: AccessToken) =>
    run(async () => {
      await call('access.revokeToken', { id });
      setAsked(undefined);
      tokens.retry();
      toasts.show(t('settings.access.revoked', { name }));
    });
  return (
    <>
      <CreateForm
        onMade={(made) => {
          setSecret(made);
          tokens.retry();
        }}
      />
      <Place field="tokens">
        <Block title={t('settings.access.tokens')}>
          <Loaded answer={tokens} waiting={<Skeleton rows={2} />}>
            {({ items }) =>
              items.length === 0 ? (
                <p className={fields['muted']}>{t('settings.access.empty')}</p>
              ) : (
                <TokenTable tokens={items} onRevoke={setAsked} />
              )
            }
          </Loaded>
        </Block>
      </Place>
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
      {asked && (
        <Dialog
          role="alertdialog"
          title={t('settings.access.revokeTitle', { name: asked.name })}
          onClose={() => setAsked(undefined)}
        >
          <DialogBody>
            {fault && <FaultNote fault={fault} />}
            <p>{t('settings.access.revokeText')}</p>
          </DialogBody>
          <DialogActions>
            <Button onClick={() => setAsked(undefined)}>{t('common.cancel')}</Button>
            <Button tone="danger" disabled={isBusy} onClick={() => revoke(asked)}>
              {t('settings.access.revokeSubmit')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

function CreateForm({ onMade }: { readonly onMade: (secret: Secret) => void }) {
  const { t } = useSpeech();
  const { call } = useApp();
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof ROLES)[number]>('viewer');
  const [scope, setScope] = useState(EVERYWHERE);
  const [days, setDays] = useState<(typeof LIVES)[number]>('0');
  const [isBoard, setBoard] = useState(false);
  const { isBusy, fault, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      const { name: made, token } = await call('access.createToken', {
        name: name.trim(),
        role: isBoard ? 'viewer' : role,
        readOnly: isBoard,
        scope: scopeOf(scope),
        expiresAt: days === '0' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
      });
      setName('');
      setScope(EVERYWHERE);
      onMade({ name: made, token });
    });
  };
  return (
    <Place field="create">
      <Block title={t('settings.access.create')}>
        <form className={styles['create']} onSubmit={submit}>
          <TextField
            label={t('settings.access.name')}
            hint={t('settings.access.nameHint')}
            value={name}
            onValue={setName}
            maxLength={100}
            required
          />
          <SelectField
            label={t('settings.access.role')}
            value={role}
            onValue={(value) => setRole(ROLES.find((one) => one === value) ?? 'viewer')}
            disabled={isBoard}
            choices={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
          />
          <SelectField
            label={t('settings.access.expires')}
            value={days}
            onValue={(value) => setDays(LIVES.find((one) => one === value) ?? '0')}
            choices={LIVES.map((value) => ({
              value,
              label: value === '0' ? t('settings.access.untilRevoked') : t('settings.access.days', { count: value }),
            }))}
          />
          <ScopeFields value={scope} onValue={setScope} />
          <TickField label={t('settings.access.board')} checked={isBoard} onValue={setBoard} />
          <Button type="submit" tone="primary" className={styles['submit']} disabled={isBusy || name.trim() === ''}>
            {t('settings.access.create')}
          </Button>
        </form>
        {fault && <FaultNote fault={fault} />}
      </Block>
    </Place>
  );
}

type TokenTableProps = {
  readonly tokens: readonly AccessToken[];
  readonly onRevoke: (token: AccessToken) => void;
};

function TokenTable({ tokens, onRevoke }: TokenTableProps) {
  const { t, language } = useSpeech();
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Table
      label={t('settings.access.tokens')}
      heads={(['name', 'role', 'scope', 'created', 'expires', 'used', 'actions'] as const).map((head) =>
        t(`settings.access.${head}`),
      )}
      rows={tokens.map((token) => ({
        key: token.id,
        cells: [
          token.name,
          token.readOnly ? t('settings.access.board') : t(`roles.${token.role}`),
          scopeText(token.scope, t),
          moment.format(Date.parse(token.createdAt)),
          token.expiresAt === null ? t('settings.access.untilRevoked') : moment.format(Date.parse(token.expiresAt)),
          token.lastUsedAt === null ? t('settings.access.never') : moment.format(Date.parse(token.lastUsedAt)),
          <IconButton
            key="revoke"
            label={t('settings.access.revoke', { name: token.name })}
            icon={<Trash2 size={14} />}
            onClick={() => onRevoke(token)}
          />,
        ],
      }))}
    />
  );
}

/** The secret of a new token: here, and never again. */
function SecretDialog({ secret, onClose }: { readonly secret: Secret; readonly onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <Dialog title={t('settings.access.secretTitle', { name: secret.name })} size="large" onClose={onClose}>
      <DialogBody>
        <p>{t('settings.access.secretText')}</p>
        <div className={styles['secret']}>
          <TextField
            label={t('settings.access.secret')}
            value={secret.token}
            onValue={() => undefined}
            readOnly
            isMono
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={secret.token} isSecret />
        </div>
      </DialogBody>
      <DialogActions>
        <Button tone="primary" onClick={onClose}>
          {t('settings.access.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
