import type { Environment } from '../../main/environment/environment.ts';
import { sandboxEnvironment } from './environment.ts';
import { providerControls } from './identity/controls.ts';
import { createGoogle, googleBrokerId } from './identity/google.ts';
import type { WebClient } from './identity/issuer.ts';
import { createMicrosoft, microsoftBrokerId } from './identity/microsoft.ts';
import { rewriteTenantPaths } from './identity/tenant-paths.ts';
import type { PortChoice } from './network/bindings.ts';
import { LoopbackServer } from './network/loopback-server.ts';
import { fixedPorts } from './network/ports.ts';
import { Store } from './store.ts';

/** The platform that `npm run sandbox` would run, and the default for another in its place. */
export const platformUrl = `http://127.0.0.1:${fixedPorts.platform}`;

type IdentityOnlyOptions = {
  ports: PortChoice;
  /** Where the signing keys are kept, so that they are the same at each start; also those of the whole sandbox. */
  dataFolder: string;
  /** Makes new keys. */
  reset: boolean;
  /** The platform that somebody builds: host and issuer of the environment, and where its own sign-ins come back to. */
  platform: string;
};

type IdentityOnly = {
  urls: Record<'microsoft' | 'google', string>;
  /** For the client: the providers, and that platform. */
  environment: Environment;
  /** For that platform, where it asks the providers itself. */
  webClients: Record<'microsoft' | 'google', WebClient>;
  close(): Promise<void>;
};

/**
 * Starts the Microsoft- and Google-like issuers of the sandbox without its platform, for whoever builds another.
 *
 * @throws {PortTakenError} when a fixed port is taken
 */
export async function startIdentityOnly(options: IdentityOnlyOptions): Promise<IdentityOnly> {
  const { ports, dataFolder, reset, platform } = options;
  const store = await Store.open(dataFolder, reset);
  const start = (name: 'microsoft' | 'google') =>
    LoopbackServer.start(ports === 'fixed' ? fixedPorts[name] : 0, name);
  const microsoft = await start('microsoft');
  const google = await start('google').catch(async (error: unknown) => {
    await microsoft.close();
    throw error;
  });
  const urls = { microsoft: microsoft.url, google: google.url };
  const webClients = {
    microsoft: webClientOf(microsoftBrokerId, platform, 'microsoft'),
    google: webClientOf(googleBrokerId, platform, 'google'),
  };
  const setupOf = (name: 'microsoft' | 'google') => ({
    url: urls[name],
    key: store.keys[name],
    controls: providerControls(),
    webClient: webClients[name],
  });
  microsoft.handle(rewriteTenantPaths(createMicrosoft(setupOf('microsoft')).callback()));
  google.handle(createGoogle(setupOf('google')).callback());
  const { providers, ...environment } = sandboxEnvironment({ platform, ...urls });
  return {
    urls,
    environment: { ...environment, providers: providers.filter(({ kind }) => kind !== 'oidc') },
    webClients,
    async close() {
      await Promise.all([microsoft.close(), google.close()]);
      await store.flush();
    },
  };
}

/** The secret is no secret: the accounts are made up, and only this machine can ask. */
function webClientOf(clientId: string, platform: string, scheme: string): WebClient {
  return {
    clientId,
    clientSecret: `practice-only-${scheme}`,
    redirectUri: new URL(`/connect/callback/${scheme}`, platform).href,
  };
}
