import type { Language } from '#contract/snapshot.ts';
import { codeOf, isPassing, OnboardingError } from '../failure.ts';
import type { Session } from '../journey/ports.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import type { CallPlatform } from './call.ts';
import { clientId, type NextSteps, type Profile, type Tokens } from './contract.ts';

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

  const revoke = async (): Promise<boolean> => {
    const token = await secrets.read('revocation');
    if (token === null) return true;
    try {
      await call('revoke', { body: { token, token_type_hint: 'refresh_token', client_id: clientId } });
    } catch (error) {
      log.warn('the session could not be revoked', { error });
      if (isPassing(codeOf(error))) return false;
    }
    await secrets.remove('revocation');
    return true;
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
      return ask(accessToken === tried || accessToken === null ? await refreshOnce() : accessToken);
    },
    end: async () => {
      const refreshToken = await secrets.read('session');
      accessToken = null;
      // First what is still to be done: a crash in between leaves a token that is revoked, never one that is forgotten.
      if (refreshToken !== null) await secrets.write('revocation', refreshToken);
      await secrets.remove('session');
      await revoke();
    },
    revoke,
  };
}
