import { app } from 'electron';
import { contract } from '#contract/contract.ts';
import type { ApplicationOptions } from '../app/application-options.ts';
import { localFacts } from '../doctor/report.ts';
import { ownsDeepLinks, registerDeepLinks } from '../shell/deep-link-source.ts';
import { tell } from '../shell/ipc.ts';
import { hasBrowser, userName } from '../shell/system.ts';
import type { ShellState } from './shell-state.ts';

/** The doctor's tools on this desktop, without the network ones. Its findings are sent to the window. */
export function doctorTools(
  shell: Pick<ShellState, 'window'>,
): Omit<ApplicationOptions['doctor'], 'resolveProxy'> {
  return {
    hasBrowser,
    ownsDeepLinks: () => ownsDeepLinks(app),
    facts: localFacts(userName()),
    registerDeepLinks: () => registerDeepLinks(app),
    onChange: (examination) => tell(shell.window, contract.examined, examination),
  };
}
