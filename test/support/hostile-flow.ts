import { createConnection } from 'node:net';
import type { Language } from '#contract/snapshot.ts';
import type { ProviderSettings } from '../../main/environment/environment.ts';
import { createRelayClient } from '../../main/platform/relay-client.ts';
import type { FlowOptions } from '../../main/sign-in/code-flow.ts';
import type { Identity, IdentityProvider, SignInRequest } from '../../main/sign-in/provider.ts';
import { createProviders } from '../../main/sign-in/providers.ts';
import { type Callback, land, visit } from './hostile-browser.ts';
import type { HostileIssuer } from './hostile-issuer.ts';

export const adapters = ['microsoft', 'google', 'oidc'] as const;
export type Adapter = (typeof adapters)[number];

/** The settings that send an adapter to the hostile issuer, as a sandbox environment would. */
export function settingsFor(adapter: Adapter, issuer: HostileIssuer): ProviderSettings {
  const { clientId, metadata } = issuer;
  switch (adapter) {
    case 'microsoft':
      return {
        id: adapter,
        kind: adapter,
        clientId,
        metadata,
        authority: `https://${new URL(issuer.origin).host}/t`,
      };
    case 'google':
      return { id: adapter, kind: adapter, clientId, metadata };
    case 'oidc':
      return { id: 'apple', kind: 'oidc', clientId, scheme: issuer.scheme };
  }
}

/** What a failed attempt is named by on its last page. */
export const reference = 'TEST-0001';

/** A sign-in under way, and what its browser got to see. */
export type Flow = {
  identity: Promise<Identity>;
  /** What the provider sends, once the browser was opened. */
  callback: Promise<Callback>;
  urls: string[];
  returned: () => boolean;
};

export type FlowSetup = {
  settings?: ProviderSettings;
  /** The only ports for the issuer's answer. */
  ports?: number[];
  options?: Partial<FlowOptions>;
  signal?: AbortSignal;
  stay?: AbortSignal;
  returnPath?: SignInRequest['returnPath'];
  language?: Language;
  deliver?: (url: string) => Promise<void>;
  /** Told how to say how it ends at the platform; unless given, it is signed in at once. */
  onVerified?: SignInRequest['onVerified'];
};

/** The adapter, sent to the hostile issuer. */
export function providerFor(
  adapter: Adapter,
  issuer: HostileIssuer,
  {
    settings = settingsFor(adapter, issuer),
    options = {},
    ports,
  }: Pick<FlowSetup, 'settings' | 'options' | 'ports'> = {},
): IdentityProvider {
  const environment = {
    name: 'test',
    platform: issuer.origin,
    issuer: issuer.origin,
    providers: [settings],
    organisationKeys: [],
    ports,
  };
  const provider = createProviders(environment, { fetch, relays: createRelayClient, ...options }).get(
    settings.id,
  );
  if (provider === undefined) throw new Error('no provider');
  return provider;
}

/** Begins a sign-in and lets the browser visit the provider; the response is for the test to carry. */
export function begin(adapter: Adapter, issuer: HostileIssuer, setup: FlowSetup = {}): Flow {
  const provider = providerFor(adapter, issuer, setup);
  const { promise: callback, resolve, reject } = Promise.withResolvers<Callback>();
  callback.catch(() => undefined);
  const urls: string[] = [];
  let returned = false;
  let concluded: Promise<void> | undefined;
  const verified = provider.signIn({
    signal: setup.signal ?? new AbortController().signal,
    language: setup.language ?? 'nl',
    returnPath: setup.returnPath ?? 'loopback',
    reference,
    stay: setup.stay ?? new AbortController().signal,
    onPasteReady: () => {},
    onVerified:
      setup.onVerified ??
      ((conclude) => {
        concluded = conclude('signed-in');
      }),
    onReturn: () => {
      returned = true;
    },
    deliver: async (url) => {
      urls.push(url);
      if (setup.deliver) return await setup.deliver(url);
      visit(url).then(resolve, reject);
    },
  });
  const identity = verified.then(async (found) => {
    await concluded;
    return found;
  });
  identity.catch(reject);
  return { identity, callback, urls, returned: () => returned };
}

/** A whole sign-in with a well-behaved browser: the identity and the last page. */
export async function signIn(adapter: Adapter, issuer: HostileIssuer, setup: FlowSetup = {}) {
  const flow = begin(adapter, issuer, setup);
  const page = flow.callback.then(land);
  page.catch(() => undefined);
  const identity = await flow.identity;
  return { identity, page: await page };
}

/** The code of the failure that a promise ends in. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'no failure';
}

/** The code of a sign-in that fails before a browser is opened. */
export async function failureBeforeBrowser(
  adapter: Adapter,
  issuer: HostileIssuer,
  setup: FlowSetup = {},
): Promise<unknown> {
  const { identity, urls } = begin(adapter, issuer, setup);
  const code = await failureOf(identity);
  return urls.length === 0 ? code : `${code}, after a browser was opened`;
}

/** Sends bytes to the port of an address and returns all that comes back until it closes. */
export async function raw(address: string, ...parts: string[]): Promise<string> {
  const { hostname, port } = new URL(address);
  const host = hostname === 'localhost' ? '127.0.0.1' : hostname.replace(/[[\]]/g, '');
  return await new Promise((resolve, reject) => {
    const socket = createConnection({ host, port: Number(port) });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.once('error', (error) => (text === '' ? reject(error) : resolve(text)));
    socket.once('close', () => resolve(text));
    socket.once('connect', () => {
      for (const part of parts) socket.write(part);
    });
  });
}

/** True when nothing listens at the port of an address, on either loopback address. */
export async function isClosed(address: string): Promise<boolean> {
  const { port } = new URL(address);
  const refusals = ['127.0.0.1', '::1'].map(
    (host) =>
      new Promise<boolean>((resolve) => {
        const socket = createConnection({ host, port: Number(port) });
        socket.once('error', () => resolve(true));
        socket.once('connect', () => {
          socket.destroy();
          resolve(false);
        });
      }),
  );
  return (await Promise.all(refusals)).every(Boolean);
}
