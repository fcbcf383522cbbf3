import { failureCodeOf } from '../failure/onboarding-error.ts';
import { isSessionOver } from '../journey/effects/session.ts';
import type { SetupPorts } from './setup-ports.ts';

/** Tells the journey where a request failed because its session is over. Gives whether it is. */
export function tellSessionEnd(
  session: string,
  ports: Pick<SetupPorts, 'onSessionEnded'>,
  error: unknown,
): boolean {
  const code = failureCodeOf(error);
  if (!isSessionOver(code)) return false;
  ports.onSessionEnded(session, code);
  return true;
}
