import {
  getReason,
  type KeychainAnswer,
  type KeychainBackend,
  type KeychainCall,
  type KeychainFailure,
} from './keychain-backend.ts';

type Library = typeof import('@napi-rs/keyring');

/**
 * Creates the backend for the keychains of macOS and Windows. Its calls block their thread while the system asks the person
 * for the keychain's password.
 */
export function createNativeKeyring(): KeychainBackend {
  return {
    ask: async (call) => {
      try {
        return carryOut(await load(), call);
      } catch (error) {
        const reason = getReason(error);
        return { kind: 'unavailable', state: stateOf(reason), reason };
      }
    },
  };
}

/**
 * Loads the library after deleting its environment variables: its loader would load any file they name into this process,
 * which bypasses asar integrity and gives that file this app's access to its macOS keychain items.
 */
async function load(): Promise<Library> {
  for (const name of Object.keys(process.env)) if (/^napi_rs_/i.test(name)) delete process.env[name];
  return await import('@napi-rs/keyring');
}

function carryOut({ Entry }: Library, call: KeychainCall): KeychainAnswer {
  // Without this option the library falls back on Linux to the kernel's keyring, which is lost at a reboot.
  const entry = new Entry(call.service, call.user, { linux: { store: 'secret-service' } });
  switch (call.do) {
    case 'get': {
      const secret = entry.getPassword();
      return secret === null ? { kind: 'none', isOpen: false } : { kind: 'found', secret };
    }
    case 'set':
      entry.setPassword(call.secret);
      return { kind: 'done' };
    case 'remove':
      return remove(entry);
    case 'unlock':
      // A locked keychain of macOS can be listed. Only a write proves that it is open.
      entry.setPassword('probe');
      remove(entry);
      return { kind: 'done' };
    case 'look':
      return { kind: 'unknown' };
  }
}

function remove(entry: InstanceType<Library['Entry']>): KeychainAnswer {
  if (!entry.deletePassword()) return { kind: 'none', isOpen: false };
  // On macOS the library ignores whether the deletion succeeded.
  if (entry.deletePassword()) throw new Error('the entry is still there after it was deleted');
  return { kind: 'done' };
}

/** The state by error message. The library has one code for all failures, so only the messages distinguish them. */
const symptoms: readonly [RegExp, KeychainFailure['state']][] = [
  [/prompt was dismissed|is ?locked|User interaction is not allowed|user cancell?ed/i, 'locked'],
  // Windows with the policy "Do not allow storage of passwords and credentials"
  [/NO_SUCH_LOGON_SESSION|\b1312\b|specified logon session does not exist/i, 'forbidden'],
  // macOS: errSecMissingEntitlement, errSecRestrictedAPI
  [/-34018|-34020|missing.{0,20}entitlement/i, 'forbidden'],
  [/DBus error|no result found|Cannot find (?:native binding|module|package)/i, 'missing'],
];

function stateOf(message: string): KeychainFailure['state'] {
  return symptoms.find(([pattern]) => pattern.test(message))?.[1] ?? 'unreadable';
}
