import { app } from 'electron';

/** Whether the program starts, hidden, when this user signs in. */
export const startsAtLogin = (): boolean => app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin;

/** Has no effect on Linux, where Electron offers none. */
export function setStartAtLogin(on: boolean): void {
  app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] });
}
