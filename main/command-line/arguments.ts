/** What the command line asks for instead of a window. */
export type Command =
  | { name: 'print-policy'; json: boolean }
  | { name: 'validate-policy'; file: string; json: boolean }
  | { name: 'doctor'; json: boolean }
  | { name: 'reset' }
  | { name: 'help' }
  | { name: 'version' }
  /** Asked in a way that means nothing: `reason` says what is wrong. */
  | { name: 'usage'; reason: string };

const names = ['--help', '--version', '--print-policy', '--validate-policy', '--doctor', '--reset'] as const;
/** The file may follow an equals sign, as many programs have it. */
const validateWithFile = '--validate-policy=';

/**
 * The command in an app's own arguments, or null for an ordinary start.
 *
 * Only whole arguments count: the text of a link that another program passes on is data, whatever it contains (as
 * happened to others, whose links were read as switches). Arguments of Chromium and Electron are none of ours.
 */
export function commandIn(given: readonly string[]): Command | null {
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
