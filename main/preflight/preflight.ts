import type { ReturnPath, SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Ports, Preflight } from '../journey/ports.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import type { Fetch } from '../network/transport.ts';
import { toleranceSeconds } from '../network/transport.ts';
import type { Bind, LoopbackEndpoint } from '../sign-in/loopback/binding.ts';
import type { RecentDiscovery } from '../sign-in/recent-discovery.ts';
import type { ProviderFinding } from './provider-check.ts';
import { detectRemoteSession, type RemoteSession, type SessionFacts } from './remote-session.ts';

/** The findings before a browser is opened. An `unknown` one stops no sign-in. */
export type Findings = {
  session: RemoteSession | 'local';
  loopback: 'open' | 'blocked';
  browser: 'present' | 'missing';
  provider: ProviderFinding;
  /** Only logged: the app shows the state of the keychain elsewhere, and it stops no sign-in. */
  keychain: SecretStore['state'];
};

/** For all checks together, which run in parallel. */
const budgetMs = 900;

export type PreflightSettings = {
  environment: Environment;
  fetch: Fetch;
  secrets: Pick<SecretStore, 'state'>;
  /** Whether a program on this computer opens web addresses. */
  hasBrowser: () => boolean;
  log: Pick<Log, 'info'>;
  session?: SessionFacts;
  bind?: Bind;
  /** Given the discovery document that was read, for the sign-in that follows. */
  recentDiscovery?: RecentDiscovery;
};

/** Creates the check that chooses the return path of a sign-in before a browser is opened. It takes less than a second. */
export function createPreflight(settings: PreflightSettings): Ports['preflight'] {
  const { environment, fetch, secrets, hasBrowser, log, bind, recentDiscovery } = settings;
  const { session = { env: process.env, platform: process.platform } } = settings;
  return async (method, signal) => {
    // Not needed for the first screen, so that the start does not load them.
    const { probeLoopback } = await import('./loopback-check.ts');
    const { checkProvider } = await import('./provider-check.ts');
    const time = AbortSignal.any([signal, AbortSignal.timeout(budgetMs)]);
    const [loopback, provider] = await Promise.all([
      probeLoopback(getLoopbackEndpoint(method, environment), time, bind),
      checkProvider(method, environment, { fetch, signal: time, recentDiscovery }),
    ]);
    signal.throwIfAborted();
    const findings: Findings = {
      session: detectRemoteSession(session) ?? 'local',
      loopback,
      browser: hasBrowser() ? 'present' : 'missing',
      provider,
      keychain: secrets.state,
    };
    log.info('preflight', { method, ...findings });
    return chooseReturnPath(findings);
  };
}

/**
 * Returns the first return path that can work, and the reason if it is not loopback.
 *
 * @throws {OnboardingError} `clock-wrong` or the provider's failure, which would end the sign-in by any return path.
 */
export function chooseReturnPath({ session, loopback, browser, provider }: Findings): Preflight {
  if (provider.kind === 'unreachable') throw new OnboardingError(provider.code);
  if (provider.kind === 'reachable' && Math.abs(provider.skewSeconds ?? 0) > toleranceSeconds) {
    throw new OnboardingError('clock-wrong', new Error(`off by ${provider.skewSeconds} s`));
  }
  if (browser === 'missing') return { returnPath: 'relay', reason: 'browser-missing' };
  if (session !== 'local') return { returnPath: 'relay', reason: 'remote-session' };
  if (loopback === 'blocked') return { returnPath: 'relay', reason: 'loopback-blocked' };
  return { returnPath: 'loopback' };
}

/** Microsoft accepts only `localhost`, which needs both loopback addresses. The issuer may accept certain ports only. */
function getLoopbackEndpoint(method: SignInMethod, { providers, ports }: Environment): LoopbackEndpoint {
  switch (providers.find(({ id }) => id === method)?.kind) {
    case 'microsoft':
      return { host: 'localhost' };
    case 'google':
      return { host: '127.0.0.1' };
    case 'oidc':
    case undefined:
      return { host: '127.0.0.1', ports };
  }
}

type Limits = {
  /** The return paths that the policy allows, in order of preference; null for all. */
  allowed: readonly ReturnPath[] | null;
  /** The doctor found that a loopback listener cannot be reached. */
  prefersRelay: boolean;
};

/**
 * Applies the doctor's result and the policy to the result of the preflight.
 *
 * If the policy forbids the return path, the first allowed one is tried, without the reason. That also holds without a browser:
 * only a phone could continue then, from a QR code, and its response can return by relay only.
 */
export function allowedReturnPath(found: Preflight, { allowed, prefersRelay }: Limits): Preflight {
  const wanted: Preflight =
    prefersRelay && found.returnPath === 'loopback'
      ? { returnPath: 'relay', reason: 'loopback-blocked' }
      : found;
  const [first] = allowed ?? [];
  return first === undefined || allowed?.includes(wanted.returnPath) ? wanted : { returnPath: first };
}
