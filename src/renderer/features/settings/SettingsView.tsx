import { EmptyState } from '../../ui/EmptyState.tsx';

export function SettingsView() {
  return <EmptyState title="settings" next="" action={null} />;
}
