/** A command that runs instead of opening the window. */
export type Command =
  | { name: 'print-policy'; json: boolean }
  | { name: 'validate-policy'; file: string; json: boolean }
  | { name: 'doctor'; json: boolean }
  | { name: 'reset' }
  | { name: 'help' }
  | { name: 'version' }
  /** The arguments are wrong: `reason` says how. */
  | { name: 'usage'; reason: string };

const names = ['--help', '--version', '--print-policy', '--validate-policy', '--doctor', '--reset'] as const;
/** The file name may also follow an equals sign. */
const validateWithFile = '--validate-policy=';

/**
 * The command in the app's arguments, or null for an ordinary start.
 *
 * Only whole arguments are compared, so that the text of a link that another program passes on can never be read as a switch
 * (as in CVE-2018-1000006). Arguments of Chromium and Electron are ignored.
 */
export function parseCommand(given: readonly string[]): Command | null {
  const argv = given.flatMap((arg) =>
    arg.startsWith(validateWithFile) ? ['--validate-policy', arg.slice(validateWithFile.length)] : [arg],
  );
  const asked = names.filter((name) => argv.includes(name));
  const [name] = asked;
  if (name === undefined) return null;
  if (name === '--help') return { name: 'help' };
  if (asked.length > 1) return { name: 'usage', reason: `${asked.join(' and ')} do not go together` };
  const json = argv.includes('--json');
  switch (name) {
    case '--print-policy':
      return { name: 'print-policy', json };
    case '--doctor':
      return { name: 'doctor', json };
    case '--version':
      return { name: 'version' };
    case '--reset':
      return { name: 'reset' };
    case '--validate-policy': {
      const file = argv[argv.indexOf(name) + 1];
      if (!file || file.startsWith('-'))
        return { name: 'usage', reason: '--validate-policy needs the name of a file' };
      return { name: 'validate-policy', file, json };
    }
  }
}
