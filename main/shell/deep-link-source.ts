import { resolve } from 'node:path';
import type { App } from 'electron';
import type { Log } from '../log/log.ts';
import {
  type DeepLink,
  deepLinkIn,
  deepLinkScheme,
  looksLikeDeepLink,
  parseDeepLink,
  type RefusedDeepLink,
} from './deep-link.ts';

/** Called with each link of our scheme, one that is refused included. */
export type DeepLinkListener = (link: DeepLink | RefusedDeepLink) => void | Promise<void>;

export type DeepLinkSource = {
  /** Takes the link, if there is one, out of the arguments of this or another start. */
  offer(argv: readonly string[]): void;
  /** Delivers what has waited and what comes, one after the other; the next waits until the listener is done. */
  listen(listener: DeepLinkListener): void;
};

const capacity = 8;

/**
 * Links from outside, each delivered exactly once, from whichever of the three ways it came: this start's arguments,
 * those of a second start (`offer`), or macOS's `open-url`. Make it before Electron is ready, or macOS's first link is
 * lost.
 *
 * A flood stays small: the same link again while it waits or is being dealt with counts once, and of different links
 * eight wait at most; later ones are dropped.
 */
export function createDeepLinkSource(
  app: Pick<App, 'on'>,
  { argv = process.argv, log }: { argv?: readonly string[]; log: Pick<Log, 'warn'> },
): DeepLinkSource {
  const waiting: string[] = [];
  let current: string | null = null;
  let listener: DeepLinkListener | null = null;

  const take = (text: string) => {
    if (text === current || waiting.includes(text)) return;
    if (waiting.length >= capacity) {
      log.warn('link dropped: too many at once');
      return;
    }
    waiting.push(text);
    if (listener !== null && current === null) void deliver(listener);
  };

  const deliver = async (to: DeepLinkListener) => {
    for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
      current = text;
      try {
        await to(parseDeepLink(text));
      } catch (error) {
        log.warn('link not dealt with', { error });
      }
    }
    current = null;
  };

  const offer = (from: readonly string[]) => {
    const text = deepLinkIn(from);
    if (text !== null) take(text);
  };

  app.on('open-url', (event, url) => {
    event.preventDefault();
    if (looksLikeDeepLink(url)) take(url);
  });
  offer(argv);

  return {
    offer,
    listen(to) {
      listener = to;
      void deliver(to);
    },
  };
}

type Links = Pick<App, 'isPackaged' | 'isDefaultProtocolClient' | 'getApplicationInfoForProtocol'>;

/** Whether the system brings our links to this app. Unpackaged that cannot be told: the program is Electron itself. */
export async function ownsDeepLinks(
  app: Links,
  { platform, execPath }: Pick<NodeJS.Process, 'platform' | 'execPath'> = process,
): Promise<boolean | null> {
  if (!app.isPackaged) return null;
  if (app.isDefaultProtocolClient(deepLinkScheme)) return true;
  // There Electron asks for what this person has registered, and not for what an installer has for everybody.
  if (platform !== 'win32') return false;
  const owner = await app.getApplicationInfoForProtocol(`${deepLinkScheme}:`).catch(() => null);
  return owner?.path.toLowerCase() === execPath.toLowerCase();
}

/**
 * Registers the links at a start, where no program has them. What an installer registered for everybody stays in force: an
 * entry of the person's own would hide it, and outlive the app (Windows keeps it in HKCU, Linux in `mimeapps.list`).
 */
export function claimDeepLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient' | 'getApplicationNameForProtocol'>,
): void {
  const isFree = app.getApplicationNameForProtocol(`${deepLinkScheme}:`) === '';
  if (!app.isPackaged || isFree) registerDeepLinks(app);
}

/**
 * Asks the operating system to bring links of our scheme to this app, for this person, whoever has them now.
 *
 * Unpackaged, the program is Electron itself and has to be told which app to start.
 */
export function registerDeepLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
  { execPath, argv }: { execPath: string; argv: readonly string[] } = process,
): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme);
  else app.setAsDefaultProtocolClient(deepLinkScheme, execPath, [resolve(argv[1] ?? '.')]);
}
