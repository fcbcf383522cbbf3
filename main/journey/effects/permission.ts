import { OnboardingError } from '../../failure/onboarding-error.ts';
import { checkUndertaking, type Undertaking } from '../../policy/undertaking.ts';
import type { Ports } from '../ports.ts';

/** What is about to be sent, as far as the rules can forbid it. */
export type OutgoingRequest = Undertaking & {
  /** A mere question: its answer holds nothing that would have to go into a keychain. */
  asksOnly?: true;
};

/**
 * Calls `send` if the rules allow it at this moment. The last check and the call are in the same tick, so that no change of
 * the rules can come between them.
 *
 * @throws {OnboardingError} the code of `checkUndertaking`; `keystore-required` where the rules demand a keychain and it is
 *   not ready; whatever `send` throws
 */
export async function sendIfAllowed<Value>(
  ports: Pick<Ports, 'rules' | 'secrets'>,
  { asksOnly, ...undertaking }: OutgoingRequest,
  send: () => Promise<Value>,
): Promise<Value> {
  assertAllowed(ports, undertaking);
  if (ports.rules().requireKeystore && !asksOnly) {
    await demandKeystore(ports);
    // The rules can change while the keychain is asked.
    assertAllowed(ports, undertaking);
  }
  return await send();
}

/** @throws {OnboardingError} the code of `checkUndertaking`, where the rules forbid it */
export function assertAllowed(ports: Pick<Ports, 'rules'>, undertaking: Undertaking): void {
  const code = checkUndertaking(ports.rules(), undertaking);
  if (code !== null) throw new OnboardingError(code);
}

/** @throws {OnboardingError} `keystore-required` unless the keychain is ready, which only an actual read shows */
async function demandKeystore({ secrets }: Pick<Ports, 'secrets'>): Promise<void> {
  const { kind } = await secrets.read('pending');
  if (kind === 'unavailable' || secrets.state !== 'ready')
    throw new OnboardingError('keystore-required', new Error(secrets.state));
}
