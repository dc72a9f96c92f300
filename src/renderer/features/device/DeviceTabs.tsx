import type { Device } from '../../../contract/devices.ts';
import { useApp, useRoute } from '../../store/AppProvider.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { DeviceCharts } from './DeviceCharts.tsx';
import styles from './DeviceView.module.css';
import { GraphsTab } from './graphs/GraphsTab.tsx';
import { InventoryTab } from './inventory/InventoryTab.tsx';
import { PortsTab } from './ports/PortsTab.tsx';
import { useSnmp } from './snmp/use-snmp.ts';

const TABS = ['summary', 'ports', 'graphs', 'inventory'] as const;

type DeviceTabsProps = { readonly device: Device; readonly onEdit: () => void };

/** The pages of a device; the address says which. */
export function DeviceTabs({ device, onEdit }: DeviceTabsProps) {
  const { t } = useSpeech();
  const { router } = useApp();
  const tab = useRoute(({ params }) => TABS.find((one) => one === params['tab']) ?? 'summary');
  const snmp = useSnmp(device.id);
  const common = { device, snmp, onEdit };
  const contents = {
    summary: <DeviceCharts {...common} />,
    ports: <PortsTab {...common} />,
    graphs: <GraphsTab {...common} />,
    inventory: <InventoryTab {...common} />,
  };
  return (
    <div className={styles['tabs']}>
      <h2 className="visually-hidden">{t(`device.tabs.${tab}`)}</h2>
      <Tabs
        label={t('device.tabs.label')}
        value={tab}
        tabs={TABS.map((value) => ({ value, label: t(`device.tabs.${value}`), content: contents[value] }))}
        onValue={(value) => router.tune({ tab: value === 'summary' ? '' : value })}
      />
    </div>
  );
}
