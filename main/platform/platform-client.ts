import { extractActivationCode, isActivationCode } from '#contract/activation-code.ts';
import type { Language } from '#contract/snapshot.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { ExchangeAnswer, Platform, SignUpKey } from '../journey/ports.ts';
import { clientId, type TokenError } from '../platform-contract/contract.ts';
import { longPollSeconds } from '../platform-contract/long-poll.ts';
import { toWireAddress } from '../platform-contract/wire-address.ts';
import { type CallPlatform, translateGone, translateRefusedAddress } from './call.ts';

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
      const asked = call('startSignUp', { body, idempotencyKey, signal });
      return (await translateRefusedAddress(asked)).value;
    },
    awaitSignUp: async (signUp, signal) => {
      const query = { wait: String(longPollSeconds) };
      const asked = callPatiently('getSignUp', { ...forSignUp(signUp), query, signal });
      return (await translateGone('sign-up-expired', asked)).value;
    },
    resend: async (signUp, idempotencyKey, signal) => {
      const asked = call('resendSignUp', { ...forSignUp(signUp), idempotencyKey, signal });
      return (await translateGone('sign-up-expired', asked)).value.resendAt;
    },
    activate: async (signUp, typed, idempotencyKey, signal) => {
      const code = extractActivationCode(typed);
      // Not sent, because the platform would count it as one of the few tries.
      if (!isActivationCode(code)) throw new OnboardingError('code-invalid');
      const asked = call('activateSignUp', { ...forSignUp(signUp), body: { code }, idempotencyKey, signal });
      return (await translateGone('sign-up-expired', asked)).value;
    },
    withdraw: async (signUp) => {
      await call('withdrawSignUp', forSignUp(signUp));
    },
    loadRegistration: async (ticket, signal) => {
      const asked = call('getRegistration', { bearer: ticket, query: { language: language() }, signal });
      return (await translateGone('registration-expired', asked)).value;
    },
    register: async (ticket, details, idempotencyKey) => {
      const asked = call('register', { bearer: ticket, body: details, idempotencyKey });
      return (await translateGone('registration-expired', asked)).value;
    },
  };
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
