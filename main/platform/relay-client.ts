import { randomUUID } from 'node:crypto';
import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import { type Fetch, hardenFetch } from '../network/transport.ts';
import { longPollSeconds, longPollTimeoutMs } from '../platform-contract/long-poll.ts';
import type { OpenRelay, Relays } from '../sign-in/relay.ts';
import { createPlatformCall } from './call.ts';

/** Makes the client of the platform's relays, over HTTP. */
export function createRelayClient(platform: string, fetch: Fetch): Relays {
  const call = createPlatformCall(platform, hardenFetch(fetch));
  const callPatiently = createPlatformCall(platform, hardenFetch(fetch, { timeoutMs: longPollTimeoutMs }));
  const forRelay = ({ id, secret }: OpenRelay) => ({ parameters: { id }, bearer: secret });
  return {
    open: async ({ stateHash, language }, signal) => {
      const request = { body: { stateHash, language }, idempotencyKey: randomUUID(), signal };
      return (await call('openRelay', request)).value;
    },
    ask: async (relay, signal) => {
      const query = { wait: String(longPollSeconds) };
      const answer = await callPatiently('getRelay', { ...forRelay(relay), query, signal }).catch(
        (error: unknown) => {
          // The platform does not know the relay any more: the time for this sign-in is over.
          throw failureCodeOf(error) === 'session-ended'
            ? new OnboardingError('sign-in-timeout', error)
            : error;
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
