import type { BrowserWindow } from 'electron';
import type { Language } from '#contract/snapshot.ts';
import type { ClientCertificateMode } from '../shell/client-certificates.ts';
import type { Launch } from './launch.ts';

/** The shell's state that changes while the app runs. Electron's callbacks read it at the moment they are called. */
export type ShellState = {
  /** The only window; null before it is made and after it was closed. */
  window: BrowserWindow | null;
  /** The language of the window. */
  language: Language;
  /** How the policy handles client certificates. */
  clientCertificates: ClientCertificateMode;
};

/** The state before there is a window and before any policy was read. */
export function initialShellState({ language }: Pick<Launch, 'language'>): ShellState {
  return { window: null, language, clientCertificates: 'none' };
}
