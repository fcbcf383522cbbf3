import type { Ports } from '../../main/journey/ports.ts';
import type { SecretName, SecretStore } from '../../main/keychain/secret-store.ts';
import type { Log } from '../../main/log/log.ts';
import { noRules } from '../../main/policy/sign-in-rules.ts';
import { parseSessionSecret } from '../../main/session/session-generation.ts';
import type { Identity } from '../../main/sign-in/provider.ts';

/** A log that keeps nothing. */
export const silentLog: Log = { error() {}, warn() {}, info() {}, debug() {} };

/** A keychain in memory that is always ready, and the refresh tokens of the sessions in it. */
export function memorySecrets(): SecretStore & {
  kept: Map<SecretName, string>;
  readonly sessionTokens: string[];
} {
  const kept = new Map<SecretName, string>();
  return {
    kept,
    get sessionTokens() {
      return [...kept].flatMap(([name, secret]) =>
        name.startsWith('session:') ? [parseSessionSecret(secret).refreshToken] : [],
      );
    },
    state: 'ready',
    read: async (name) => {
      const secret = kept.get(name);
      return secret === undefined ? { kind: 'none' } : { kind: 'found', secret };
    },
    write: async (name, secret) => {
      kept.set(name, secret);
    },
    remove: async (name) => {
      kept.delete(name);
    },
    unsaved: () => [],
    retry: async () => {},
    onState: () => () => {},
  };
}

export const identity: Identity = {
  method: 'google',
  issuer: 'https://accounts.example',
  subject: 'subject-1',
  account: { name: 'Fenna de Vries', email: 'fenna@bakkerij-devries.test' },
  emailVerified: true,
  idToken: 'id-token',
};

/** What a platform gives to a session. */
export const tokens = { access_token: 'at', token_type: 'Bearer', expires_in: 300, refresh_token: 'rt' };

/** Refuses what a test does not mention. */
export const unscripted = (name: string) => () =>
  Promise.reject(new Error(`${name} is not part of this story`));

/** A question that is held until it is aborted. */
export const held = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

/** The ports of which a test says a part. */
type Parted = 'browser' | 'organisations' | 'platform' | 'savedJourney' | 'session';
type Script = Partial<Omit<Ports, Parted>> & { [Name in Parted]?: Partial<Ports[Name]> };

/** Ports that do what a test says and refuse what it does not mention. */
export function scriptedPorts(script: Script = {}): Ports & { secrets: ReturnType<typeof memorySecrets> } {
  const { browser, organisations, platform, savedJourney, session, ...rest } = script;
  return {
    findProvider: () => ({ signIn: async () => identity }),
    preflight: async () => ({ returnPath: 'loopback' }),
    whenConfigured: async () => undefined,
    exchanges: () => true,
    findSignOutPage: async () => null,
    rules: () => noRules,
    // Out of reach until the story says otherwise.
    waitUntilReachable: held,
    probeNow() {},
    reconsider() {},
    drawQrCode: async () => ({ size: 1, path: 'M0 0h1v1h-1z' }),
    focusWindow() {},
    language: () => 'nl',
    now: () => performance.now(),
    sleep: async () => {},
    log: silentLog,
    ...rest,
    secrets: memorySecrets(),
    savedJourney: { read: async () => null, write: async () => 'written', ...savedJourney },
    browser: { open: async () => {}, copy: async () => {}, ...browser },
    organisations: {
      findBySlug: unscripted('bySlug'),
      findByEmailDomain: async () => null,
      adopt: unscripted('adopt'),
      leave: async () => {},
      ...organisations,
    },
    platform: {
      exchange: unscripted('exchange'),
      startSignUp: unscripted('startSignUp'),
      awaitSignUp: unscripted('awaitSignUp'),
      resend: unscripted('resend'),
      activate: unscripted('activate'),
      withdraw: unscripted('withdraw'),
      loadRegistration: unscripted('registration'),
      register: unscripted('register'),
      ...platform,
    },
    session: {
      restore: async () => ({ kind: 'none' }),
      begin: unscripted('begin'),
      check: unscripted('check'),
      sourceOf: () => 'platform',
      isKept: () => true,
      end: unscripted('end'),
      discard: unscripted('discard'),
      endLocked: unscripted('endUnavailable'),
      ...session,
    },
  };
}
