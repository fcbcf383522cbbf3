import type { Language } from '#contract/snapshot.ts';
import type { SessionAnswer } from '../journey/ports.ts';
import type { Log } from '../log/log.ts';
import type { CallPlatform } from '../platform/call.ts';

/** Asks the platform who is signed in, and what is left to do. */
export async function askWhoItIs(
  { call, language, log }: { call: CallPlatform; language: () => Language; log: Log },
  bearer: string,
): Promise<Omit<SessionAnswer, 'proof'>> {
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
