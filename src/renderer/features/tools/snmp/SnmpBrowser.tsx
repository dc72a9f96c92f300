import { useEffect, useRef, useState } from 'react';
import type { MibNode } from '../../../../contract/mibs.ts';
import { useShortcuts } from '../../../keyboard/use-shortcuts.ts';
import { useApp, useAppState, useRoute } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { classes } from '../../../ui/classes.ts';
import page from '../../../ui/Page.module.css';
import { Splitter } from '../../../ui/Splitter.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { AskBar } from './AskBar.tsx';
import { createDesk } from './desk.ts';
import { MibPanel } from './MibPanel.tsx';
import { createMibTree } from './mib-tree.ts';
import { askText, tableOf, type Verb, verbFor } from './object.model.ts';
import styles from './Snmp.module.css';
import { SnmpDesk } from './SnmpDesk.tsx';
import { useMibNode } from './use-mib-node.ts';
import { useStore } from 'zustand';

type Picked = { readonly node: MibNode; readonly text: string };

/** The tree of names, kept at what the address says. */
function useTree(node: MibNode | undefined) {
  const { call } = useApp();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const [tree] = useState(() => createMibTree((oid) => call('mibs.tree', { oid })));
  const isReady = useStore(tree.store, (state) => state.isReady);
  useEffect(() => {
    if (isLive && !isReady) void tree.start();
  }, [tree, isLive, isReady]);
  const oid = node?.oid;
  useEffect(() => {
    if (isReady && oid !== undefined) void tree.reveal(oid);
  }, [tree, isReady, oid]);
  return tree;
}

/** Looks into what a device tells by SNMP. A link only fills in what would be asked; nothing is sent by it. */
export function SnmpBrowser() {
  const { t } = useSpeech();
  const { call, router } = useApp();
  const params = useRoute((route) => route.params);
  const text = params['oid'] ?? '';
  const [picked, setPicked] = useState<Picked>();
  const { node, isUnknown } = useMibNode(text, picked?.text === text ? picked.node : undefined);
  const tree = useTree(node);
  const [desk] = useState(() => createDesk(call, () => performance.now()));
  // Whoever leaves the page does not wait for the rest of a walk.
  useEffect(() => desk.cancel, [desk]);
  const [credentialId, setCredential] = useState('');
  const device = useAppState(({ devices }) => devices?.get(params['target'] ?? ''));
  const whyNot = useWhyNot('operator');
  const searchRef = useRef<HTMLInputElement>(null);
  useShortcuts({ filter: () => searchRef.current?.focus() });
  const choose = (next: MibNode): void => {
    const written = askText(next);
    setPicked({ node: next, text: written });
    router.tune({ oid: written });
  };
  const ask = (verb: Verb): void => {
    if (device === undefined || text.trim() === '' || whyNot !== undefined) return;
    const oid = verb === 'table' && node !== undefined ? (tableOf(node) ?? text) : text;
    void desk.ask({
      verb,
      deviceId: device.id,
      deviceName: device.name,
      credentialId: credentialId === '' ? undefined : credentialId,
      oid: oid.trim(),
      text: text.trim(),
    });
  };
  return (
    <Splitter
      name="tools.snmp"
      share={32}
      first={
        <MibPanel
          tree={tree}
          node={node}
          isUnknown={isUnknown}
          onChoose={choose}
          onAsk={() => ask(verbFor(node, text))}
          searchRef={searchRef}
        />
      }
      second={
        <section className={classes(page['surface'], styles['panel'])} aria-label={t('tools.snmp.title')}>
          <AskBar
            // Another device has other credentials.
            key={device?.id}
            device={device}
            credentialId={credentialId}
            onCredential={setCredential}
            text={text}
            node={node}
            onAsk={ask}
            onChanged={desk.put}
          />
          <SnmpDesk desk={desk} device={device} credentialId={credentialId} node={node} />
        </section>
      }
    />
  );
}
