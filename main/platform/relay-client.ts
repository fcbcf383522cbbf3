import { randomUUID } from 'node:crypto';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { type Fetch, hardenFetch } from '../network/transport.ts';
import { longPollSeconds, longPollTimeoutMs } from '../platform-contract/long-poll.ts';
import type { OpenRelay, Relays } from '../sign-in/relay.ts';
import { createPlatformCall, translateGone } from './call.ts';

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
      const asked = callPatiently('getRelay', { ...forRelay(relay), query, signal });
      const { status, response } = (await translateGone('sign-in-timeout', asked)).value;
      if (status !== 'answered') return status;
      if (response === undefined) throw new OnboardingError('platform-answer-invalid');
      return { response };
    },
    withdraw: async (relay) => {
      await call('withdrawRelay', forRelay(relay));
    },
  };
}
