import type { SecretName, SecretStore } from '../keychain/secret-store.ts';

/**
 * The secrets of a start in safe mode: those of what is not remembered are as good as absent, and stay in the keychain
 * until the person begins something that has one of its own. So nothing is resumed, withdrawn or signed out that the
 * screen does not show.
 *
 * The keychain is asked all the same: only that shows whether it is ready.
 */
export function safeSecrets(secrets: SecretStore): SecretStore {
  const ours = new Set<SecretName>();
  return {
    get state() {
      return secrets.state;
    },
    read: async (name) => {
      const kept = await secrets.read(name);
      return ours.has(name) || name === 'revocation' ? kept : null;
    },
    write: async (name, secret) => {
      ours.add(name);
      await secrets.write(name, secret);
    },
    remove: async (name) => {
      if (ours.has(name) || name === 'revocation') await secrets.remove(name);
    },
    retry: () => secrets.retry(),
    onState: (listener) => secrets.onState(listener),
  };
}
