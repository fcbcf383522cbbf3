import type { App, Session, WebContents } from 'electron';
import { appUrl } from './app-scheme.ts';

/**
 * Runs every renderer in Chromium's sandbox: takes `--no-sandbox` back, and the variable that stands for it, which each
 * process of Chromium's reads by itself. Call it before Electron is ready.
 *
 * On Linux that is too late for a part of the sandbox: the process that renderers are made from is there before any script
 * (`ContentMainRunnerImpl`), so that they have the filter of system calls and no namespaces of their own.
 *
 * An unpackaged app that was started with `--no-sandbox` is left alone: root cannot start Chromium otherwise.
 */
export function sandboxEveryRenderer(
  app: Pick<App, 'isPackaged' | 'enableSandbox'>,
  { argv, env }: Pick<NodeJS.Process, 'argv' | 'env'> = process,
): void {
  if (!app.isPackaged && argv.includes('--no-sandbox')) return;
  delete env.ELECTRON_DISABLE_SANDBOX;
  app.enableSandbox();
}

/**
 * Closes every way by which a page could go elsewhere, open something or be given a device, for all contents and all
 * sessions there will ever be. Call it once Electron is ready and before the first window.
 */
export function guard(app: App, session: Session): void {
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
  app.on('session-created', denyEverything);
  denyEverything(session);
}

function keepInPlace(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    if (details.url !== appUrl) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || details.url !== appUrl) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (details.url !== appUrl) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}
