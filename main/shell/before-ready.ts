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

/** Tells Electron what it must know before it is ready. Call it first of all: what fails before it is shown in a dialog. */
export function prepareElectron(options: {
  log: Pick<Log, 'error'>;
  /** Called after an error that nothing caught was written down. */
  onUncaughtError: () => void;
  clientCertificates: () => ClientCertificateMode;
  window: () => BrowserWindow | null;
  language: () => Language;
}): void {
  const { log, onUncaughtError, clientCertificates, ...person } = options;
  logUncaughtErrors(process, { log, onError: onUncaughtError });
  sandboxEveryRenderer(app);
  registerAppScheme(protocol);
  prepareSessions(app);
  keepTlsKeys(process);
  answerClientCertificates(app, { mode: clientCertificates, choose: certificateDialog(person) });
}

/** Why this start is refused, as a sentence for stderr; null where it is not. Unpackaged every switch is allowed. */
export function refusalOfStart(): string | null {
  const name = app.isPackaged ? refusedSwitch(app.commandLine) : null;
  return name === null ? null : `eConnect Onboarding does not start with --${name}.\n`;
}
