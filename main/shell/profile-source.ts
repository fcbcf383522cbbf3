import { isAbsolute } from 'node:path';
import type { App } from 'electron';

/** Called with the text of a profile, or with null where it cannot be read. */
type ProfileListener = (text: string | null) => void | Promise<void>;

/** Receives the organisation profiles that a person opens. */
export type ProfileSource = {
  /** Takes a profile from the arguments of this or another start, if there is one. */
  offer(argv: readonly string[]): void;
  /** Delivers the last profile that was opened, and each later one. */
  listen(listener: ProfileListener): void;
};

const extension = '.econnect-org';
const maximumPath = 4_096;

/**
 * Creates the source of organisation profiles. They come from this start's arguments, from those of a second start (`offer`),
 * or from macOS's `open-file`. Create it before Electron is ready, or the first file on macOS is lost.
 *
 * Of several profiles that are opened before `listen`, only the last is delivered.
 */
export function createProfileSource(app: Pick<App, 'on'>, argv: readonly string[]): ProfileSource {
  let waiting: string | null = null;
  let listener: ProfileListener | null = null;

  const take = (path: string) => {
    if (listener === null) waiting = path;
    else void readText(path).then(listener);
  };
  const offer = (from: readonly string[]) => {
    const path = findProfile(from);
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
 * Returns the argument that is the path of a profile, or null. Only absolute paths count, which is what desktops pass.
 */
export function findProfile(argv: readonly string[]): string | null {
  return argv.find(isProfile) ?? null;
}

function isProfile(text: string): boolean {
  return text.length <= maximumPath && isAbsolute(text) && text.endsWith(extension) && !/\p{Cc}/u.test(text);
}

async function readText(path: string): Promise<string | null> {
  // Few starts open a profile, so that what reads one is loaded when it is needed.
  const { readProfileFile } = await import('../organisation/profile-store.ts');
  const found = await readProfileFile(path);
  return found !== null && 'text' in found ? found.text : null;
}
