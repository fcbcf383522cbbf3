import type { BrowserWindow } from 'electron';
import type { Language } from '#contract/snapshot.ts';
import type { ClientCertificateMode } from '../shell/client-certificates.ts';
import type { Launch } from './launch.ts';

/** What the shell knows that changes while the app runs. Electron's own callbacks read it at the moment they are called. */
export type ShellState = {
  /** The one window; null before it is made and after it was closed. */
  window: BrowserWindow | null;
  /** The language that the window speaks now. */
  language: Language;
  /** What the rules say of client certificates. */
  clientCertificates: ClientCertificateMode;
};

/** Before there is a window and before any rule was read. */
export function initialShellState({ language }: Pick<Launch, 'language'>): ShellState {
  return { window: null, language, clientCertificates: 'none' };
}
