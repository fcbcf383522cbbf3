import type { App, Event, Session, WebContents } from 'electron';
import { appUrl } from './app-scheme.ts';

/**
 * Runs every renderer in Chromium's sandbox: removes `--no-sandbox`, and the equivalent environment variable, which each
 * Chromium process reads itself. Call it before Electron is ready.
 *
 * On Linux a part of the sandbox cannot be enabled here: the zygote process starts before any script
 * (`ContentMainRunnerImpl`), so renderers get the seccomp filter but no namespaces.
 *
 * An unpackaged app keeps `--no-sandbox`, because root cannot start Chromium otherwise.
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
 * Denies navigation, new windows, webviews, permissions and devices for all web contents and sessions, also future ones.
 * Call it once Electron is ready and before the first window.
 */
export function installGuards(app: App, session: Session): void {
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
  app.on('session-created', denyEverything);
  denyEverything(session);
}

function keepInPlace(contents: WebContents): void {
  const refuseElsewhere = (details: Event<{ url: string }>) => {
    if (details.url !== appUrl) details.preventDefault();
  };
  contents.on('will-navigate', refuseElsewhere);
  contents.on('will-redirect', refuseElsewhere);
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || details.url !== appUrl) details.preventDefault();
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
