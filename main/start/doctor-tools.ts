import { app } from 'electron';
import { contract } from '#contract/contract.ts';
import type { ApplicationOptions } from '../app/application-options.ts';
import { readLocalFacts } from '../doctor/report.ts';
import { ownsDeepLinks, registerDeepLinks } from '../shell/deep-link-source.ts';
import { notifyWindow } from '../shell/ipc.ts';
import { getUserName, hasBrowser } from '../shell/system.ts';
import type { ShellState } from './shell-state.ts';

/** The doctor's tools on this desktop, without the network ones. Its findings are sent to the window. */
export function createDoctorTools(
  shell: Pick<ShellState, 'window'>,
): Omit<ApplicationOptions['doctor'], 'resolveProxy'> {
  return {
    hasBrowser,
    ownsDeepLinks: () => ownsDeepLinks(app),
    facts: readLocalFacts(getUserName()),
    registerDeepLinks: () => registerDeepLinks(app),
    onChange: (examination) => notifyWindow(shell.window, contract.examined, examination),
  };
}
