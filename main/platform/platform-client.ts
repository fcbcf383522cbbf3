import { extractActivationCode, isActivationCode } from '#contract/activation-code.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Language } from '#contract/snapshot.ts';
import { codeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { ExchangeAnswer, Platform, SignUpKey } from '../journey/ports.ts';
import { clientId, type TokenError } from '../platform-contract/contract.ts';
import { wireAddress } from '../platform-contract/wire-address.ts';
import { type CallPlatform, MalformedRequest } from './call.ts';

/** How long the platform may hold a question about a sign-up, in seconds. */
const longPoll = 25;

/**
 * The platform over HTTP, as the journey's port.
 *
 * `call` is for questions that are answered at once, `callPatiently` for the one that the platform holds until there is
 * something to say.
 */
export function platformClient(options: {
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
        : exchangeRefusal(answer.value);
    },
    startSignUp: async (email, idempotencyKey, signal) => {
      const address = wireAddress(email);
      if (address === null) throw new OnboardingError('email-invalid');
      const body = { email: address, language: language() };
      const answer = await call('startSignUp', { body, idempotencyKey, signal }).catch((error: unknown) => {
        // Of what is sent here a person typed the address alone: a platform that takes fewer addresses may say it so.
        throw error instanceof MalformedRequest ? new OnboardingError('email-invalid', error) : error;
      });
      return answer.value;
    },
    awaitSignUp: (signUp, signal) =>
      gone('sign-up-expired', async () => {
        const query = { wait: String(longPoll) };
        return (await callPatiently('getSignUp', { ...forSignUp(signUp), query, signal })).value;
      }),
    resend: (signUp, idempotencyKey, signal) =>
      gone('sign-up-expired', async () => {
        const answer = await call('resendSignUp', { ...forSignUp(signUp), idempotencyKey, signal });
        return answer.value.resendAt;
      }),
    activate: (signUp, typed, idempotencyKey, signal) =>
      gone('sign-up-expired', async () => {
        const code = extractActivationCode(typed);
        // The platform counts tries, so that what cannot be a code is not sent to it.
        if (!isActivationCode(code)) throw new OnboardingError('code-invalid');
        const request = { ...forSignUp(signUp), body: { code }, idempotencyKey, signal };
        return (await call('activateSignUp', request)).value;
      }),
    withdraw: async (signUp) => {
      await call('withdrawSignUp', forSignUp(signUp));
    },
    registration: (ticket, signal) =>
      gone('registration-expired', async () => {
        const request = { bearer: ticket, query: { language: language() }, signal };
        return (await call('getRegistration', request)).value;
      }),
    register: (ticket, details, idempotencyKey) =>
      gone('registration-expired', async () => {
        return (await call('register', { bearer: ticket, body: details, idempotencyKey })).value;
      }),
  };
}

/** A sign-up or ticket that the platform no longer knows, or no longer lets us ask about, is over: by its own code. */
async function gone<Value>(code: FailureCode, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    throw codeOf(error) === 'session-ended' ? new OnboardingError(code, error) : error;
  }
}

function exchangeRefusal({ error, registration, sign_up }: TokenError): ExchangeAnswer {
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
