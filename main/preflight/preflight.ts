import { createServer, get, type Server } from 'node:http';
import type { FailureCode } from '#contract/failure.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import { type Environment, getClientIdAtIssuer } from '../environment/environment.ts';
import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { Ports, Preflight } from '../journey/ports.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import { type Fetch, toleranceSeconds } from '../network/transport.ts';
import { createRandomText } from '../sign-in/authorization-request.ts';
import { type Bind, bindLoopback, type LoopbackEndpoint } from '../sign-in/loopback/server.ts';
import { discoveryPath, publicDocument, withoutSlash } from '../sign-in/provider-addresses.ts';
import { createProviderTransport } from '../sign-in/provider-requests.ts';
import type { RecentDiscovery } from '../sign-in/recent-discovery.ts';

/** The findings before a browser is opened. An `unknown` one stops no sign-in. */
export type Findings = {
  session: RemoteSession | 'local';
  loopback: 'open' | 'blocked';
  browser: 'present' | 'missing';
  provider: ProviderFinding;
  /** Only logged: the app shows the state of the keychain elsewhere, and it stops no sign-in. */
  keychain: SecretStore['state'];
};

/** For the answers of the network and of this machine, which are waited for together. */
const budgetMs = 900;

export type PreflightSettings = {
  environment: Environment;
  fetch: Fetch;
  secrets: Pick<SecretStore, 'state'>;
  /** Whether a program on this computer opens web addresses. */
  hasBrowser: () => boolean;
  log: Pick<Log, 'info'>;
  /** This process unless given. */
  session?: ProcessFacts;
  bind?: Bind;
  /** Given the discovery document that was read, for the sign-in that follows. */
  recentDiscovery?: RecentDiscovery;
};

/** Creates the check that chooses the return path of a sign-in before a browser is opened. The network has less than a second. */
export function createPreflight(settings: PreflightSettings): Ports['preflight'] {
  const { environment, fetch, secrets, hasBrowser, log, bind, recentDiscovery } = settings;
  return async (method, signal) => {
    const late = new AbortController();
    const time = AbortSignal.any([signal, late.signal]);
    const answers = Promise.all([
      probeLoopback(getLoopbackEndpoint(method, environment), time, bind),
      checkProvider(method, environment, { fetch, signal: time, recentDiscovery }),
    ]);
    // On Linux this stands still for a script, of which the network does not have to wait: its time begins afterwards.
    const browser = hasBrowser() ? 'present' : 'missing';
    const timer = setTimeout(() => late.abort(), budgetMs);
    const [loopback, provider] = await answers;
    clearTimeout(timer);
    signal.throwIfAborted();
    const findings: Findings = {
      session: detectRemoteSession(settings.session ?? process) ?? 'local',
      loopback,
      browser,
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

/**
 * Prepares for a sign-in by some of an environment's methods, so that the click on one takes less time: loads their SDKs, reads
 * the metadata of the platform's issuer where one of them needs it, and opens and closes a listener. What was read is dropped,
 * so that a change of the issuer counts at once; what stays is an open connection, and code that has run once. Call it when the
 * app is idle. Rejects only where a part of this program cannot be loaded.
 *
 * Of the providers only the platform's issuer is asked, because Microsoft and Google need not know of a person who has not
 * chosen them.
 */
export async function prepareSignIn(
  environment: Environment,
  methods: readonly SignInMethod[],
  options: { fetch: Fetch; signal: AbortSignal },
): Promise<void> {
  const needed = environment.providers.filter(({ id }) => methods.includes(id));
  const kinds = new Set(needed.map(({ kind }) => kind));
  if (kinds.size === 0) return;
  if (kinds.has('microsoft')) await import('../sign-in/microsoft.ts');
  if (kinds.has('google')) await import('../sign-in/google.ts');
  if (kinds.has('oidc')) {
    const { readIssuer } = await import('../sign-in/oidc.ts');
    const clientId = getClientIdAtIssuer(environment);
    await readIssuer({ issuer: environment.issuer, clientId }, options);
  }
  await probeLoopback({ host: '127.0.0.1' }, options.signal);
}

/**
 * Checks whether a loopback listener can be bound and reached, as the browser's response would reach it. Never rejects.
 *
 * Connects to it, because firewalls and security programs can allow the binding and block the connection.
 */
export async function probeLoopback(
  endpoint: LoopbackEndpoint,
  signal: AbortSignal,
  bind?: Bind,
): Promise<'open' | 'blocked'> {
  const path = `/${createRandomText()}`;
  const servers: Server[] = [];
  const create = () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === path ? 204 : 404, { Connection: 'close' }).end();
    });
    servers.push(server);
    return server;
  };
  try {
    const { authority } = await bindLoopback(endpoint, create, bind);
    return (await fetchStatus(`http://${authority}${path}`, signal)) === 204 ? 'open' : 'blocked';
  } catch {
    return 'blocked';
  } finally {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}

function fetchStatus(url: string, signal: AbortSignal): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, signal }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}

/** The result of checking a provider. `skewSeconds`: seconds that this computer's clock is ahead of the provider's. */
export type ProviderFinding =
  | { kind: 'reachable'; skewSeconds: number | null }
  | { kind: 'unreachable'; code: FailureCode }
  | { kind: 'unknown' };

/** Failures that the sign-in would end with as well. After any other the sign-in is tried. */
const conclusive: readonly FailureCode[] = [
  'offline',
  'name-not-found',
  'captive-portal',
  'proxy-unreachable',
  'proxy-auth-required',
  'certificate-untrusted',
  'provider-unavailable',
];

/**
 * Fetches a small public document of a provider. Never rejects. Without a response in time the result is `unknown`.
 *
 * @param recentDiscovery is given the document, so that the sign-in that follows does not read it again
 */
export async function checkProvider(
  method: SignInMethod,
  environment: Environment,
  {
    fetch,
    signal,
    recentDiscovery,
  }: { fetch: Fetch; signal: AbortSignal; recentDiscovery?: RecentDiscovery | undefined },
): Promise<ProviderFinding> {
  try {
    const transport = createProviderTransport(fetch, signal);
    const address = getPublicAddress(method, environment);
    const answer = await transport.get(address);
    if (answer.status === 200) recentDiscovery?.keep(address, answer);
    return { kind: 'reachable', skewSeconds: transport.clockSkewSeconds };
  } catch (error) {
    const code = failureCodeOf(error);
    return !signal.aborted && conclusive.includes(code) ? { kind: 'unreachable', code } : { kind: 'unknown' };
  }
}

function getPublicAddress(method: SignInMethod, { issuer, providers }: Environment): string {
  const settings = providers.find(({ id }) => id === method);
  return settings === undefined || settings.kind === 'oidc'
    ? withoutSlash(issuer) + discoveryPath
    : publicDocument(settings);
}

/** The kind of a session on another machine than the person's own. */
type RemoteSession = 'rdp' | 'ssh' | 'wsl';

/** What tells where this program runs. */
export type ProcessFacts = Pick<NodeJS.Process, 'env' | 'platform'>;

/**
 * Detects whether the app can run on another machine than the person's browser. Returns the kind of session; null for a
 * local one.
 *
 * On Windows `SESSIONNAME` is `Console` for a local session, `RDP-Tcp#…` for Remote Desktop and `ICA-…` for Citrix. SSH and
 * WSL set variables of their own; under WSL the browser is that of Windows.
 */
export function detectRemoteSession({ env, platform }: ProcessFacts): RemoteSession | null {
  if (platform === 'win32') return /^(RDP|ICA)-/i.test(env.SESSIONNAME ?? '') ? 'rdp' : null;
  if (env.WSL_DISTRO_NAME || env.WSL_INTEROP) return 'wsl';
  if (env.XRDP_SESSION) return 'rdp';
  return env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY ? 'ssh' : null;
}
