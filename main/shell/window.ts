import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  nativeTheme,
  type Size,
  screen,
} from 'electron';
import { surfaces } from '#contract/colour.ts';
import type { Language } from '#contract/snapshot.ts';
import { enableContextMenu } from './menus.ts';
import { enableZoom } from './zoom.ts';

type WindowSettings = {
  /** Absolute path of the built preload. */
  preload: string;
  /** Shown until the page has a title of its own. */
  title: string;
  /** The language that the app speaks now. */
  language: () => Language;
};

/** After this long the window is shown, whatever its page has done by then. */
const showWithinMs = 2_000;

/**
 * The one window, not yet loaded and not yet visible: it shows itself once there is something to see, or after 2 s.
 *
 * The page runs sandboxed and isolated, without Node anywhere. Developer tools exist in an unpackaged app only.
 */
export function createWindow({ preload, title, language }: WindowSettings): BrowserWindow {
  const window = new BrowserWindow({
    title,
    useContentSize: true,
    ...contentSizes(screen.getPrimaryDisplay().workAreaSize),
    resizable: true,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? surfaces.dark : surfaces.light,
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
  showInTime(window);
  enableZoom(window);
  enableContextMenu(window, language);
  window.on('focus', () => window.flashFrame(false));
  return window;
}

/** What a title bar and borders take at most, in device-independent pixels. */
const frame = { width: 16, height: 48 };

/**
 * The window's sizes, no larger than fits on the screen beside the system's own bars: nothing of it could be moved into
 * sight otherwise, since the least size holds for the person too. 768 pixels at 150 % are 512.
 */
function contentSizes({
  width,
  height,
}: Size): Pick<BrowserWindowConstructorOptions, 'width' | 'height' | 'minWidth' | 'minHeight'> {
  const fitWidth = (wanted: number) => Math.min(wanted, width - frame.width);
  const fitHeight = (wanted: number) => Math.min(wanted, height - frame.height);
  return { width: fitWidth(520), height: fitHeight(720), minWidth: fitWidth(400), minHeight: fitHeight(560) };
}

/**
 * Puts the window before the person, wherever it was. Does nothing once it is gone.
 *
 * Wayland, Windows and macOS 14 give the focus to the program that the person used last, and not to one that asks for it: there the
 * window's place in the taskbar or the Dock flashes until the person comes to it.
 */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  if (!window.isFocused()) window.flashFrame(true);
}

/**
 * Shows the window at the first of these: it has painted, its page has loaded, or the time is over. Under Wayland a window
 * that is hidden need not paint, so that `ready-to-show` may never come (electron#48859).
 */
function showInTime(window: BrowserWindow): void {
  let isShown = false;
  const show = () => {
    clearTimeout(timer);
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    window.show();
  };
  const timer = setTimeout(show, showWithinMs);
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', show);
}
