import { parsedArguments, Refusal, runScript } from '../../scripts/lib/command-line.ts';
import {
  appleAccounts,
  googleAccounts,
  microsoftAccounts,
  organisationAccounts,
  type PlatformAccountSeed,
  platformAccounts,
} from './accounts.ts';
import { PortTakenError } from './network/ports.ts';
import { directoryEntries } from './organisation/directory-entries.ts';
import { startSandbox } from './sandbox.ts';

const usage = `Usage: npm run sandbox [-- --reset]

Runs the sandbox on its fixed ports until Ctrl+C: the platform, the providers and a mailbox. Its state is kept in .sandbox/.

  --reset   from the beginning, without what was kept`;

async function runSandbox(args: string[]): Promise<undefined> {
  const { reset = false } = parsedArguments({ args, options: { reset: { type: 'boolean' } } }).values;

  const sandbox = await startSandbox({ ports: 'fixed', dataFolder: '.sandbox', reset }).catch(
    (error: unknown) => {
      throw error instanceof PortTakenError ? new Refusal(error.message) : error;
    },
  );
  const { urls, smtpPort } = sandbox;
  const row = (name: string, value: string) => console.log(`  ${name.padEnd(18)} ${value}`);
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
  const people = (name: string, accounts: Record<string, { email: string }>) =>
    row(
      name,
      Object.values(accounts)
        .map(({ email }) => email)
        .join(', '),
    );
  people('Microsoft', microsoftAccounts);
  people('Google', googleAccounts);
  people('Apple', appleAccounts);
  people('Organisation', organisationAccounts);
  const own: PlatformAccountSeed[] = Object.values(platformAccounts);
  for (const { username, password, totpSecret } of own) {
    const code = totpSecret === undefined ? '' : `  (authenticator app: ${totpSecret})`;
    if (password) row('eConnect', `${username}  ${password}${code}`);
  }
  console.log('\nStop it with Ctrl+C.');

  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

process.exitCode = await runScript({ usage, run: runSandbox });
