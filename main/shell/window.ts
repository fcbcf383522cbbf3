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
  /** The current language of the app. */
  language: () => Language;
};

/** The window is shown after this time even if its page is not ready. */
const showWithinMs = 2_000;

/**
 * Creates the window, without loading its page. It becomes visible once the page is ready, or after 2 s.
 *
 * The page runs sandboxed and isolated, without Node. Developer tools exist in an unpackaged app only.
 */
export function createWindow({ preload, title, language }: WindowSettings): BrowserWindow {
  const window = new BrowserWindow({
    title,
    useContentSize: true,
    ...fitContentSizes(screen.getPrimaryDisplay().workAreaSize),
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

/** The largest title bar and borders, in device-independent pixels. */
const frame = { width: 16, height: 48 };

/**
 * Returns the sizes of the window, limited to the work area of the screen. The minimum size is limited too: otherwise a part of
 * the window could not be reached on a small screen (768 pixels at 150 % are 512).
 */
function fitContentSizes({
  width,
  height,
}: Size): Pick<BrowserWindowConstructorOptions, 'width' | 'height' | 'minWidth' | 'minHeight'> {
  const fitWidth = (wanted: number) => Math.min(wanted, width - frame.width);
  const fitHeight = (wanted: number) => Math.min(wanted, height - frame.height);
  return { width: fitWidth(520), height: fitHeight(720), minWidth: fitWidth(400), minHeight: fitHeight(560) };
}

/**
 * Brings the window to the front. Does nothing if it is destroyed.
 *
 * Wayland, Windows and macOS 14 can refuse to give the focus to a program in the background. Then the taskbar or Dock icon
 * flashes until the person focuses the window.
 */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  if (!window.isFocused()) window.flashFrame(true);
}

/**
 * Shows the window once it has painted, its page has loaded, or the time is over. Under Wayland a hidden window may not paint,
 * so `ready-to-show` may never come (electron#48859).
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
