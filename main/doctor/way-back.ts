import type { PolicyView } from '#contract/policy.ts';
import { checkLoopback } from '../preflight/loopback-check.ts';
import type { Bind } from '../sign-in/loopback/binding.ts';
import { fine, skipped, type Verdict } from './verdict.ts';

/*
 * How a person gets to the browser, and an answer back from it. Where one way is closed, the relay is open to whoever the
 * rules allow it.
 */

type Allowed = Pick<PolicyView['allowed'], 'transports'>;

/** Whether some program here opens web addresses. */
export function checkBrowser(hasBrowser: boolean, allowed: Allowed): Verdict {
  return hasBrowser ? fine : byRelay('browser-missing', allowed);
}

/** Whether the system brings our links to this app; null where nobody can tell. A link only ever saves a step. */
export function checkDeepLink(isOurs: boolean | null): Verdict {
  if (isOurs === null) return skipped;
  return isOurs ? fine : { state: 'warning', code: 'deep-link-elsewhere', remedy: 'register-deep-link' };
}

/** Whether a listener on this machine can be bound and reached, by either of the names that providers insist on. */
export async function checkListener(allowed: Allowed, signal: AbortSignal, bind?: Bind): Promise<Verdict> {
  const found = await Promise.all(
    (['127.0.0.1', 'localhost'] as const).map((host) => checkLoopback(host, signal, bind)),
  );
  return found.includes('blocked') ? blockedListener(allowed) : fine;
}

/** The finding for a listener that cannot be reached. */
export const blockedListener = (allowed: Allowed): Verdict => byRelay('loopback-blocked', allowed);

function byRelay(code: 'browser-missing' | 'loopback-blocked', { transports }: Allowed): Verdict {
  return transports.includes('relay')
    ? { state: 'warning', code, remedy: 'use-relay' }
    : { state: 'wrong', code };
}
