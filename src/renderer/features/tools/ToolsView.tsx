import { useApp, useRoute } from '../../store/AppProvider.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { FindTool } from './find/FindTool.tsx';
import { SnmpBrowser } from './snmp/SnmpBrowser.tsx';
import { TOOLS, toolOf } from './tools.model.ts';
import styles from './ToolsView.module.css';

const CONTENTS = { find: <FindTool />, snmp: <SnmpBrowser /> } as const;

/** What looks at one device or network at a time; the address says which tool and at what. */
export function ToolsView() {
  const { t } = useSpeech();
  const { router } = useApp();
  const tool = toolOf(useRoute((route) => route.id));
  const params = useRoute((route) => route.params);
  return (
    <div className={styles['view']}>
      <h1 className="visually-hidden">{t('shell.tools')}</h1>
      <h2 className="visually-hidden">{t(`tools.names.${tool}`)}</h2>
      <Tabs
        label={t('tools.label')}
        value={tool}
        tabs={TOOLS.map((value) => ({ value, label: t(`tools.names.${value}`), content: CONTENTS[value] }))}
        onValue={(value) => router.go({ view: 'tools', id: value, params: { target: params['target'] ?? '' } })}
      />
    </div>
  );
}
