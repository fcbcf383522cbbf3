import { state } from './lifecycle.ts';
import { type Offered, offer } from './offer.ts';

/** Chromium's switches among the arguments: `--name` or `--name=value`, as far as a bare `--`. */
const switches = new Map(
  process.argv
    .slice(1, process.argv.includes('--') ? process.argv.indexOf('--') : undefined)
    .flatMap((argument): [string, string][] => {
      const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
);

/** The value of a switch, empty where it has none; undefined where it is not there. */
export const switchValue = (name: string): string | undefined => switches.get(name);

function change(how: () => unknown): void {
  // Electron says nothing, and Chromium has read its switches by then.
  if (state.isReady) throw new Error('Chromium does not read its switches once the app is ready');
  how();
}

export const commandLine = offer('commandLine', {
  hasSwitch: (name) => switches.has(name),
  getSwitchValue: (name) => switches.get(name) ?? '',
  appendSwitch: (name, value = '') => change(() => switches.set(name, value)),
  removeSwitch: (name) => change(() => switches.delete(name)),
} satisfies Offered<Electron.CommandLine>);
