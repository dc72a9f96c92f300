import { EmptyState } from '../../ui/EmptyState.tsx';

export function DeviceView() {
  return <EmptyState title="device" next="" action={null} />;
}
