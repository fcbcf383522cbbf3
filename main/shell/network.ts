import { isDeepStrictEqual } from 'node:util';
import { type ProxyConfig, type Session, session } from 'electron';
import { OnboardingError } from '../failure.ts';
import type { Log } from '../log/log.ts';
import type { Fetch } from '../network/transport.ts';
import type { PolicyValues } from '../policy/policy-schema.ts';

/** The way out that the rules name, set before anything leaves. */
type ProxySwitch = {
  /**
   * Sends everything through the proxy that these rules name. Requests wait until it is set, in every session; what is
   * open goes the old way and is ended. Rules that say nothing new about it leave everything as it is.
   */
  use(values: PolicyValues): void;
  /**
   * Asks something of the network once that may be: the rules are known, and the proxy that they name is set. One that
   * could not be set is tried again at every call.
   *
   * @throws {OnboardingError} `proxy-unreachable` while it cannot be set. Nothing was asked then.
   */
  through<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
};

/** All that this app asks of a network goes through here. Nothing leaves before `use` was called. */
type Network = ProxySwitch & {
  /** Chromium's own fetch, so that the system's proxy, PAC file and trust store count. */
  fetch: Fetch;
  /** How an address is reached, in Chromium's form: `DIRECT`, `PROXY host:port`. */
  resolveProxy(url: string): Promise<string>;
};

/**
 * The network, to be opened once Electron is ready.
 *
 * Its session lives in memory (no `persist:`), keeps no cache and sends no cookies: without an Origin, Electron's fetch
 * would include credentials unless told otherwise. electron-updater has a session of its own, which it looks up by name.
 */
export function openNetwork(log: Pick<Log, 'error'>): Network {
  const own = session.fromPartition('network', { cache: false });
  const updater = session.fromPartition('electron-updater', { cache: false });
  const proxy = proxySwitch([own, updater], log);
  return {
    ...proxy,
    fetch: (url, init) =>
      proxy.through(async () => {
        init?.signal?.throwIfAborted();
        return await own.fetch(url, { ...init, credentials: 'omit' });
      }),
    resolveProxy: (url) => proxy.through(() => own.resolveProxy(url)),
  };
}

type Proxied = Pick<Session, 'setProxy' | 'closeAllConnections'>;

/** A proxy that is being set, or was. */
type Attempt = { config: ProxyConfig; done: Promise<void>; hasFailed: boolean };

/** The proxy of some sessions. They begin with the system's, which is Electron's default. */
function proxySwitch(networks: readonly Proxied[], log: Pick<Log, 'error'>): ProxySwitch {
  const rules = Promise.withResolvers<void>();
  let latest: Attempt = { config: { mode: 'system' }, done: rules.promise, hasFailed: false };

  const set = async (config: ProxyConfig) => {
    for (const network of networks) {
      await network.setProxy(config);
      await network.closeAllConnections();
    }
  };
  const begin = (config: ProxyConfig): void => {
    // One after the other: whichever was begun last is the one that stays.
    const done = latest.done.catch(() => undefined).then(() => set(config));
    const attempt = { config, done, hasFailed: false };
    done.catch((error: unknown) => {
      attempt.hasFailed = true;
      log.error('proxy not set', { error });
    });
    latest = attempt;
  };
  return {
    use: (values) => {
      const next = proxyOf(values);
      if (latest.hasFailed || !isDeepStrictEqual(next, latest.config)) begin(next);
      rules.resolve();
    },
    through: async (ask) => {
      if (latest.hasFailed) begin(latest.config);
      let attempt: Attempt;
      do {
        attempt = latest;
        try {
          await attempt.done;
        } catch (error) {
          if (attempt === latest) throw new OnboardingError('proxy-unreachable', error);
        }
        // Other rules may have come meanwhile.
      } while (attempt !== latest);
      return await ask();
    },
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
