import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** The application menu: roles only, so that the system translates and binds them. */
export function setApplicationMenu(isMac: boolean): void {
  const mac: MenuItemConstructorOptions[] = [{ role: 'appMenu' }];
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions]),
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? mac : [{ role: 'fileMenu' as const }]),
      { role: 'editMenu' },
      view,
      { role: 'windowMenu' },
    ]),
  );
}
