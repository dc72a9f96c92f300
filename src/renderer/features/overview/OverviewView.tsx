import { EmptyState } from '../../ui/EmptyState.tsx';

export function OverviewView() {
  return <EmptyState title="overview" next="" action={null} />;
}
