import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, powerMonitor, session } from 'electron';
import type { Application } from '../app/application.ts';
import { appUrl, serveApp } from '../shell/app-scheme.ts';
import { findDeepLink } from '../shell/deep-link.ts';
import { claimDeepLinks, createDeepLinkSource, type DeepLinkSource } from '../shell/deep-link-source.ts';
import { shutDownInTime } from '../shell/graceful-shutdown.ts';
import { installGuards } from '../shell/guards.ts';
import { serveContract, trustMainFrameOf } from '../shell/ipc.ts';
import { createMenuSetter } from '../shell/menus.ts';
import { createProfileSource, findProfile, type ProfileSource } from '../shell/profile-source.ts';
import { keepLoaded } from '../shell/recovery.ts';
import { holdSingleInstance } from '../shell/single-instance.ts';
import { bringToFront, createWindow } from '../shell/window.ts';
import { createUpdateRestart } from '../updates/update-restart.ts';
import { failStart, type Launch } from './launch.ts';
import type { RunningClient } from './running-client.ts';
import type { ShellState } from './shell-state.ts';

/** What arrives from outside while the app runs: links, and profiles that are opened. */
type Sources = { links: DeepLinkSource; profiles: ProfileSource };

/** Opens the window. If the app is open already, hands its arguments to that one and ends the process. */
export function runWindowMode(launch: Launch, shell: ShellState): void {
  const { argv, log } = launch;
  const links = createDeepLinkSource(app, { log });
  const profiles = createProfileSource(app, argv);
  const isFirst = holdSingleInstance(app, {
    window: () => shell.window,
    onArguments: (others) => {
      links.offer(others);
      profiles.offer(others);
    },
  });
  const begun = isFirst
    ? app.whenReady().then(() => start({ links, profiles }, launch, shell))
    : giveWay(launch);
  begun.catch((error: unknown) => failStart(error, log));
}

/** Ends this process because the app is open already, and says so on stderr. */
async function giveWay({ argv, folder }: Launch): Promise<void> {
  const { explainSecondStart } = await import('../command-line/second-start.ts');
  const { message, code } = explainSecondStart(
    findDeepLink(argv) !== null || findProfile(argv) !== null,
    folder,
  );
  process.stderr.write(message, () => app.exit(code));
}

/**
 * Opens the window and has its page loaded, and then loads the client.
 *
 * In this order because Chromium starts the page in a process of its own: the client is compiled, and reads what it keeps,
 * meanwhile. What the page asks before the client is there waits for it.
 */
async function start(sources: Sources, launch: Launch, shell: ShellState): Promise<void> {
  const { log } = launch;
  const opening = Promise.withResolvers<RunningClient>();
  const client = opening.promise;
  installGuards(app, session.defaultSession);
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'), log);
  const setMenu = createMenuSetter();
  setMenu(shell.language);
  const restart = createUpdateRestart({
    app,
    platform: process.platform,
    hasWindow: () => shell.window !== null,
  });
  serveContract(async () => (await client).application.answers, {
    ipcMain,
    trusts: trustMainFrameOf(() => shell.window),
    log,
  });
  const window = openWindow(shell);
  shutDownInTime({
    app,
    window,
    powerMonitor,
    stop: async () => (await client).application.stop(),
    countAsHealthy: async () => (await client).starts.markHealthy(),
    isRestarting: () => restart.isUnderWay,
    log,
  });
  app.on('window-all-closed', () => {
    if (!restart.isUnderWay) app.quit();
  });
  const loadPage = keepLoaded(window, {
    url: appUrl,
    log,
    giveUp: () => {
      const quit = () => app.quit();
      void client.then(({ starts }) => starts.markBroken()).then(quit, quit);
    },
  });
  const { openClient } = await import('./running-client.ts');
  // On Linux claiming links waits for a program of the desktop, and everything else waits with it.
  const onIdle = () => claimDeepLinks(app);
  opening.resolve(openClient({ launch, shell, restart, setMenu, loadPage, onIdle }));
  const running = await client;
  await running.start();
  // Only now is the step known, and with it whether a link may ask a question.
  listen(sources, shell, () => running.application);
}

function openWindow(shell: ShellState): BrowserWindow {
  const window = createWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    title: 'eConnect Onboarding',
    language: () => shell.language,
  });
  shell.window = window;
  window.on('closed', () => {
    shell.window = null;
  });
  return window;
}

function listen({ links, profiles }: Sources, shell: ShellState, application: () => Application): void {
  const showWindow = () => {
    if (shell.window) bringToFront(shell.window);
  };
  links.listen((link) => {
    showWindow();
    if (link.kind === 'organisation') application().openOrganisation(link.slug);
    // An activation link only brings the window to the front: the watch notices the activation itself.
    else if (link.kind === 'refused') application().refuseLink(link);
  });
  profiles.listen(async (text) => {
    showWindow();
    await application().openProfile(text);
  });
}
