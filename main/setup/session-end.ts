import { failureCodeOf } from '../failure/onboarding-error.ts';
import { SupersededSession } from '../failure/superseded-session.ts';
import { isSessionOver } from '../journey/effects/session.ts';
import type { SetupPorts } from './setup-ports.ts';

/**
 * Tells the journey where a request failed because its session is over, unless that was ended here, as by signing out: then it
 * knows. Gives whether the session is over.
 */
export function tellSessionEnd(
  session: string,
  ports: Pick<SetupPorts, 'onSessionEnded'>,
  error: unknown,
): boolean {
  const code = failureCodeOf(error);
  if (!isSessionOver(code)) return false;
  if (!(error instanceof SupersededSession)) ports.onSessionEnded(session, code);
  return true;
}
