import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { degreesOf } from './geo.model.ts';

export type TypedPlace = { readonly lat: number; readonly lon: number; readonly label: string };
type PlaceDialogProps = {
  readonly name: string;
  readonly place: TypedPlace | undefined;
  /** A place that somebody gave can be taken back. */
  readonly isGiven: boolean;
  readonly onSave: (place: TypedPlace | null) => void;
  readonly onClose: () => void;
};

/** Where a device is, typed. */
export function PlaceDialog({ name, place, isGiven, onSave, onClose }: PlaceDialogProps) {
  const { t } = useSpeech();
  const [lat, setLat] = useState(place ? String(place.lat) : '');
  const [lon, setLon] = useState(place ? String(place.lon) : '');
  const [label, setLabel] = useState(place?.label ?? '');
  const at = { lat: degreesOf(lat, 90), lon: degreesOf(lon, 180) };
  const { lat: latitude, lon: longitude } = at;
  const save = (given: TypedPlace | null): void => {
    onSave(given);
    onClose();
  };
  const isWrong = latitude === undefined || longitude === undefined;
  return (
    <Dialog title={t('geo.placeOf', { name })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (latitude !== undefined && longitude !== undefined)
            save({ lat: latitude, lon: longitude, label: label.trim() });
        }}
      >
        <DialogBody>
          <TextField
            label={t('geo.lat')}
            value={lat}
            onValue={setLat}
            inputMode="decimal"
            hint="-6.2088"
            error={lat !== '' && latitude === undefined ? t('geo.badLat') : undefined}
          />
          <TextField
            label={t('geo.lon')}
            value={lon}
            onValue={setLon}
            inputMode="decimal"
            hint="106.8456"
            error={lon !== '' && longitude === undefined ? t('geo.badLon') : undefined}
          />
          <TextField label={t('geo.label')} value={label} onValue={setLabel} maxLength={200} />
        </DialogBody>
        <DialogActions>
          {isGiven && (
            <Button tone="danger" onClick={() => save(null)}>
              {t('geo.takeBack')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            type="submit"
            whyNot={isWrong ? `${t('geo.lat')}: ${t('geo.badLat')}. ${t('geo.lon')}: ${t('geo.badLon')}.` : undefined}
          >
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
