import type { PolicyView } from '#contract/policy.ts';
import { probeLoopback } from '../preflight/preflight.ts';
import type { Bind } from '../sign-in/loopback/server.ts';
import { fine, skipped, type Verdict } from './verdict.ts';

/*
 * The checks of the return path: opening the browser, and receiving the response from it. If one of them fails, the relay can
 * be used where the policy allows it.
 */

type Allowed = Pick<PolicyView['allowed'], 'returnPaths'>;

/** Checks whether a program on this computer opens web addresses. */
export function checkBrowser(hasBrowser: boolean, allowed: Allowed): Verdict {
  return hasBrowser ? fine : suggestRelay('browser-missing', allowed);
}

/**
 * Checks whether the system opens our links with this app.
 *
 * @param isOurs Null if unknown. Only a warning at most, because a link only saves a step.
 */
export function checkDeepLink(isOurs: boolean | null): Verdict {
  if (isOurs === null) return skipped;
  return isOurs ? fine : { state: 'warning', code: 'deep-link-elsewhere', remedy: 'register-deep-link' };
}

/** Checks whether a loopback listener can be bound and reached, by each of the two hosts that providers require. */
export async function checkLoopback(allowed: Allowed, signal: AbortSignal, bind?: Bind): Promise<Verdict> {
  const found = await Promise.all(
    (['127.0.0.1', 'localhost'] as const).map((host) => probeLoopback({ host }, signal, bind)),
  );
  return found.includes('blocked') ? getBlockedLoopback(allowed) : fine;
}

/** Returns the finding for a loopback listener that cannot be reached. */
export const getBlockedLoopback = (allowed: Allowed): Verdict => suggestRelay('loopback-blocked', allowed);

function suggestRelay(code: 'browser-missing' | 'loopback-blocked', { returnPaths }: Allowed): Verdict {
  return returnPaths.includes('relay')
    ? { state: 'warning', code, remedy: 'use-relay' }
    : { state: 'wrong', code };
}
