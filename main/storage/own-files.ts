/*
 * The names of all files in this client's folder, which `--reset` removes. `StateFileName` makes opening any other state file
 * a compile error.
 */

/** The stored values, each in `<name>.json`. */
const stateFiles = [
  'configuration',
  'journey',
  'organisations',
  'session',
  'settings',
  'setup',
  'starts',
  'terms',
] as const;
export type StateFileName = (typeof stateFiles)[number];

/** Returns the file name of a stored value. */
export const getStateFileName = (name: StateFileName): string => `${name}.json`;

/** The organisation profile that the person installed. */
export const profileFileName = 'profile.econnect-org';

/** The folder of the log. */
export const logFolderName = 'logs';

/** The prefix of the doctor's probe file, which a killed process leaves behind. */
export const probePrefix = '.probe-';

const names = [...stateFiles.map(getStateFileName), profileFileName, logFolderName];

/** Whether a file in the folder is this client's: one of its files, a draft, or one that was set aside. */
export function isOwnFile(name: string): boolean {
  return name.startsWith(probePrefix) || names.some((own) => name === own || name.startsWith(`${own}.`));
}
