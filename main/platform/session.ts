import type { Language } from '#contract/snapshot.ts';
import { codeOf, isPassing, OnboardingError } from '../failure.ts';
import type { Session } from '../journey/ports.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import type { CallPlatform } from './call.ts';
import { clientId, type NextSteps, type Profile, type Tokens } from './contract.ts';

/** UTF-16 units that every keychain holds in one secret. */
const longestSecret = 1_200;

/**
 * The session at the platform. The access token lives in memory; of the providers' tokens nothing is kept.
 *
 * A rotated refresh token is in the keychain before the access token that came with it is used: a crash in between
 * costs nothing. Refreshes that are asked for at the same time are one request.
 */
export function platformSession(options: {
  call: CallPlatform;
  secrets: SecretStore;
  language: () => Language;
  log: Log;
}): Session {
  const { call, secrets, language, log } = options;
  let accessToken: string | null = null;
  let refreshing: Promise<string> | null = null;
  let revoking: Promise<boolean> | null = null;
  let lane: Promise<unknown> = Promise.resolve();

  const keep = async (tokens: Tokens): Promise<string> => {
    await secrets.write('session', tokens.refresh_token);
    accessToken = tokens.access_token;
    return tokens.access_token;
  };

  const refresh = async (): Promise<string> => {
    const refreshToken = await secrets.read('session');
    if (refreshToken === null) throw new OnboardingError('session-ended');
    const answer = await call('getTokens', {
      body: { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId },
    });
    if (answer.status === 200) return keep(answer.value);
    // Revoked, rotated by a copy, or expired: it will never work again.
    if (answer.value.error === 'invalid_grant') await secrets.remove('session');
    throw new OnboardingError('session-ended', { error: answer.value.error });
  };

  const refreshOnce = (): Promise<string> => {
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  };

  const ask = async (bearer: string): Promise<{ profile: Profile; nextSteps: NextSteps }> => {
    const [profile, nextSteps] = await Promise.all([
      call('getProfile', { bearer }),
      call('getNextSteps', { bearer, query: { language: language() } }),
    ]);
    return { profile: profile.value, nextSteps: nextSteps.value };
  };

  /** The refresh tokens that are still to be revoked, oldest first: somebody else may sign out before that is done. */
  const toRevoke = async (): Promise<string[]> => (await secrets.read('revocation'))?.split('\n') ?? [];

  const changeToRevoke = (change: (tokens: string[]) => string[]): Promise<void> => {
    const changed = lane.then(async () => {
      const tokens = change(await toRevoke());
      // More than a keychain holds: the oldest runs out by itself.
      while (tokens.length > 1 && tokens.join('\n').length > longestSecret) tokens.shift();
      if (tokens.length === 0) await secrets.remove('revocation');
      else await secrets.write('revocation', tokens.join('\n'));
    });
    lane = changed.catch(() => undefined);
    return changed;
  };

  const revoke = async (): Promise<boolean> => {
    for (;;) {
      const [token] = await toRevoke();
      if (token === undefined) return true;
      try {
        await call('revoke', { body: { token, token_type_hint: 'refresh_token', client_id: clientId } });
      } catch (error) {
        log.warn('the session could not be revoked', { error });
        if (isPassing(codeOf(error))) return false;
      }
      await changeToRevoke((tokens) => tokens.filter((one) => one !== token));
    }
  };

  const revokeOnce = (): Promise<boolean> => {
    revoking ??= revoke().finally(() => {
      revoking = null;
    });
    return revoking;
  };

  const end = async (): Promise<void> => {
    const refreshToken = await secrets.read('session');
    accessToken = null;
    // First what is still to be done: a crash in between leaves a token that is revoked, never one that is forgotten.
    if (refreshToken !== null) await changeToRevoke((tokens) => [...tokens, refreshToken]);
    await secrets.remove('session');
    await revokeOnce();
  };

  return {
    begin: async (tokens) => {
      const bearer = await keep(tokens);
      return ask(bearer).catch((error: unknown) => {
        log.warn('the profile could not be asked', { error });
        return null;
      });
    },
    check: async () => {
      const tried = accessToken;
      if (tried !== null) {
        try {
          return await ask(tried);
        } catch (error) {
          if (codeOf(error) !== 'session-ended') throw error;
        }
      }
      // Somebody else may have refreshed while this one was being refused.
      const bearer = accessToken === tried || accessToken === null ? await refreshOnce() : accessToken;
      return await ask(bearer).catch(async (error: unknown) => {
        // Refused with a token that it has only just given: nothing of such a session is of use.
        if (codeOf(error) === 'session-ended') await end();
        throw error;
      });
    },
    end,
    revoke: revokeOnce,
  };
}
