import { get } from 'node:http';
import { isCaptivePortal, skewSecondsFrom } from '../network/transport.ts';

/** A response without TLS. It is not authenticated, so it only explains a failure and decides nothing. */
type PlainAnswer = {
  /** The response is that of a captive portal. */
  isPortal: boolean;
  /** Seconds that this computer's clock is ahead. */
  skew: number | null;
};

/** Asks an https address without TLS. Null without a response. Never rejects. */
export type ProbePortal = (url: string, signal: AbortSignal) => Promise<PlainAnswer | null>;

/**
 * Creates a probe that asks port 80 of the same host and follows no redirect.
 *
 * Uses Node, because Chromium does not expose the target of a redirect.
 */
export const createPortalProbe =
  (port = 80): ProbePortal =>
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
