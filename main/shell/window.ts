import { app, BrowserWindow, Menu, nativeTheme } from 'electron';
import { enableZoom } from './zoom.ts';

type WindowSettings = {
  /** Absolute path of the built preload. */
  preload: string;
  /** Shown until the page has a title of its own. */
  title: string;
};

/** What the page paints first, so that the window does not flash: `--surface` of the renderer's tokens. */
const surface = { light: '#ffffff', dark: '#11191c' };

/**
 * The one window, not yet loaded and not yet visible: it shows itself once there is something to see.
 *
 * The page runs sandboxed and isolated, without Node anywhere. Developer tools exist in an unpackaged app only.
 */
export function createWindow({ preload, title }: WindowSettings): BrowserWindow {
  setMenu();
  const window = new BrowserWindow({
    title,
    useContentSize: true,
    width: 480,
    height: 640,
    minWidth: 360,
    minHeight: 480,
    resizable: true,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? surface.dark : surface.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      webgl: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  enableZoom(window);
  return window;
}

/** Puts the window before the person, wherever it was. Does nothing once it is gone. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** macOS finds copy, paste and quit in the menu alone; elsewhere they work without one. */
function setMenu(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
