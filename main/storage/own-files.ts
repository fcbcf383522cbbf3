/*
 * Everything that this client puts into its folder. What is opened there is named here, so that `--reset` forgets all of
 * it: a file whose name is not in this list does not compile.
 */

/** The values that are kept, each in `<name>.json`. */
const stateFiles = [
  'configuration',
  'journey',
  'organisations',
  'session',
  'settings',
  'starts',
  'terms',
] as const;
export type StateFileName = (typeof stateFiles)[number];

/** What a value's file is called. */
export const stateFileName = (name: StateFileName): string => `${name}.json`;

/** The organisation profile that the person installed. */
export const profileFileName = 'profile.econnect-org';

/** The folder with the log. */
export const logFolderName = 'logs';

/** With what the doctor's file of no meaning begins, which a process that is killed leaves behind. */
export const probePrefix = '.probe-';

const names = [...stateFiles.map(stateFileName), profileFileName, logFolderName];

/** Whether a name in the folder is of this client: one of its files, a draft of one, or one that was put aside. */
export function isOwnFile(name: string): boolean {
  return name.startsWith(probePrefix) || names.some((own) => name === own || name.startsWith(`${own}.`));
}
