import { EmptyState } from '../../ui/EmptyState.tsx';

export function LogsView() {
  return <EmptyState title="logs" next="" action={null} />;
}
