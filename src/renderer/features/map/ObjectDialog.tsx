import { useState } from 'react';
import type { MapObject } from '../../../contract/maps.ts';
import type * as z from 'zod';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Map.module.css';

type MapThing = z.output<typeof MapObject>;
type ObjectDialogProps = {
  readonly object: MapThing;
  readonly isNew: boolean;
  readonly maps: readonly { readonly id: string; readonly name: string }[];
  readonly onSave: (object: MapThing) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
};

/** Words, size and goal of something that was put on a map. */
export function ObjectDialog({ object, isNew, maps, onSave, onDelete, onClose }: ObjectDialogProps) {
  const { t } = useSpeech();
  const [text, setText] = useState(object.text);
  const [mapId, setMapId] = useState(object.mapId ?? maps[0]?.id ?? '');
  const [width, setWidth] = useState(String(object.width));
  const [height, setHeight] = useState(String(object.height));
  const size = (value: string, before: number): number =>
    Math.min(1e5, Math.max(20, Math.round(Number(value)) || before));
  const save = (): void => {
    onSave({
      ...object,
      text: text.trim(),
      width: size(width, object.width),
      height: size(height, object.height),
      mapId: object.kind === 'submap' && mapId !== '' ? mapId : null,
    });
    onClose();
  };
  return (
    <Dialog title={t(`map.objects.${object.kind}`)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogBody>
          {object.kind === 'note' ? (
            <label className={styles['noteField']}>
              {t('map.text')}
              <textarea rows={5} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
            </label>
          ) : (
            <TextField label={t('map.text')} value={text} onValue={setText} maxLength={200} />
          )}
          {object.kind === 'submap' && (
            <SelectField
              label={t('map.leadsTo')}
              value={mapId}
              onValue={setMapId}
              choices={maps.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextField label={t('map.width')} value={width} onValue={setWidth} inputMode="numeric" />
          <TextField label={t('map.height')} value={height} onValue={setHeight} inputMode="numeric" />
        </DialogBody>
        <DialogActions>
          {!isNew && (
            <Button
              tone="danger"
              onClick={() => {
                onDelete();
                onClose();
              }}
            >
              {t('map.deleteObject')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" type="submit">
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
