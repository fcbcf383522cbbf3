import { randomUUID } from 'node:crypto';
import { codeOf, OnboardingError } from '../failure/onboarding-error.ts';
import { type Fetch, hardened } from '../network/transport.ts';
import type { OpenRelay, Relays } from '../sign-in/relay.ts';
import { callPlatform } from './call.ts';

/** How long the platform may hold a question, in seconds; ours may last longer, in milliseconds. */
const longPoll = 25;
const patience = 40_000;

/** The platform's relays over HTTP. */
export function relayClient(platform: string, fetch: Fetch): Relays {
  const call = callPlatform(platform, hardened(fetch));
  const callPatiently = callPlatform(platform, hardened(fetch, { timeoutMs: patience }));
  const forRelay = ({ id, secret }: OpenRelay) => ({ parameters: { id }, bearer: secret });
  return {
    open: async ({ stateHash, language }, signal) => {
      const request = { body: { stateHash, language }, idempotencyKey: randomUUID(), signal };
      return (await call('openRelay', request)).value;
    },
    ask: async (relay, signal) => {
      const query = { wait: String(longPoll) };
      const answer = await callPatiently('getRelay', { ...forRelay(relay), query, signal }).catch(
        (error: unknown) => {
          // A relay that the platform no longer knows is over.
          throw codeOf(error) === 'session-ended' ? new OnboardingError('sign-in-timeout', error) : error;
        },
      );
      const { status, response } = answer.value;
      if (status !== 'answered') return status;
      if (response === undefined) throw new OnboardingError('platform-answer-invalid');
      return { response };
    },
    withdraw: async (relay) => {
      await call('withdrawRelay', forRelay(relay));
    },
  };
}
