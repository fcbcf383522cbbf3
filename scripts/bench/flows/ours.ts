import type { Environment, ProviderSettings } from '../../../main/environment/environment.ts';
import { hardenFetch } from '../../../main/network/transport.ts';
import { createRelayClient } from '../../../main/platform/relay-client.ts';
import { createPreflight, prepareSignIn } from '../../../main/preflight/preflight.ts';
import { discoveryPath } from '../../../main/sign-in/provider-addresses.ts';
import { createProviders } from '../../../main/sign-in/providers.ts';
import { createRecentDiscovery } from '../../../main/sign-in/recent-discovery.ts';
import type { Prepare, Settings, SignIn } from './program.ts';

const never = new AbortController().signal;

/** A click as main has it: the check before a sign-in, then the provider, which has its library in a chunk of its own. */
export const signIn: SignIn = async (settings, open) => {
  const environment = environmentOf(settings);
  const recentDiscovery = createRecentDiscovery();
  const [method, provider] =
    createProviders(environment, { fetch, relays: createRelayClient, recentDiscovery }).entries().next()
      .value ?? [];
  if (!method || !provider) throw new Error('no provider');
  const preflight = createPreflight({
    environment,
    fetch,
    secrets: { state: 'ready' },
    hasBrowser: () => true,
    log: { info: () => undefined },
    session: { env: {}, platform: process.platform },
    recentDiscovery,
  });
  const { returnPath } = await preflight(method, never);
  if (returnPath !== 'loopback') throw new Error('no browser here reaches a listener');
  const { subject } = await provider.signIn({
    returnPath,
    language: 'nl',
    reference: 'BENCH-0001',
    deliver: async (url) => open(url),
    onReturn() {},
    onPasteReady() {},
    onVerified: (conclude) => void conclude('signed-in'),
    signal: never,
    stay: never,
  });
  return subject;
};

/**
 * What main has done by a click: it has read a document of the platform, whose configuration the first screen needs, and has
 * prepared for a sign-in while that screen was read.
 */
export const prepare: Prepare = async (settings) => {
  const environment = environmentOf(settings);
  await hardenFetch(fetch)(environment.platform + discoveryPath);
  const methods = environment.providers.map(({ id }) => id);
  await prepareSignIn(environment, methods, { fetch, signal: never });
};

const environmentOf = (settings: Settings): Environment => ({
  name: 'bench',
  platform: settings.issuer,
  issuer: settings.issuer,
  providers: [providerOf(settings)],
  organisationKeys: [],
});

function providerOf({ adapter, clientId, metadata, issuer }: Settings): ProviderSettings {
  switch (adapter) {
    case 'google':
      return { id: adapter, kind: adapter, clientId, metadata };
    case 'microsoft':
      return {
        id: adapter,
        kind: adapter,
        clientId,
        metadata,
        authority: `https://${new URL(issuer).host}/common`,
      };
    case 'oidc':
      return { id: 'apple', kind: adapter, clientId, scheme: 'bench' };
  }
}
