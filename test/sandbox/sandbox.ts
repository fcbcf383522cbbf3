import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import type { Environment } from '../../main/environment/environment.ts';
import { capabilities, firstCapabilities } from '../../main/platform-contract/capabilities.ts';
import { clientId } from '../../main/platform-contract/contract.ts';
import { microsoftAccounts } from './accounts.ts';
import { brokerRoutes } from './broker/broker.ts';
import { BrokeredIdentities } from './broker/identities.ts';
import { upstreamsOf } from './broker/upstreams.ts';
import { sandboxEnvironment } from './environment.ts';
import { createApple } from './identity/apple.ts';
import { type ProviderControls, providerControls } from './identity/controls.ts';
import { createGoogle, googleClientId, googleMetadata } from './identity/google.ts';
import { createMicrosoft, microsoftClientId, microsoftMetadata } from './identity/microsoft.ts';
import { createOrganisation } from './identity/organisation.ts';
import { rewriteTenantPaths } from './identity/tenant-paths.ts';
import { Mailbox } from './mail/mailbox.ts';
import { Mailer } from './mail/mailer.ts';
import { webMailbox } from './mail/web-mailbox.ts';
import { type Bindings, bindAll, type PortChoice } from './network/bindings.ts';
import { changeEmitter } from './platform/context.ts';
import type { PlatformControls } from './platform/controls.ts';
import { runPlatform } from './platform/platform.ts';
import { defaultSettings } from './platform/settings.ts';
import { SubjectTokens } from './platform/subject-tokens.ts';
import { Store } from './store.ts';

export type { ProviderControls } from './identity/controls.ts';
export type { ReceivedMail } from './mail/mailbox.ts';
export type { PlatformControls } from './platform/controls.ts';

export type SandboxOptions = {
  /** `fixed` for people (4400 …), `ephemeral` for tests. */
  ports?: PortChoice;
  /** Where the state is kept. Without one it is gone when the sandbox stops. */
  dataFolder?: string;
  /** Forgets the kept state first. */
  reset?: boolean;
};

export type Sandbox = {
  environment: Environment;
  /** A file with that environment, for `ONBOARDING_ENVIRONMENT`; undefined where there is no folder to put one in. */
  environmentFile: string | undefined;
  urls: Record<'platform' | 'microsoft' | 'google' | 'apple' | 'organisation' | 'mailbox', string>;
  smtpPort: number;
  mailbox: Mailbox;
  platform: PlatformControls;
  microsoft: ProviderControls;
  google: ProviderControls;
  apple: ProviderControls;
  organisation: ProviderControls;
  /** The platform's own issuer. */
  broker: ProviderControls;
  /** Resolves once every mail that was sent so far has arrived. */
  mailsArrived(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Everything the client talks to, for real and on 127.0.0.1 only: four OpenID providers, the platform with a fifth in front of
 * them, a mail server and a mailbox to read it in.
 *
 * @throws {PortTakenError} with port and holder, when a fixed port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { ports = 'ephemeral', dataFolder, reset = false } = options;
  const store = await Store.open(dataFolder, reset);
  const mailbox = new Mailbox(store);
  const bindings = await bindAll(ports, store, mailbox);
  const { servers, smtp } = bindings;
  const urls = {
    platform: servers.platform.url,
    microsoft: servers.microsoft.url,
    google: servers.google.url,
    apple: servers.apple.url,
    organisation: servers.organisation.url,
    mailbox: servers.mailbox.url,
  };

  const upstreams = upstreamsOf(urls);
  const providers = serveProviders(servers, urls, store, upstreams);
  servers.mailbox.handle(webMailbox(mailbox).handle);
  const mailer = new Mailer(smtp.port);
  const identities = new BrokeredIdentities();
  const broker = providerControls(servers.platform);
  const platform = await runPlatform(
    {
      url: urls.platform,
      store,
      // People get everything; a test says what it needs.
      settings: { ...defaultSettings, capabilities: ports === 'fixed' ? capabilities : firstCapabilities },
      mailer,
      subjectTokens: new SubjectTokens(
        [
          trust('microsoft', microsoftMetadata(urls.microsoft), microsoftClientId),
          trust('google', googleMetadata(urls.google), googleClientId),
          trust('broker', { issuer: urls.platform, jwks_uri: urls.platform + brokerRoutes.jwks }, clientId),
        ],
        identities,
      ),
      changes: changeEmitter(),
    },
    { upstreams: Object.values(upstreams), identities, controls: broker },
    servers.platform,
  );
  const { anna } = microsoftAccounts;
  const annasAccount = platform.parts.accounts.byEmail(anna.email);
  if (annasAccount) {
    platform.parts.accounts.link(annasAccount.id, {
      issuer: `${urls.microsoft}/${anna.tenantId}/v2.0`,
      subject: anna.subject,
    });
  }

  const environment = sandboxEnvironment(urls);
  return {
    environment,
    environmentFile: await environmentFileFor(environment, ports, dataFolder),
    urls,
    smtpPort: smtp.port,
    mailbox,
    platform: platform.controls,
    ...providers,
    broker,
    mailsArrived: () => mailer.flush(),
    async close() {
      await platform.stop();
      await mailer.close();
      mailbox.close();
      await bindings.close();
      await store.flush();
    },
  };
}

/** Lets the four providers answer on their servers. Gives what tests change about each. */
function serveProviders(
  servers: Bindings['servers'],
  urls: Sandbox['urls'],
  { keys }: Store,
  upstreams: ReturnType<typeof upstreamsOf>,
) {
  const setupOf = (name: keyof typeof upstreams) => ({
    url: urls[name],
    key: keys[name],
    controls: providerControls(servers[name]),
    webClient: upstreams[name],
  });
  const microsoft = setupOf('microsoft');
  const google = setupOf('google');
  const apple = setupOf('apple');
  const organisation = setupOf('organisation');
  servers.microsoft.handle(rewriteTenantPaths(createMicrosoft(microsoft).callback()));
  servers.google.handle(createGoogle(google).callback());
  servers.apple.handle(createApple(apple).callback());
  servers.organisation.handle(createOrganisation(organisation).callback());
  return {
    microsoft: microsoft.controls,
    google: google.controls,
    apple: apple.controls,
    organisation: organisation.controls,
  };
}

function trust(
  kind: 'microsoft' | 'google' | 'broker',
  { issuer, jwks_uri: jwksUri }: { issuer: string; jwks_uri: string },
  audience: string,
) {
  return { kind, issuer, jwksUri, audience };
}

async function environmentFileFor(
  environment: Environment,
  ports: PortChoice,
  dataFolder: string | undefined,
): Promise<string | undefined> {
  if (ports === 'fixed') {
    return fileURLToPath(new URL('../../assets/environments/sandbox.json', import.meta.url));
  }
  if (dataFolder === undefined) return undefined;
  const file = join(dataFolder, 'environment.json');
  await writeFileAtomic(file, `${JSON.stringify(environment, null, 2)}\n`);
  return file;
}
