import type { Language } from '#contract/snapshot.ts';
import type { SessionAnswer, TokenSource } from '../journey/ports.ts';
import type { Log } from '../log/log.ts';
import type { SessionCall } from './issuer-calls.ts';

/**
 * Asks the platform or the issuer, whichever gave the access token, for the account and its next steps.
 *
 * @throws {OnboardingError} what the profile's call throws; next steps that cannot be loaded are null
 */
export async function askAccount(
  options: { calls: Readonly<Record<TokenSource, SessionCall>>; language: () => Language; log: Log },
  source: TokenSource,
  bearer: string,
): Promise<Omit<SessionAnswer, 'proof'>> {
  const { calls, language, log } = options;
  const call = calls[source];
  const [profile, nextSteps] = await Promise.all([
    call('getProfile', { bearer }),
    // Only the profile decides about the session; without the next steps the screen still works.
    call('getNextSteps', { bearer, query: { language: language() } }).catch((error: unknown) => {
      log.info('the next steps could not be loaded', { error });
      return null;
    }),
  ]);
  return { profile: profile.value, nextSteps: nextSteps?.value ?? null };
}
