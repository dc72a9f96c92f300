import { EmptyState } from '../../ui/EmptyState.tsx';

export function DevView() {
  return <EmptyState title="dev" next="" action={null} />;
}
