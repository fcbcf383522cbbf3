import { googleAccounts, microsoftAccounts } from './accounts.ts';
import { PortTakenError } from './network/ports.ts';
import { startSandbox } from './sandbox.ts';

/* `npm run sandbox [-- --reset]`: the sandbox on its fixed ports, with its state in `.sandbox/`. */

const reset = process.argv.includes('--reset');

try {
  const sandbox = await startSandbox({ ports: 'fixed', dataFolder: '.sandbox', reset });
  const { urls, smtpPort } = sandbox;
  const row = (name: string, value: string) => console.log(`  ${name.padEnd(12)} ${value}`);
  console.log(`The sandbox is running${reset ? ', from the beginning' : ''}.\n`);
  row('Platform', urls.platform);
  row('Microsoft', urls.microsoft);
  row('Google', urls.google);
  row('Mailbox', `${urls.mailbox}  (every mail arrives here)`);
  row('SMTP', `127.0.0.1:${smtpPort}`);
  console.log('\nMade-up accounts\n');
  row(
    'Microsoft',
    Object.values(microsoftAccounts)
      .map(({ email }) => email)
      .join(', '),
  );
  row(
    'Google',
    Object.values(googleAccounts)
      .map(({ email }) => email)
      .join(', '),
  );
  console.log('\nStop it with Ctrl+C.');

  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof PortTakenError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
