import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, powerMonitor, session } from 'electron';
import type { Application } from '../app/application.ts';
import { healthyAfterMs, openStartGuard } from '../app/start-up-guard.ts';
import { explainSecondStart } from '../command-line/second-start.ts';
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
import { preloadProviders } from '../sign-in/providers.ts';
import { createUpdateRestart } from '../updates/update-restart.ts';
import { failStart, type Launch, readThisMachine } from './launch.ts';
import type { ShellState } from './shell-state.ts';
import { createWindowApplication } from './window-application.ts';

/** Milliseconds after the start when the first screen is shown and the app is idle. */
const idleAfterMs = 1_500;

/** What arrives from outside while the app runs: links, and profiles that are opened. */
type Sources = { links: DeepLinkSource; profiles: ProfileSource };

/** Opens the window. If the app is open already, hands its arguments to that one and ends the process. */
export function runWindowMode(launch: Launch, shell: ShellState): void {
  const { argv, folder, log } = launch;
  const links = createDeepLinkSource(app, { log });
  const profiles = createProfileSource(app, argv);
  const isFirst = holdSingleInstance(app, {
    window: () => shell.window,
    onArguments: (others) => {
      links.offer(others);
      profiles.offer(others);
    },
  });
  if (!isFirst) {
    const { said, code } = explainSecondStart(
      findDeepLink(argv) !== null || findProfile(argv) !== null,
      folder,
    );
    process.stderr.write(said, () => app.exit(code));
    return;
  }
  app
    .whenReady()
    .then(() => start({ links, profiles }, launch, shell))
    .catch((error: unknown) => failStart(error, log));
}

async function start(sources: Sources, launch: Launch, shell: ShellState): Promise<void> {
  const { folder, log } = launch;
  installGuards(app, session.defaultSession);
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'));
  claimDeepLinks(app);
  const setMenu = createMenuSetter();
  setMenu(shell.language);
  const starts = openStartGuard({ folder, log });
  const { isSafe } = await starts.begin();
  const restart = createUpdateRestart({
    app,
    platform: process.platform,
    hasWindow: () => shell.window !== null,
  });
  const options = { launch, shell, restart, setMenu, isSafe, retry: () => void retry() };
  /** Reads a blocked machine again. The page is loaded again too, because the new application numbers its snapshots from 1. */
  const retry = async () => {
    try {
      application = createWindowApplication(await readThisMachine(), options);
      if (shell.window) loadPage();
      await application.start();
    } catch (error) {
      failStart(error, log);
    }
  };
  const machine = await readThisMachine();
  let application = createWindowApplication(machine, options);
  serveContract(() => application.answers, { ipcMain, trusts: trustMainFrameOf(() => shell.window), log });
  const window = openWindow(shell);
  shutDownInTime({
    app,
    window,
    powerMonitor,
    stop: () => application.stop(),
    countAsHealthy: () => starts.markHealthy(),
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
      starts.markBroken();
      app.quit();
    },
  });
  await application.start();
  // Only after `application.start()`: a start that hangs and then crashes is not healthy.
  setTimeout(() => void starts.markHealthy(), healthyAfterMs).unref();
  const { loaded } = machine;
  // While the person reads the first screen, so that it costs the start no time.
  if (loaded.ok) setTimeout(() => void preloadProviders(loaded.environment), idleAfterMs).unref();
  // Only now is the step known, and with it whether a link may ask a question.
  listen(sources, shell, () => application);
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
