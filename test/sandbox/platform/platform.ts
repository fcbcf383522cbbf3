import { brokerRoutes, createBroker } from '../broker/broker.ts';
import type { BrokeredIdentities } from '../broker/identities.ts';
import { interactionRoutes, interactionsOf } from '../broker/interaction-routes.ts';
import type { Upstream } from '../broker/upstream.ts';
import type { ProviderControls } from '../identity/controls.ts';
import { loginRoutes } from '../login/login-routes.ts';
import { Logins } from '../login/logins.ts';
import { setPasswords } from '../login/seeds.ts';
import type { LoopbackServer } from '../network/loopback-server.ts';
import { Organisations } from '../organisation/organisations.ts';
import { relayRoutes } from '../relay/relay-routes.ts';
import { Relays } from '../relay/relays.ts';
import { Environments } from '../setup/environments.ts';
import { setupRoutes } from '../setup/setup-pages.ts';
import { AccountStore } from './account-store.ts';
import type { PlatformContext } from './context.ts';
import { createPlatformControls, type PlatformControls } from './controls.ts';
import { newCounters } from './counters.ts';
import { TokenEndpoint } from './exchange.ts';
import type { PlatformParts } from './handlers.ts';
import { Registrations } from './registrations.ts';
import { createPlatformServer } from './server.ts';
import { Sessions } from './sessions.ts';
import { SignUps } from './sign-ups.ts';

type RunningPlatform = { controls: PlatformControls; parts: PlatformParts; stop(): Promise<void> };

/** The broker's part of it: who may be asked, and what a test changes about it. */
type BrokerParts = {
  upstreams: readonly Upstream[];
  identities: BrokeredIdentities;
  controls: ProviderControls;
};

/** Puts the platform together and lets the server answer with it. */
export async function runPlatform(
  context: PlatformContext,
  { upstreams, identities, controls }: BrokerParts,
  server: LoopbackServer,
): Promise<RunningPlatform> {
  const accounts = new AccountStore(context);
  const sessions = new Sessions(context);
  const registrations = new Registrations(context, accounts, sessions);
  const signUps = new SignUps(context, accounts, registrations);
  const organisations = new Organisations(context.url);
  const tokens = new TokenEndpoint({ context, accounts, signUps, registrations, sessions, organisations });
  const relays = new Relays();
  const environments = new Environments(context.url);
  const parts = {
    context,
    accounts,
    signUps,
    registrations,
    sessions,
    tokens,
    relays,
    organisations,
    environments,
  };
  await setPasswords(accounts);
  const broker = createBroker({
    url: context.url,
    key: context.store.keys.platform,
    controls,
    identities,
  });
  const interactions = interactionsOf(broker);
  const logins = new Logins(accounts);

  const counters = newCounters();
  const stopping = new AbortController();
  const { app, routes, clients } = await createPlatformServer(parts, counters, stopping.signal, {
    redeem: broker.callback(),
    mount: (app) => {
      relayRoutes(app, relays);
      setupRoutes(app, environments);
      interactionRoutes(app, { interactions, upstreams, identities });
      loginRoutes(app, { url: context.url, logins, interactions, identities });
    },
  });
  server.handle((request, response) =>
    isBrokers(request.url ?? '') ? broker.callback()(request, response) : app.routing(request, response),
  );
  return {
    controls: createPlatformControls(parts, server, { counters, routes, clients, logins }),
    parts,
    async stop() {
      stopping.abort();
      await app.close();
    },
  };
}

/** What oidc-provider answers itself. Its token endpoint shares an address with ours, which hands over what is its. */
function isBrokers(address: string): boolean {
  const [path = ''] = address.split('?');
  return (
    path === '/.well-known/openid-configuration' ||
    path === brokerRoutes.jwks ||
    path === brokerRoutes.pushed_authorization_request ||
    path === brokerRoutes.authorization ||
    path.startsWith(`${brokerRoutes.authorization}/`)
  );
}
