import { get } from 'node:http';
import { isCaptivePortal } from '../network/captive-portal.ts';
import { skewSecondsFrom } from '../network/clock-skew.ts';

/** What came without TLS. Nobody has signed it: it explains why something fails, and decides nothing. */
type PlainAnswer = {
  /** Somebody else answered, who wants a sign-in of their own. */
  isPortal: boolean;
  /** Seconds that this computer's clock is ahead. */
  skew: number | null;
};

export type AskPlainly = (url: string, signal: AbortSignal) => Promise<PlainAnswer | null>;

/**
 * Asks an address of https without TLS, on port 80 of the same host and without following where it points. Null where
 * nothing comes. Never rejects.
 *
 * By Node, since Chromium does not show where it is sent on to.
 */
export const plainAsker =
  (port = 80): AskPlainly =>
  (address, signal) =>
    new Promise((resolve) => {
      const { hostname, pathname } = new URL(address);
      const url = `http://${hostname}:${port}${pathname}`;
      const accept = 'application/json';
      get(url, { agent: false, signal, headers: { accept } }, (response) => {
        const { statusCode: status = 0, headers } = response;
        response.destroy();
        const known = new Headers();
        for (const name of ['date', 'age', 'location', 'content-type'] as const)
          if (headers[name] !== undefined) known.set(name, headers[name]);
        resolve({
          isPortal: isCaptivePortal({ url, accept }, { status, headers: known }),
          skew: skewSecondsFrom(known, Date.now()),
        });
      }).on('error', () => resolve(null));
    });
