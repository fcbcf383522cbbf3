import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretName, SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import { secretNameOf } from '../session/session-generation.ts';
import { sessionRecord } from '../session/session-record.ts';
import { getStateFileName, isOwnFile } from '../storage/own-files.ts';
import { openStateFolder } from '../storage/state-file.ts';
import { exitCodes } from './exit-codes.ts';
import { refuseBesideApp } from './second-start.ts';

/** What `--reset` needs. */
export type ResetOptions = {
  /** The folder of this client's files. */
  folder: string;
  secrets: Pick<SecretStore, 'remove' | 'unsaved'>;
  log: Log;
  /** Takes the lock that the app holds while it runs; false where the app runs. */
  takeLock: () => boolean;
  print: (text: string) => void;
  /** Writes to stderr. */
  complain: (text: string) => void;
};

/**
 * Removes all files and keychain entries of this client. Chromium's folders beside them hold nothing personal and stay. What
 * cannot be removed is named in the output, and does not stop the rest.
 *
 * If the keychain does not let go of a session, the record stays with only the fact that this session has ended, so that the
 * next start revokes and removes it. Nothing is removed while the app runs, because it would write its files again.
 *
 * @returns the exit code
 */
export async function reset({
  folder,
  secrets,
  log,
  takeLock,
  print,
  complain,
}: ResetOptions): Promise<number> {
  if (!takeLock()) {
    const { message, code } = refuseBesideApp('reset', folder);
    complain(message);
    return code;
  }
  const sessions = openStateFolder(folder, log).file('session', sessionRecord);
  const { value: record } = await sessions.read();
  const ids = record ? [...(record.current ? [record.current.id] : []), ...record.ended] : [];
  const secretNames: SecretName[] = ['pending', ...ids.map(secretNameOf)];
  for (const name of secretNames) await secrets.remove(name);
  const kept = secrets.unsaved();

  const names = (await readdir(folder).catch(() => [])).filter(isOwnFile);
  const left: string[] = [];
  for (const name of names)
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => left.push(name));
  const ended = ids.filter((id) => kept.includes(secretNameOf(id)));
  if (ended.length > 0 && (await sessions.write({ current: null, ended })) === 'refused')
    left.push(getStateFileName('session'));

  const gone = names.filter((name) => !left.includes(name));
  print(`Forgotten: ${[...gone, ...(kept.length === 0 ? ['the keychain’s entries'] : [])].join(', ')}\n`);
  if (kept.length > 0) left.push(`the keychain’s entries ${kept.join(', ')}`);
  if (left.length === 0) return 0;
  print(`Cannot be removed: ${left.join(', ')}\n`);
  return exitCodes.problems;
}
