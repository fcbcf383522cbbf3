import { app, type BrowserWindow, protocol } from 'electron';
import type { Language } from '#contract/snapshot.ts';
import type { Log } from '../log/log.ts';
import { registerAppScheme } from './app-scheme.ts';
import { createCertificateDialog } from './certificate-dialog.ts';
import { disableTlsKeyLog, findRefusedSwitch } from './chromium-switches.ts';
import { answerClientCertificates, type ClientCertificateMode } from './client-certificates.ts';
import { sandboxEveryRenderer } from './guards.ts';
import { prepareSessions } from './sessions.ts';
import { logUncaughtErrors } from './uncaught-errors.ts';

/**
 * Sets up Electron before it is ready. Call it first, because Electron shows an earlier error in its own dialog.
 *
 * Returns a sentence for stderr if this start is refused, otherwise null. An unpackaged app allows every switch.
 */
export function prepareElectron(options: {
  log: Pick<Log, 'error' | 'warn'>;
  /** Whether this is an AppImage, which can start without a sandbox. */
  isAppImage: boolean;
  /** Called after an uncaught error was logged. */
  onUncaughtError: () => void;
  clientCertificates: () => ClientCertificateMode;
  window: () => BrowserWindow | null;
  language: () => Language;
}): string | null {
  const { log, isAppImage, onUncaughtError, clientCertificates, ...person } = options;
  logUncaughtErrors(process, { log, onError: onUncaughtError });
  const refused = enableSandbox({ log, isAppImage });
  registerAppScheme(protocol);
  prepareSessions(app);
  disableTlsKeyLog(process);
  answerClientCertificates(app, { mode: clientCertificates, choose: createCertificateDialog(person) });
  return refused === null ? null : `eConnect Onboarding does not start with --${refused}.\n`;
}

/** Enables the sandbox. Returns the switch that a packaged app refuses to start with, or null. */
function enableSandbox({ log, isAppImage }: { log: Pick<Log, 'warn'>; isAppImage: boolean }): string | null {
  const { commandLine, isPackaged } = app;
  const refused = isPackaged ? findRefusedSwitch(commandLine, { isAppImage }) : null;
  if (isPackaged && commandLine.hasSwitch('no-sandbox')) log.warn('started without the whole sandbox');
  sandboxEveryRenderer(app);
  // `enableSandbox` removes `--no-sandbox` but not `--no-sandbox=x`, which means the same to Chromium.
  return refused ?? (isPackaged && commandLine.hasSwitch('no-sandbox') ? 'no-sandbox' : null);
}
