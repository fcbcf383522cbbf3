import { session } from 'electron';
import type { Fetch } from '../network/transport.ts';

/**
 * Chromium's own fetch, so that the system's proxy, PAC file and trust store count. Ask for it once Electron is ready.
 *
 * Its session lives in memory (no `persist:`), keeps no cache and sends no cookies: without an Origin, Electron's fetch
 * would include credentials unless told otherwise.
 */
export function chromiumFetch(): Fetch {
  const network = session.fromPartition('network', { cache: false });
  return (url, init) => network.fetch(url, { ...init, credentials: 'omit' });
}
