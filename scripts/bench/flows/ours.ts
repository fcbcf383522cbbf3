import type { Environment, ProviderSettings } from '../../../main/environment/environment.ts';
import { createRelayClient } from '../../../main/platform/relay-client.ts';
import { createProviders, preloadProviders } from '../../../main/sign-in/providers.ts';
import type { Prepare, Settings, SignIn } from './program.ts';

const never = new AbortController().signal;

/** Our own providers, as main makes them, each with its library in a chunk of its own. */
export const signIn: SignIn = async (settings, open) => {
  const environment = environmentOf(settings);
  const [provider] = createProviders(environment, { fetch, relays: createRelayClient }).values();
  if (!provider) throw new Error('no provider');
  const { subject } = await provider.signIn({
    returnPath: 'loopback',
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

/** Loads the library while the first screen is read, as main does. */
export const prepare: Prepare = (settings) => preloadProviders(environmentOf(settings));

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
