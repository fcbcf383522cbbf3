import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Ports, Preflight } from '../journey/ports.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import { toleranceSeconds } from '../network/clock-skew.ts';
import type { Fetch } from '../network/transport.ts';
import type { Bind } from '../sign-in/loopback/binding.ts';
import { checkLoopback } from './loopback-check.ts';
import { checkProvider, type ProviderFinding } from './provider-check.ts';
import { type RemoteSession, remoteSession, type SessionFacts } from './remote-session.ts';

/** What was found before a browser is opened. `unknown` is what could not be told in time: nobody is stopped by it. */
export type Findings = {
  session: RemoteSession | 'local';
  loopback: 'open' | 'blocked';
  browser: 'present' | 'missing';
  provider: ProviderFinding;
  /** For the log. A keychain that is not ready has a notice of its own, and stops no sign-in. */
  keychain: SecretStore['state'];
};

/** Milliseconds for all checks together: they run at the same time. */
const budget = 900;

export type PreflightSettings = {
  environment: Environment;
  fetch: Fetch;
  secrets: Pick<SecretStore, 'state'>;
  /** Whether some program opens web addresses. */
  hasBrowser: () => boolean;
  log: Pick<Log, 'info'>;
  session?: SessionFacts;
  bind?: Bind;
};

/** The check of how a sign-in can go from here, before a browser is opened. Takes less than a second. */
export function createPreflight(settings: PreflightSettings): Ports['preflight'] {
  const { environment, fetch, secrets, hasBrowser, log, bind } = settings;
  const { session = { env: process.env, platform: process.platform } } = settings;
  return async (method, signal) => {
    const time = AbortSignal.any([signal, AbortSignal.timeout(budget)]);
    const [loopback, provider] = await Promise.all([
      checkLoopback(hostOf(method), time, bind),
      checkProvider(method, environment, { fetch, signal: time }),
    ]);
    signal.throwIfAborted();
    const findings: Findings = {
      session: remoteSession(session) ?? 'local',
      loopback,
      browser: hasBrowser() ? 'present' : 'missing',
      provider,
      keychain: secrets.state,
    };
    log.info('preflight', { method, ...findings });
    return chooseTransport(findings);
  };
}

/**
 * The first transport that can work, and why it is not the usual one.
 *
 * @throws {OnboardingError} what would make every transport fail at the end.
 */
export function chooseTransport({ session, loopback, browser, provider }: Findings): Preflight {
  if (provider.kind === 'unreachable') throw new OnboardingError(provider.code);
  if (provider.kind === 'reachable' && Math.abs(provider.skew ?? 0) > toleranceSeconds) {
    throw new OnboardingError('clock-wrong', new Error(`off by ${provider.skew} s`));
  }
  if (browser === 'missing') return { transport: 'relay', reason: 'browser-missing' };
  if (session !== 'local') return { transport: 'relay', reason: 'remote-session' };
  if (loopback === 'blocked') return { transport: 'relay', reason: 'loopback-blocked' };
  return { transport: 'loopback' };
}

/** Microsoft knows `localhost` alone, for which both addresses must be ours. */
function hostOf(method: SignInMethod): '127.0.0.1' | 'localhost' {
  return method === 'microsoft' ? 'localhost' : '127.0.0.1';
}
