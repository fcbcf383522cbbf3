import { isDeepStrictEqual } from 'node:util';
import { type ProxyConfig, type Session, session } from 'electron';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import type { Fetch } from '../network/transport.ts';
import type { PolicyValues } from '../policy/policy-schema.ts';

/** Applies the proxy of the policy before any request is sent. */
type ProxySwitch = {
  /**
   * Sets the proxy of the policy in every session. New requests wait for that, and open connections are closed. Does nothing
   * if the proxy is unchanged.
   */
  use(values: PolicyValues): void;
  /**
   * Sends a request once the policy is known and its proxy is set. If setting the proxy failed, each call tries it again.
   *
   * @throws {OnboardingError} `proxy-unreachable` if it cannot be set. Nothing was sent then.
   */
  through<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
};

/** The network access of the whole app. No request is sent before `use` is called. */
export type Network = ProxySwitch & {
  /** Chromium's fetch, so that the system's proxy, PAC file and trust store apply. */
  fetch: Fetch;
  /** Returns the route to an address in Chromium's format: `DIRECT`, `PROXY host:port`. */
  resolveProxy(url: string): Promise<string>;
};

/**
 * Opens the network. Call it once Electron is ready.
 *
 * The session is in memory (no `persist:`), without cache and cookies: Electron's fetch has no origin and includes
 * credentials by default. electron-updater uses its own session, found by its name.
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

/** Switches the proxy of sessions. They start with the system's proxy, which is Electron's default. */
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
    // In sequence, so that the last one stays.
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
      const next = toProxyConfig(values);
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
        // The policy can have changed meanwhile.
      } while (attempt !== latest);
      return await ask();
    },
  };
}

/** Returns the policy's proxy as Chromium's configuration. Chromium itself excludes loopback from any proxy. */
export function toProxyConfig({ ProxyMode = 'system', ProxyServer, ProxyPacUrl }: PolicyValues): ProxyConfig {
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
