import {
  type KeychainAnswer,
  type KeychainBackend,
  type KeychainCall,
  type KeychainFailure,
  reasonOf,
} from './keychain-backend.ts';

type Library = typeof import('@napi-rs/keyring');

/**
 * The keychains of macOS and Windows. Its calls hold their thread for as long as the system takes, which may ask the
 * person for the keychain's password.
 */
export function nativeKeyring(): KeychainBackend {
  return {
    ask: async (call) => {
      try {
        return carryOut(await load(), call);
      } catch (error) {
        const reason = reasonOf(error);
        return { kind: 'unavailable', state: stateOf(reason), reason };
      }
    },
  };
}

/**
 * Variables make the library's loader load any file, a script included, into this process: around asar integrity, and
 * with this app's identity towards its macOS keychain items. Here they are gone before it looks.
 */
async function load(): Promise<Library> {
  for (const name of Object.keys(process.env)) if (/^napi_rs_/i.test(name)) delete process.env[name];
  return await import('@napi-rs/keyring');
}

function carryOut({ Entry }: Library, call: KeychainCall): KeychainAnswer {
  // Unpinned it falls back on Linux to the kernel's keyring in silence, and that is lost at the next start of the machine.
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
      // A locked keychain of macOS shows which entries it has; only one that is put there proves that it opened.
      entry.setPassword('probe');
      remove(entry);
      return { kind: 'done' };
    case 'look':
      return { kind: 'unknown' };
  }
}

function remove(entry: InstanceType<Library['Entry']>): KeychainAnswer {
  if (!entry.deletePassword()) return { kind: 'none', isOpen: false };
  // On macOS the library does not look whether the deletion succeeded.
  if (entry.deletePassword()) throw new Error('the entry is still there after it was deleted');
  return { kind: 'done' };
}

/** The library has one code for every failure: only its words tell them apart, and those of each system below it. */
const symptoms: readonly [RegExp, KeychainFailure['state']][] = [
  [/prompt was dismissed|is ?locked|User interaction is not allowed|user cancell?ed/i, 'locked'],
  // Windows, where "Do not allow storage of passwords and credentials" is set. macOS: errSecRestrictedAPI, errSecMissingEntitlement.
  [/NO_SUCH_LOGON_SESSION|\b1312\b|specified logon session does not exist/i, 'forbidden'],
  [/-34018|-34020|missing.{0,20}entitlement/i, 'forbidden'],
  [/DBus error|no result found|Cannot find (?:native binding|module|package)/i, 'missing'],
];

function stateOf(message: string): KeychainFailure['state'] {
  return symptoms.find(([pattern]) => pattern.test(message))?.[1] ?? 'unreadable';
}
