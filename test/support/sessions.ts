import { join } from 'node:path';
import type { RestoredSession } from '../../main/journey/saved-journey.ts';
import type { SecretStore } from '../../main/keychain/secret-store.ts';
import type { CallPlatform } from '../../main/platform/call.ts';
import type { SessionCall } from '../../main/session/issuer-calls.ts';
import { PlatformSession } from '../../main/session/session.ts';
import { type SessionFile, type SessionRecord, sessionRecord } from '../../main/session/session-record.ts';
import { StateFile } from '../../main/storage/state-file.ts';
import { silentLog } from './scripted-ports.ts';

/** A record of sessions in memory, as a disk keeps it. */
export function memorySessionFile(): SessionFile & { record: SessionRecord | null } {
  const file: SessionFile & { record: SessionRecord | null } = {
    record: null,
    read: async () => file.record,
    write: async (record) => {
      file.record = structuredClone(record);
      return 'written';
    },
    remove: async () => {
      file.record = null;
    },
  };
  return file;
}

/** The record that a client keeps in its folder. */
export function sessionFileIn(folder: string): SessionFile {
  const file = new StateFile({
    path: join(folder, 'session.json'),
    schema: sessionRecord,
    version: 1,
    log: silentLog,
  });
  return {
    read: async () => (await file.read()).value,
    write: (record) => file.write(record),
    remove: () => file.remove(),
  };
}

/** The session of one run, over what outlives it. */
export function openSession(options: {
  call: CallPlatform;
  /** Answers for the issuer, where its own tokens are the session. */
  issuer?: SessionCall;
  secrets: SecretStore;
  file: SessionFile;
  resumes?: boolean;
  onOwed?: () => void;
}): PlatformSession {
  const { call, issuer = call, ...rest } = options;
  return new PlatformSession({
    calls: { platform: call, issuer },
    language: () => 'nl',
    log: silentLog,
    onOwed: () => undefined,
    ...rest,
  });
}

/** The id of what was restored. */
export function idOf(restored: RestoredSession): string {
  if (restored.kind !== 'found') throw new Error(`there is no session: ${restored.kind}`);
  return restored.id;
}

export const anna = { username: 'anna', name: 'Anna', email: 'anna@molen.test' };

/** What a platform gives to a session. */
export const tokensOf = (refresh_token: string) => ({
  access_token: `access-${refresh_token}`,
  token_type: 'Bearer',
  expires_in: 300,
  refresh_token,
});

/** Begins a session of Anna, with the refresh token `first` unless another is given. */
export async function beginAsAnna(
  session: PlatformSession,
  more: Partial<Parameters<PlatformSession['begin']>[1]> = {},
  refreshToken = 'first',
) {
  return await session.begin(tokensOf(refreshToken), { account: anna, isNew: false, proof: null, ...more });
}
