import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, protocol, session } from 'electron';
import production from '../assets/environments/production.json' with { type: 'json' };
import { type Application, createApplication } from './application.ts';
import { blockedApplication } from './blocked-application.ts';
import { loadEnvironment } from './environment/load.ts';
import { openKeychain } from './keychain/keychain.ts';
import { openLog } from './log/log.ts';
import { createPreflight } from './preflight/preflight.ts';
import { appUrl, registerAppScheme, serveApp } from './shell/app-scheme.ts';
import { createDeepLinkSource, registerDeepLinks } from './shell/deep-link-source.ts';
import { createExternalLinks } from './shell/external-link.ts';
import { guard, sandboxEveryRenderer } from './shell/guards.ts';
import { announce, serve, trustsMainFrameOf } from './shell/ipc.ts';
import { chromiumFetch } from './shell/network.ts';
import { recover } from './shell/recovery.ts';
import { holdSingleInstance } from './shell/single-instance.ts';
import { copyText, hasBrowser, languageOf } from './shell/system.ts';
import { bringToFront, createWindow } from './shell/window.ts';
import { createProviders } from './sign-in/providers.ts';
import { signInOrigins } from './sign-in/sign-in-origins.ts';

const folder = app.getPath('userData');
const log = openLog({ folder: join(folder, 'logs'), level: 'info' });
let window: BrowserWindow | null = null;

sandboxEveryRenderer(app);
registerAppScheme(protocol);
const deepLinks = createDeepLinkSource(app, { log });
const first = holdSingleInstance(app, { window: () => window, onArguments: (argv) => deepLinks.offer(argv) });

const focusWindow = () => {
  if (window) bringToFront(window);
};

/** The client for the environment, or the screen that says why there is none. */
function makeApplication(): Application {
  const loaded = loadEnvironment({
    packaged: app.isPackaged,
    file: process.env.ONBOARDING_ENVIRONMENT,
    bundled: production,
  });
  const facts = {
    version: app.getVersion(),
    language: languageOf(app.getPreferredSystemLanguages()),
  };
  const show = (snapshot: Parameters<typeof announce>[1]) => announce(window, snapshot);
  if (!loaded.ok) {
    log.error('environment refused', { error: loaded.failure, ...loaded.details });
    return blockedApplication({
      code: loaded.failure.code,
      facts: { ...facts, environment: '' },
      announce: show,
    });
  }
  const { environment } = loaded;
  const fetch = chromiumFetch();
  const origins = signInOrigins(environment);
  const links = createExternalLinks({
    allowedOrigins: () => [...origins, ...application.linkOrigins()],
    log,
  });
  const secrets = openKeychain({ environment: environment.name, log });
  const application = createApplication({
    environment,
    providers: createProviders(environment, { fetch }),
    fetch,
    secrets,
    log,
    folder,
    ...facts,
    openLink: (url) => links.open(url),
    copy: (text) => copyText(text),
    preflight: createPreflight({ environment, fetch, secrets, hasBrowser, log }),
    focusWindow,
    announce: show,
  });
  return application;
}

async function start(): Promise<void> {
  guard(app, session.defaultSession);
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'));
  registerDeepLinks(app);
  const application = makeApplication();
  serve(application.answers, { ipcMain, trusts: trustsMainFrameOf(() => window), log });

  window = createWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    title: 'eConnect Onboarding',
  });
  recover(window, { log, giveUp: () => app.quit() });
  window.on('closed', () => {
    window = null;
  });
  app.on('will-quit', (event) => {
    // Quitting does not wait for promises, and what was typed last may still be on its way to the disk.
    event.preventDefault();
    void application.stop().finally(() => app.exit());
  });
  app.on('window-all-closed', () => app.quit());
  deepLinks.listen((link) => {
    focusWindow();
    // An activation is noticed by the watch; a link only brings the window forward, and changes nothing.
    if (link?.kind !== 'activated') application.notice('deep-link-refused');
  });
  await Promise.all([window.loadURL(appUrl), application.start()]);
}

if (first)
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log.error('could not start', { error });
      app.exit(1);
    });
else app.quit();
