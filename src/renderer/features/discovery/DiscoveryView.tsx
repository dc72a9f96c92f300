import { Radar } from 'lucide-react';
import { useApp, useRoute } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import page from '../../ui/Page.module.css';
import { Tabs } from '../../ui/Tabs.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Discovery.module.css';
import { Inbox } from './Inbox.tsx';
import { ScanHistory } from './ScanHistory.tsx';
import { Schedules } from './Schedules.tsx';
import { Wizard } from './Wizard.tsx';

const TABS = ['new', 'scans', 'schedules', 'ignored'] as const;
type Tab = (typeof TABS)[number];

/** What was found and what to do about it; and the way to look for more. */
export function DiscoveryView() {
  const { t } = useSpeech();
  const { router } = useApp();
  const whyNot = useWhyNot('engineer');
  const isScanning = useRoute((route) => route.id === 'new');
  const tab = useRoute((route) => TABS.find((one) => one === route.params['tab'])) ?? 'new';
  if (isScanning) return <Wizard />;
  const contents: Readonly<Record<Tab, React.ReactNode>> = {
    new: <Inbox which="review" />,
    scans: <ScanHistory />,
    schedules: <Schedules />,
    ignored: <Inbox which="ignored" />,
  };
  return (
    <section className={page['panel']} data-whole aria-label={t('shell.discovery')}>
      <header className={styles['top']}>
        <h1 className={page['title']}>{t('shell.discovery')}</h1>
        <span className={styles['grow']} />
        <Button
          tone="primary"
          icon={<Radar size={16} />}
          whyNot={whyNot}
          onClick={() => router.go({ view: 'discovery', id: 'new' })}
        >
          {t('discovery.scanNetwork')}
        </Button>
      </header>
      <Tabs<Tab>
        label={t('shell.discovery')}
        value={tab}
        onValue={(value) => router.tune({ tab: value === 'new' ? '' : value })}
        tabs={TABS.map((value) => ({ value, label: t(`discovery.tabs.${value}`), content: contents[value] }))}
      />
    </section>
  );
}
