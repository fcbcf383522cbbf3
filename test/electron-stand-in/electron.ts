import { app } from './app.ts';
import { Menu } from './menu.ts';
import { offer } from './offer.ts';
import { ipcMain, protocol, session } from './session.ts';
import { clipboard, dialog, nativeTheme, powerMonitor, screen, shell } from './system.ts';
import { BrowserWindow } from './window.ts';

const all = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
};
const electron = offer('electron', all);

/** What `require('electron')` gives to the app. */
export { electron as 'module.exports' };
