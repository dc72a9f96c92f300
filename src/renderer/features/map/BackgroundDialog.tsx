import { useState } from 'react';
import type { MapView } from '../../../contract/maps.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { TextField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Map.module.css';
import type { MapEdit } from './use-map-edit.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const WIDE = 1600;

type BackgroundDialogProps = {
  readonly map: MapView;
  readonly edit: Pick<MapEdit, 'setBackground'>;
  readonly onClose: () => void;
};

const readBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''),
    );
    reader.addEventListener('error', () => reject(new Error(reader.error?.message)));
    reader.readAsDataURL(file);
  });

/** How wide and high a picture is, in its own dots. */
async function sizeOf(file: File): Promise<{ readonly width: number; readonly height: number }> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

/** Lays a floor plan or photograph below a map: its width is chosen, its height follows. */
export function BackgroundDialog({ map, edit, onClose }: BackgroundDialogProps) {
  const speech = useSpeech();
  const { t } = speech;
  const before = map.background;
  const [file, setFile] = useState<File>();
  const [width, setWidth] = useState(String(before?.width ?? WIDE));
  const [opacity, setOpacity] = useState(before?.opacity ?? 0.6);
  const [fault, setFault] = useState<unknown>();
  const tooLarge = file !== undefined && file.size > MOST_BYTES;
  async function save(): Promise<void> {
    const size = file ? await sizeOf(file) : before;
    if (size === null) return;
    const wide = Math.min(1e5, Math.max(50, Number(width) || WIDE));
    const high = Math.max(1, Math.round((wide * size.height) / size.width));
    const image = file && (await readBase64(file));
    const place = before ?? { x: -wide / 2, y: -high / 2 };
    await edit.setBackground(
      { x: place.x, y: place.y, width: wide, height: high, opacity, ...(image && { image }) },
      t('map.deeds.background'),
    );
    onClose();
  }
  const take = (): void => void edit.setBackground(null, t('map.deeds.backgroundGone')).then(onClose, setFault);
  const whyNot = tooLarge
    ? t('map.tooLarge')
    : file === undefined && before === null
      ? t('map.choosePicture')
      : undefined;
  return (
    <Dialog title={t('map.background')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === undefined) save().catch(setFault);
        }}
      >
        <DialogBody>
          {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
          <label className={styles['noteField']}>
            {t('map.picture')}
            <input
              type="file"
              accept="image/png,image/jpeg,image/webp"
              onChange={({ target }) => setFile(target.files?.[0])}
            />
          </label>
          <TextField label={t('map.width')} value={width} onValue={setWidth} inputMode="numeric" />
          <label className={styles['noteField']}>
            {t('map.opacity')}
            <input
              type="range"
              min={0.05}
              max={1}
              step={0.05}
              value={opacity}
              onChange={({ target }) => setOpacity(Number(target.value))}
            />
          </label>
        </DialogBody>
        <DialogActions>
          {before && (
            <Button tone="danger" onClick={take}>
              {t('map.takeBackground')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" type="submit" whyNot={whyNot}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
