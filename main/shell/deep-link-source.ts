import { resolve } from 'node:path';
import type { App } from 'electron';
import type { Log } from '../log/log.ts';
import {
  type DeepLink,
  deepLinkScheme,
  findDeepLink,
  looksLikeDeepLink,
  parseDeepLink,
  type RefusedDeepLink,
} from './deep-link.ts';

/** Called with each link of our scheme, including refused ones. */
export type DeepLinkListener = (link: DeepLink | RefusedDeepLink) => void | Promise<void>;

/** Receives the links of our scheme. */
export type DeepLinkSource = {
  /** Takes a link from the arguments of this or another start, if there is one. */
  offer(argv: readonly string[]): void;
  /** Delivers waiting and later links, one at a time: the next one waits until the listener resolves. */
  listen(listener: DeepLinkListener): void;
};

const capacity = 8;

/**
 * Creates the source of links, each delivered exactly once. They come from this start's arguments, from those of a second
 * start (`offer`), or from macOS's `open-url`. Create it before Electron is ready, or the first link on macOS is lost.
 *
 * Bounded against floods: a link that is already waiting or being handled is ignored, and at most eight links wait.
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
    const text = findDeepLink(from);
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

/** Whether the system opens our links with this app. Null for an unpackaged app, whose program is Electron itself. */
export async function ownsDeepLinks(
  app: Links,
  { platform, execPath }: Pick<NodeJS.Process, 'platform' | 'execPath'> = process,
): Promise<boolean | null> {
  if (!app.isPackaged) return null;
  if (app.isDefaultProtocolClient(deepLinkScheme)) return true;
  // On Windows Electron checks the user's registration only, and not that of an installer for all users.
  if (platform !== 'win32') return false;
  const owner = await app.getApplicationInfoForProtocol(`${deepLinkScheme}:`).catch(() => null);
  return owner?.path.toLowerCase() === execPath.toLowerCase();
}

/**
 * Registers our links at the start if no program has them. A registration by an installer for all users is left alone: a
 * user's entry would override it and remain after uninstalling (Windows: HKCU, Linux: `mimeapps.list`).
 */
export function claimDeepLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient' | 'getApplicationNameForProtocol'>,
): void {
  if (app.isPackaged && app.getApplicationNameForProtocol(`${deepLinkScheme}:`) !== '') return;
  registerDeepLinks(app);
}

/**
 * Registers this app for our links, for this user, replacing any other program.
 *
 * An unpackaged app registers Electron with the path of the app as an argument.
 */
export function registerDeepLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
  { execPath, argv }: { execPath: string; argv: readonly string[] } = process,
): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme);
  else app.setAsDefaultProtocolClient(deepLinkScheme, execPath, [resolve(argv[1] ?? '.')]);
}
