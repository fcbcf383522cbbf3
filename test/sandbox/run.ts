import { parsedArguments, Refusal, runScript, UsageError } from '../../scripts/lib/command-line.ts';
import {
  appleAccounts,
  googleAccounts,
  microsoftAccounts,
  organisationAccounts,
  type PlatformAccountSeed,
  platformAccounts,
} from './accounts.ts';
import { platformUrl, startIdentityOnly } from './identity-only.ts';
import { PortTakenError } from './network/ports.ts';
import { directoryEntries } from './organisation/directory-entries.ts';

const usage = `Usage: npm run sandbox [-- --reset]
       npm run sandbox -- --only identity [--platform <url>] [--reset]

Runs the sandbox on its fixed ports until Ctrl+C: the platform, the providers and a mailbox. Its state is kept in .sandbox/.

  --reset           from the beginning, without what was kept
  --only identity   the Microsoft- and Google-like providers alone, for a platform of your own. Their keys stay the same from
                    start to start. Prints an environment file for the client, and what the platform needs to ask them
  --platform <url>  where that platform is; ${platformUrl} unless given`;

const dataFolder = '.sandbox';

async function runSandbox(args: string[]): Promise<undefined> {
  const {
    reset = false,
    only,
    platform,
  } = parsedArguments({
    args,
    options: { reset: { type: 'boolean' }, only: { type: 'string' }, platform: { type: 'string' } },
  }).values;
  if (only !== undefined && only !== 'identity')
    throw new UsageError('--only takes identity, and nothing else');
  if (platform !== undefined && (only === undefined || !isOrigin(platform)))
    throw new UsageError('--platform goes with --only identity, and is a host without a path');

  const running = await (only === undefined
    ? runWhole(reset)
    : runIdentity(reset, platform ?? platformUrl)
  ).catch((error: unknown) => {
    throw error instanceof PortTakenError ? new Refusal(error.message) : error;
  });
  console.log('\nStop it with Ctrl+C.');
  const stop = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '');
}

type Running = { close(): Promise<void> };

async function runWhole(reset: boolean): Promise<Running> {
  const { startSandbox } = await import('./sandbox.ts');
  const sandbox = await startSandbox({ ports: 'fixed', dataFolder, reset });
  const { urls, smtpPort } = sandbox;
  console.log(`The sandbox is running${reset ? ', from the beginning' : ''}.\n`);
  row('Platform', urls.platform);
  row('Microsoft', urls.microsoft);
  row('Google', urls.google);
  row('Apple', urls.apple);
  row('Organisation', urls.organisation);
  row('Mailbox', `${urls.mailbox}  (every mail arrives here)`);
  row('Back office', `${urls.platform}/back-office  (looks at payments from another account)`);
  row('SMTP', `127.0.0.1:${smtpPort}`);
  console.log('\nOrganisations\n');
  for (const { slug, name } of directoryEntries(urls.platform)) row(name, `${urls.platform}/o/${slug}`);
  console.log('\nMade-up accounts\n');
  people('Microsoft', microsoftAccounts);
  people('Google', googleAccounts);
  people('Apple', appleAccounts);
  people('Organisation', organisationAccounts);
  const own: PlatformAccountSeed[] = Object.values(platformAccounts);
  for (const { username, password, totpSecret } of own) {
    const code = totpSecret === undefined ? '' : `  (authenticator app: ${totpSecret})`;
    if (password) row('eConnect', `${username}  ${password}${code}`);
  }
  return sandbox;
}

async function runIdentity(reset: boolean, platform: string): Promise<Running> {
  const identity = await startIdentityOnly({ ports: 'fixed', dataFolder, reset, platform });
  const { urls, environment, webClients } = identity;
  console.log('The Microsoft- and Google-like providers are running.\n');
  row('Microsoft', urls.microsoft);
  row('Google', urls.google);
  console.log('\nMade-up accounts\n');
  people('Microsoft', microsoftAccounts);
  people('Google', googleAccounts);
  console.log(`\nFor ${platform}, where it asks them itself\n`);
  for (const [name, { clientId, clientSecret, redirectUri }] of Object.entries(webClients))
    row(name, `client ${clientId}, secret ${clientSecret}, redirect URI ${redirectUri}`);
  console.log('\nFor the client, as a file: ONBOARDING_ENVIRONMENT=<file> npm start\n');
  console.log(JSON.stringify(environment, null, 2));
  return identity;
}

function row(name: string, value: string): void {
  console.log(`  ${name.padEnd(18)} ${value}`);
}

function people(name: string, accounts: Record<string, { email: string }>): void {
  const addresses = Object.values(accounts).map(({ email }) => email);
  row(name, addresses.join(', '));
}

process.exitCode = await runScript({ usage, run: runSandbox });
