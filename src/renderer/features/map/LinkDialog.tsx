import { useMemo, useState } from 'react';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { compareNames, type Graph } from './graph.model.ts';

type LinkDialogProps = { readonly graph: Graph; readonly from: string | undefined; readonly onClose: () => void };

/** Draws a link by hand; no discovery takes it away. */
export function LinkDialog({ graph, from, onClose }: LinkDialogProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const choices = useMemo(
    () =>
      [...graph.nodes.values()]
        .flatMap(({ members }) => members)
        .toSorted((a, b) => compareNames(a.name, b.name))
        .map(({ id, name }) => ({ value: id, label: name })),
    [graph],
  );
  const first = graph.nodes.get(from ?? '')?.members[0]?.id ?? choices[0]?.value ?? '';
  const [a, setA] = useState(first);
  const [b, setB] = useState(choices.find(({ value }) => value !== first)?.value ?? '');
  const [portA, setPortA] = useState('');
  const [portB, setPortB] = useState('');
  const [note, setNote] = useState('');
  const [layer, setLayer] = useState<'l2' | 'l3'>('l2');
  const [fault, setFault] = useState<unknown>();
  const port = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const save = (): void => {
    call('links.add', { a: { node: a, port: port(portA) }, b: { node: b, port: port(portB) }, layer, note }).then(
      onClose,
      setFault,
    );
  };
  return (
    <Dialog title={t('map.drawLink')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogBody>
          {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
          <SelectField label={t('map.endA')} value={a} onValue={setA} choices={choices} />
          <TextField label={t('map.portA')} value={portA} onValue={setPortA} maxLength={255} />
          <SelectField
            label={t('map.endB')}
            value={b}
            onValue={setB}
            choices={choices}
            error={a === b ? t('map.sameEnds') : undefined}
          />
          <TextField label={t('map.portB')} value={portB} onValue={setPortB} maxLength={255} />
          <SelectField
            label={t('map.layer')}
            value={layer}
            onValue={(value) => setLayer(value === 'l3' ? 'l3' : 'l2')}
            choices={[
              { value: 'l2', label: t('map.layers.l2') },
              { value: 'l3', label: t('map.layers.l3') },
            ]}
          />
          <TextField label={t('devices.inspector.notes')} value={note} onValue={setNote} maxLength={500} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" type="submit" whyNot={a === b ? t('map.sameEnds') : undefined}>
            {t('map.drawLink')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
