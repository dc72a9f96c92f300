import type { Role } from '../../contract/define.ts';
import { roleCovers } from '../../contract/define.ts';
import { useSpeech } from '../ui/Translation.tsx';
import { useAppState } from './AppProvider.tsx';

/** Why whoever is signed in may not do what needs a role; undefined when they may. */
export function useWhyNot(needs: Role): string | undefined {
  const { t } = useSpeech();
  const own = useAppState(({ me }) => me?.role);
  if (roleCovers(own, needs)) return undefined;
  return own === undefined
    ? t('shell.connection.connecting')
    : t('settings.needs', { role: t(`roles.${needs}`), own: t(`roles.${own}`) });
}
