import { isDeepStrictEqual } from 'node:util';
import { type ProxyConfig, type Session, session } from 'electron';
import type { Fetch } from '../network/transport.ts';
import type { PolicyValues } from '../policy/policy-schema.ts';

const partition = () => session.fromPartition('network', { cache: false });

/**
 * Chromium's own fetch, so that the system's proxy, PAC file and trust store count. Ask for it once Electron is ready.
 *
 * Its session lives in memory (no `persist:`), keeps no cache and sends no cookies: without an Origin, Electron's fetch
 * would include credentials unless told otherwise.
 */
export function chromiumFetch(): Fetch {
  const network = partition();
  return (url, init) => network.fetch(url, { ...init, credentials: 'omit' });
}

/** How the system would go to an address, in Chromium's form: `DIRECT`, `PROXY host:port`. */
export function resolveProxy(url: string): Promise<string> {
  return partition().resolveProxy(url);
}

type Proxied = Pick<Session, 'setProxy' | 'closeAllConnections'>;

/** The app's own requests, and those of electron-updater, which has a partition of its own. */
const sessions = (): Proxied[] => [partition(), session.fromPartition('electron-updater', { cache: false })];

/**
 * Sends what the app asks of the network through the proxy that the rules name, from the next request on. Rules that say
 * nothing new about it leave everything as it is: what is under way goes on.
 */
export function proxySwitch(
  networks: readonly Proxied[] = sessions(),
): (values: PolicyValues) => Promise<void> {
  let current: ProxyConfig = { mode: 'system' };
  return async (values) => {
    const next = proxyOf(values);
    if (isDeepStrictEqual(next, current)) return;
    current = next;
    for (const network of networks) {
      await network.setProxy(next);
      // What is open goes the old way.
      await network.closeAllConnections();
    }
  };
}

/** In Chromium's words. What is on this machine never goes through a proxy: Chromium leaves loopback out by itself. */
export function proxyOf({ ProxyMode = 'system', ProxyServer, ProxyPacUrl }: PolicyValues): ProxyConfig {
  switch (ProxyMode) {
    case 'fixed':
      return { mode: 'fixed_servers', proxyRules: ProxyServer ?? '' };
    case 'pac':
      return { mode: 'pac_script', pacScript: ProxyPacUrl ?? '' };
    case 'system':
    case 'direct':
      return { mode: ProxyMode };
  }
}
