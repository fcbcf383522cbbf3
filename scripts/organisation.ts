import {
  type Output,
  parsedArguments,
  required,
  runScript,
  type Script,
  UsageError,
  wholeNumber,
} from './lib/command-line.ts';
import { inspect } from './organisation/inspection.ts';
import { makeKey } from './organisation/keys.ts';
import { signProfile } from './organisation/signing.ts';

/* `npm run organisation -- <command>`: makes signing keys, and signs and inspects organisation profiles. */

const usage = `Usage: npm run organisation -- <command>

  keygen --kid <name> --out <private.jwk>
      Makes a key pair. The private half goes into the file, which this user alone can read; the public half is
      printed, to be added to "organisationKeys" of an environment.

  sign <profile.json> --key <private.jwk> --issuer <url> --out <name.econnect-org> [--days 365] [--serial <n>]
      Signs { "organisation": { … }, "policy": { … }, "serial": 0 }. A profile with a higher serial takes the place of
      an installed one; one with a lower serial does not.

  inspect <file> [--environment <environment.json>]
      What a profile, or an answer of the directory, says, who signed it and whether it counts in that environment
      (assets/environments/production.json unless given).

Exit codes: 0 done, or valid · 1 refused, or not valid · 64 usage
`;

const text = { type: 'string' } as const;

/** Runs one command line and returns its exit code. */
async function main(args: string[], out: Output): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'keygen': {
      const { values } = parsed(rest, { kid: text, out: text }, 0);
      out.write(`${await makeKey(required('kid', values.kid), required('out', values.out))}\n`);
      return 0;
    }
    case 'sign': {
      const options = { key: text, issuer: text, out: text, days: text, serial: text };
      const { values, positionals } = parsed(rest, options, 1);
      const summary = await signProfile({
        profile: positionals[0] ?? '',
        key: required('key', values.key),
        issuer: required('issuer', values.issuer),
        out: required('out', values.out),
        days: wholeNumber('days', values.days ?? '365', 1),
        serial: values.serial === undefined ? undefined : wholeNumber('serial', values.serial, 0),
      });
      out.write(`${summary}\n`);
      return 0;
    }
    case 'inspect': {
      const { values, positionals } = parsed(rest, { environment: text }, 1);
      const { isValid, report } = await inspect(positionals[0] ?? '', values.environment);
      out.write(`${report}\n`);
      return isValid ? 0 : 1;
    }
    case undefined:
      throw new UsageError('say which command');
    default:
      throw new UsageError(`there is no command ${command}`);
  }
}

function parsed(args: string[], options: Record<string, typeof text>, files: number) {
  const found = parsedArguments({ args, options, allowPositionals: true });
  if (found.positionals.length !== files)
    throw new UsageError(files === 1 ? 'name one file' : 'this command takes options only');
  return found;
}

/** `npm run organisation`. */
export const organisationScript: Script = { usage, run: main };

if (import.meta.main) process.exitCode = await runScript(organisationScript);
