import { Menu, nativeImage, Tray } from 'electron';
import { DEVICE_STATES, type DeviceState } from '../../contract/devices.ts';
import type { SystemStatus } from '../../contract/system.ts';
import type { Engine } from '../../engine/engine.ts';
import { ICON_SIZE, trayBitmap } from './tray-icon.ts';

const WORST_FIRST: readonly DeviceState[] = ['down', 'unreachable', 'major', 'warning', 'stale', 'maintenance', 'up'];

/** The state the icon shows: the worst that any device is in. */
export const worstOf = (counts: SystemStatus['counts']): DeviceState =>
  WORST_FIRST.find((state) => counts[state] > 0) ?? 'unknown';

export type TrayTexts = {
  state(state: DeviceState): string;
  readonly open: string;
  readonly startAtLogin: string;
  readonly quit: string;
};
export type TrayActions = {
  readonly open: () => void;
  readonly quit: () => void;
  readonly startsAtLogin: () => boolean;
  readonly setStartAtLogin: (on: boolean) => void;
};

/** The tray: worst state as icon, counts as tooltip. @returns how to take it away */
export function createTray(engine: Pick<Engine, 'topics'>, texts: TrayTexts, actions: TrayActions): () => void {
  const image = (state: DeviceState) =>
    nativeImage.createFromBitmap(trayBitmap(state), { width: ICON_SIZE, height: ICON_SIZE });
  const tray = new Tray(image('unknown'));
  let shown: DeviceState = 'unknown';
  tray.on('click', actions.open);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: texts.open, click: actions.open },
      {
        label: texts.startAtLogin,
        type: 'checkbox',
        checked: actions.startsAtLogin(),
        click: (item) => actions.setStartAtLogin(item.checked),
      },
      { type: 'separator' },
      { label: texts.quit, click: actions.quit },
    ]),
  );
  const subscription = engine.topics.subscribe((_topic, payload) => {
    const { counts } = payload as SystemStatus;
    const worst = worstOf(counts);
    if (worst !== shown) tray.setImage(image(worst));
    shown = worst;
    const told = DEVICE_STATES.filter((state) => counts[state] > 0).map(
      (state) => `${texts.state(state)} ${String(counts[state])}`,
    );
    tray.setToolTip(['Ronda', ...told].join(' · '));
  });
  subscription.choose(['status']);
  return () => {
    subscription.end();
    tray.destroy();
  };
}
