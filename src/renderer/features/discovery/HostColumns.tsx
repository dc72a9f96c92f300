import type { Discovered } from '../../../contract/discovery.ts';
import { NODE_ICONS } from '../../ui/node-types.ts';
import type { Speech } from '../../ui/Translation.tsx';
import type { GridColumn } from '../logs/VirtualGrid.tsx';
import { DiscoveredMark } from './DiscoveredMark.tsx';
import styles from './Discovery.module.css';
import { hardwareText } from './hosts.model.ts';

/** What a list of hosts shows of each. */
export function hostColumns({ t }: Speech): Readonly<Record<string, GridColumn<Discovered>>> {
  return {
    state: {
      key: 'state',
      title: t('discovery.columns.state'),
      cell: ({ state }) => <DiscoveredMark state={state} />,
    },
    name: {
      key: 'name',
      title: t('discovery.columns.name'),
      className: styles['name'],
      hint: ({ name }) => name,
      cell: ({ type, name }) => {
        const Icon = NODE_ICONS[type];
        return (
          <>
            <Icon size={14} aria-hidden="true" /> {name}
          </>
        );
      },
    },
    address: {
      key: 'address',
      title: t('discovery.columns.address'),
      className: styles['mono'],
      hint: ({ addresses }) => addresses.join(', '),
      cell: ({ address }) => address,
    },
    type: { key: 'type', title: t('discovery.columns.type'), cell: ({ type }) => t(`discovery.types.${type}`) },
    hardware: { key: 'hardware', title: t('discovery.columns.model'), hint: hardwareText, cell: hardwareText },
    answers: {
      key: 'answers',
      title: t('discovery.columns.answers'),
      className: styles['faint'],
      hint: ({ answers }) => answers.join(', '),
      cell: ({ answers }) => answers.join(', '),
    },
    credential: {
      key: 'credential',
      title: t('discovery.columns.credential'),
      cell: ({ credential }) => credential?.name ?? '–',
    },
  };
}
