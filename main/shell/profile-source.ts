import { isAbsolute } from 'node:path';
import type { App } from 'electron';
import { readProfileFile } from '../organisation/profile-store.ts';

/** Called with the text of a profile, or with null where it cannot be read. */
type ProfileListener = (text: string | null) => void | Promise<void>;

export type ProfileSource = {
  /** Takes the profile, if there is one, out of the arguments of this or another start. */
  offer(argv: readonly string[]): void;
  /** Delivers the profile that was opened last, and each that is opened from now on. */
  listen(listener: ProfileListener): void;
};

const extension = '.econnect-org';
const maximumPath = 4_096;

/**
 * Organisation profiles that a person opens, from whichever way they come: this start's arguments, those of a second
 * start (`offer`), or macOS's `open-file`. Make it before Electron is ready, or macOS's first file is lost.
 *
 * Of several that are opened before anybody listens the last counts: a person is asked about one.
 */
export function createProfileSource(app: Pick<App, 'on'>, argv: readonly string[]): ProfileSource {
  let waiting: string | null = null;
  let listener: ProfileListener | null = null;

  const take = (path: string) => {
    if (listener === null) waiting = path;
    else void readText(path).then(listener);
  };
  const offer = (from: readonly string[]) => {
    const path = profileIn(from);
    if (path !== null) take(path);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isProfile(path)) take(path);
  });
  offer(argv);

  return {
    offer,
    listen(to) {
      listener = to;
      if (waiting !== null) take(waiting);
      waiting = null;
    },
  };
}

/**
 * The argument that names a profile, or null. Desktops pass whole paths; anything relative, or with a switch's dash, is
 * none of theirs.
 */
export function profileIn(argv: readonly string[]): string | null {
  return argv.find(isProfile) ?? null;
}

function isProfile(text: string): boolean {
  return text.length <= maximumPath && isAbsolute(text) && text.endsWith(extension) && !/\p{Cc}/u.test(text);
}

async function readText(path: string): Promise<string | null> {
  const found = await readProfileFile(path);
  return found !== null && 'text' in found ? found.text : null;
}
