import { useState } from 'react';
import { EVERYTHING_MAP_ID, type MapView } from '../../../contract/maps.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { SelectField, TextField, TickField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { compareNames } from './graph.model.ts';

type MapDialogProps = {
  /** Undefined: a new one. */
  readonly map: MapView | undefined;
  readonly maps: readonly { readonly id: string; readonly name: string }[];
  readonly onSaved: (map: MapView) => void;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
};

const NOTHING: Pick<MapView, 'name' | 'parentId' | 'contents'> = {
  name: '',
  parentId: null,
  contents: { all: false, sites: [], groups: [], nodes: [] },
};

/** Sites and groups of all devices. */
function useKnown() {
  const devices = useAppState((state) => state.devices);
  const list = [...(devices?.values() ?? [])];
  const known = (values: readonly string[]): readonly string[] =>
    [...new Set(values)].filter(Boolean).toSorted(compareNames);
  return { allSites: known(list.map(({ site }) => site)), allGroups: known(list.flatMap(({ groups }) => groups)) };
}

type TicksProps = {
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
  readonly textOf: (value: string) => string;
};

const Ticks = ({ values, chosen, onChosen, textOf }: TicksProps) =>
  values.map((value) => (
    <TickField
      key={value}
      label={textOf(value)}
      checked={chosen.includes(value)}
      onValue={(isOn) => onChosen(isOn ? [...chosen, value] : chosen.filter((one) => one !== value))}
    />
  ));

/** What a map is called, what is on it and above which map it lies. */
export function MapDialog({ map, maps, onSaved, onRemoved, onClose }: MapDialogProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const { allSites, allGroups } = useKnown();
  const before = map ?? NOTHING;
  const [name, setName] = useState(before.name);
  const [parentId, setParentId] = useState(before.parentId ?? '');
  const [all, setAll] = useState(before.contents.all);
  const [sites, setSites] = useState<readonly string[]>(before.contents.sites);
  const [groups, setGroups] = useState<readonly string[]>(before.contents.groups);
  const [fault, setFault] = useState<unknown>();
  const isEverything = map?.id === EVERYTHING_MAP_ID;
  const save = (): void => {
    const contents = {
      all: all || isEverything,
      sites: [...sites],
      groups: [...groups],
      nodes: before.contents.nodes,
    };
    const given = { name: name.trim(), contents, parentId: parentId === '' ? null : parentId };
    const work = map ? call('maps.update', { id: map.id, ...given }) : call('maps.create', given);
    work.then((saved) => {
      onSaved(saved);
      onClose();
    }, setFault);
  };
  const remove = (id: string): void =>
    void call('maps.remove', { id }).then(() => {
      onRemoved();
      onClose();
    }, setFault);
  return (
    <Dialog title={t(map ? 'map.editMap' : 'map.newMap')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogBody>
          {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
          <TextField label={t('map.name')} value={name} onValue={setName} maxLength={100} required />
          {!isEverything && (
            <>
              <SelectField
                label={t('map.parent')}
                value={parentId}
                onValue={setParentId}
                choices={[
                  { value: '', label: t('map.noParent') },
                  ...maps.filter(({ id }) => id !== map?.id).map(({ id, name: label }) => ({ value: id, label })),
                ]}
              />
              <TickField label={t('map.all')} checked={all} onValue={setAll} />
              {!all && (
                <Ticks
                  values={allSites}
                  chosen={sites}
                  onChosen={setSites}
                  textOf={(value) => t('map.ofSite', { name: value })}
                />
              )}
              {!all && (
                <Ticks
                  values={allGroups}
                  chosen={groups}
                  onChosen={setGroups}
                  textOf={(value) => t('map.ofGroup', { name: value })}
                />
              )}
            </>
          )}
        </DialogBody>
        <DialogActions>
          {map && !isEverything && (
            <Button tone="danger" onClick={() => remove(map.id)}>
              {t('map.removeMap')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" type="submit" whyNot={name.trim() === '' ? t('map.nameNeeded') : undefined}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
