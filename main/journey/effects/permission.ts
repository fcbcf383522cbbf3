import { OnboardingError } from '../../failure/onboarding-error.ts';
import { checkUndertaking, type Undertaking } from '../../policy/undertaking.ts';
import type { Ports } from '../ports.ts';

/** What is about to be sent. */
export type Sending = Undertaking & {
  /** It only asks what has become of something: nothing comes of it that a keychain would have to hold. */
  asksOnly?: true;
};

/**
 * Sends something, where the rules of this very moment allow it. Nothing comes between the last look at them and `send`.
 *
 * @throws {OnboardingError} what `checkUndertaking` says; `keystore-required` where a keychain is demanded and is not ready
 */
export async function sendIfAllowed<Value>(
  ports: Pick<Ports, 'rules' | 'secrets'>,
  { asksOnly, ...undertaking }: Sending,
  send: () => Promise<Value>,
): Promise<Value> {
  demandAllowed(ports, undertaking);
  if (ports.rules().requireKeystore && !asksOnly) {
    await demandKeystore(ports);
    // The rules can change while the keychain is asked.
    demandAllowed(ports, undertaking);
  }
  return await send();
}

/** @throws {OnboardingError} what `checkUndertaking` says */
export function demandAllowed(ports: Pick<Ports, 'rules'>, undertaking: Undertaking): void {
  const code = checkUndertaking(ports.rules(), undertaking);
  if (code !== null) throw new OnboardingError(code);
}

/** Session-only is not good enough here. Asking the keychain is what shows whether it is ready. */
async function demandKeystore({ secrets }: Pick<Ports, 'secrets'>): Promise<void> {
  const { kind } = await secrets.read('pending');
  if (kind === 'unavailable' || secrets.state !== 'ready')
    throw new OnboardingError('keystore-required', new Error(secrets.state));
}
