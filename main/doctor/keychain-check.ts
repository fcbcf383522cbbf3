import type { PolicyView } from '#contract/policy.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import { fine, type Verdict } from './verdict.ts';

/**
 * Checks whether the keychain can store secrets. Reads one first, and discards it: the state is not known before that.
 *
 * Without a keychain a session ends with the app, which is a warning. If the policy requires a keychain, it is an error.
 */
export async function checkKeychain(
  secrets: Pick<SecretStore, 'state' | 'read'>,
  policy: Pick<PolicyView, 'keys'>,
): Promise<Verdict> {
  await secrets.read('pending');
  const { state: keychain } = secrets;
  const isRequired = policy.keys.some(({ key, value }) => key === 'RequireOsKeystore' && value === true);
  const state = isRequired ? 'wrong' : 'warning';
  switch (keychain) {
    case 'ready':
      return fine;
    case 'locked':
      return { state, code: 'keychain-locked', remedy: 'unlock-keychain' };
    case 'missing':
      return { state, code: 'keychain-missing' };
    case 'unreadable':
      return { state, code: 'keychain-unreadable' };
    case 'forbidden':
      return { state, code: 'keychain-forbidden' };
  }
}
