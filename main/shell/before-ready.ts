import { app, type BrowserWindow, protocol } from 'electron';
import type { Language } from '#contract/snapshot.ts';
import type { Log } from '../log/log.ts';
import { registerAppScheme } from './app-scheme.ts';
import { certificateDialog } from './certificate-dialog.ts';
import { keepTlsKeys, refusedSwitch } from './chromium-switches.ts';
import { answerClientCertificates, type ClientCertificateMode } from './client-certificates.ts';
import { sandboxEveryRenderer } from './guards.ts';
import { prepareSessions } from './sessions.ts';
import { logUncaughtErrors } from './uncaught-errors.ts';

/**
 * Tells Electron what it must know before it is ready. Call it first of all: what fails before it is shown in a dialog.
 *
 * Gives why this start is refused, as a sentence for stderr; null where it is not. Unpackaged every switch is allowed.
 */
export function prepareElectron(options: {
  log: Pick<Log, 'error' | 'warn'>;
  /** Whether this is an AppImage, which may have been started without a sandbox. */
  isAppImage: boolean;
  /** Called after an error that nothing caught was written down. */
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
  keepTlsKeys(process);
  answerClientCertificates(app, { mode: clientCertificates, choose: certificateDialog(person) });
  return refused === null ? null : `eConnect Onboarding does not start with --${refused}.\n`;
}

/** Turns the sandbox on. Gives the switch with which a packaged app does not start; null where there is none. */
function enableSandbox({ log, isAppImage }: { log: Pick<Log, 'warn'>; isAppImage: boolean }): string | null {
  const { commandLine, isPackaged } = app;
  const refused = isPackaged ? refusedSwitch(commandLine, { isAppImage }) : null;
  if (isPackaged && commandLine.hasSwitch('no-sandbox')) log.warn('started without the whole sandbox');
  sandboxEveryRenderer(app);
  // Electron takes back `--no-sandbox` alone, and not `--no-sandbox=x`, which means the same to Chromium.
  return refused ?? (isPackaged && commandLine.hasSwitch('no-sandbox') ? 'no-sandbox' : null);
}
