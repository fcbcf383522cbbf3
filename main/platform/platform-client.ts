import { extractActivationCode, isActivationCode } from '#contract/activation-code.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Language } from '#contract/snapshot.ts';
import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { ExchangeAnswer, Platform, SignUpKey } from '../journey/ports.ts';
import { clientId, type TokenError } from '../platform-contract/contract.ts';
import { longPollSeconds } from '../platform-contract/long-poll.ts';
import { toWireAddress } from '../platform-contract/wire-address.ts';
import { type CallPlatform, MalformedRequest } from './call.ts';

/**
 * Makes the journey's port to the platform, over HTTP.
 *
 * `callPatiently` has a longer time limit than `call`, for the long poll of `awaitSignUp`.
 */
export function createPlatformClient(options: {
  call: CallPlatform;
  callPatiently: CallPlatform;
  language: () => Language;
}): Platform {
  const { call, callPatiently, language } = options;
  const forSignUp = ({ id, secret }: SignUpKey) => ({ parameters: { id }, bearer: secret });

  return {
    exchange: async (idToken) => {
      const answer = await call('getTokens', {
        body: {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: idToken,
          subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
          client_id: clientId,
          language: language(),
        },
      });
      return answer.status === 200
        ? { kind: 'signed-in', tokens: answer.value }
        : readExchangeRefusal(answer.value);
    },
    startSignUp: async (email, idempotencyKey, signal) => {
      const address = toWireAddress(email);
      if (address === null) throw new OnboardingError('email-invalid');
      const body = { email: address, language: language() };
      const answer = await call('startSignUp', { body, idempotencyKey, signal }).catch((error: unknown) => {
        // The address is the only typed part of this request, so a refused form means that the platform does not accept it.
        throw error instanceof MalformedRequest ? new OnboardingError('email-invalid', error) : error;
      });
      return answer.value;
    },
    awaitSignUp: (signUp, signal) =>
      translateGone('sign-up-expired', async () => {
        const query = { wait: String(longPollSeconds) };
        return (await callPatiently('getSignUp', { ...forSignUp(signUp), query, signal })).value;
      }),
    resend: (signUp, idempotencyKey, signal) =>
      translateGone('sign-up-expired', async () => {
        const answer = await call('resendSignUp', { ...forSignUp(signUp), idempotencyKey, signal });
        return answer.value.resendAt;
      }),
    activate: (signUp, typed, idempotencyKey, signal) =>
      translateGone('sign-up-expired', async () => {
        const code = extractActivationCode(typed);
        // Not sent, because the platform would count it as one of the few tries.
        if (!isActivationCode(code)) throw new OnboardingError('code-invalid');
        const request = { ...forSignUp(signUp), body: { code }, idempotencyKey, signal };
        return (await call('activateSignUp', request)).value;
      }),
    withdraw: async (signUp) => {
      await call('withdrawSignUp', forSignUp(signUp));
    },
    loadRegistration: (ticket, signal) =>
      translateGone('registration-expired', async () => {
        const request = { bearer: ticket, query: { language: language() }, signal };
        return (await call('getRegistration', request)).value;
      }),
    register: (ticket, details, idempotencyKey) =>
      translateGone('registration-expired', async () => {
        return (await call('register', { bearer: ticket, body: details, idempotencyKey })).value;
      }),
  };
}

/** Turns `session-ended`, which the platform answers for an unknown sign-up or ticket, into the code of that one. */
async function translateGone<Value>(code: FailureCode, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    throw failureCodeOf(error) === 'session-ended' ? new OnboardingError(code, error) : error;
  }
}

function readExchangeRefusal({ error, registration, sign_up }: TokenError): ExchangeAnswer {
  switch (error) {
    case 'registration_required':
      if (registration !== undefined) return { kind: 'registration-required', ticket: registration };
      break;
    case 'confirmation_required':
      if (sign_up !== undefined)
        return { kind: 'confirmation-required', signUp: sign_up, email: sign_up.email };
      break;
    case 'organisation_mismatch':
      throw new OnboardingError('organisation-mismatch');
    case 'invalid_request':
    case 'invalid_client':
    case 'invalid_grant':
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      throw new OnboardingError('sign-in-failed', { error });
  }
  throw new OnboardingError('platform-answer-invalid', { error });
}
