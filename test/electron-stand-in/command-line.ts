import { state } from './lifecycle.ts';
import { type Offered, offer } from './offer.ts';

/** Chromium's switches among arguments: `--name` or `--name=value`. */
const switchesIn = (given: readonly string[]): Map<string, string> =>
  new Map(
    given.flatMap((argument): [string, string][] => {
      const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );

/** What Chromium reads switches from: the arguments as far as a bare `--`, and a variable of Electron's. */
const given = [
  ...process.argv.slice(1, process.argv.includes('--') ? process.argv.indexOf('--') : undefined),
  ...(process.env.ELECTRON_DISABLE_SANDBOX === undefined ? [] : ['--no-sandbox']),
];
let switches = switchesIn(given);

/** Takes `--no-sandbox` away, as `app.enableSandbox` does: the argument as it stands here, and not `--no-sandbox=x`. */
export function takeBackNoSandbox(): void {
  switches = switchesIn(given.filter((argument) => argument !== '--no-sandbox'));
}

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
