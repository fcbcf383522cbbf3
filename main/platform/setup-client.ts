import type { Language } from '#contract/snapshot.ts';
import { longPollSeconds } from '../platform-contract/long-poll.ts';
import type { SetupPlatform } from '../setup/setup-ports.ts';
import { type CallPlatform, MalformedRequest, readRetryAfter, translateRefusedAddress } from './call.ts';

/** Asks something of the platform with the access token of a session, renewed where that is needed. */
export type AskWithSession = <Value>(
  session: string,
  ask: (accessToken: string) => Promise<Value>,
) => Promise<Value>;

/**
 * Makes the setup's port to the platform, over HTTP.
 *
 * `callPatiently` has a longer time limit than `call`, for the long poll and for an invoice over a slow line.
 */
export function createSetupClient(options: {
  call: CallPlatform;
  callPatiently: CallPlatform;
  ask: AskWithSession;
  language: () => Language;
}): SetupPlatform {
  const { call, callPatiently, ask, language } = options;
  return {
    watch: (session, etag, signal) =>
      ask(session, async (bearer) => {
        const query = { wait: etag === null ? '0' : String(longPollSeconds), language: language() };
        const known = etag === null ? {} : { ifNoneMatch: etag };
        const answer = await callPatiently('getSetup', { bearer, query, signal, ...known });
        if (answer.status === 304) return null;
        const retryAfterMs = readRetryAfter(answer.headers, Date.now()) ?? 0;
        return { setup: answer.value, etag: answer.headers.get('etag'), retryAfterMs };
      }),
    findCompanies: (session, query, signal) =>
      ask(session, async (bearer) => {
        try {
          return (await call('findCompanies', { bearer, query: { query }, signal })).value;
        } catch (error) {
          // The query is the only part of this request. One that the platform refuses, as too long, finds nothing.
          if (error instanceof MalformedRequest) return [];
          throw error;
        }
      }),
    addOrganisation: (session, companyId, idempotencyKey, signal) =>
      ask(session, async (bearer) => {
        const request = { bearer, body: { companyId }, idempotencyKey, signal };
        return (await call('addOrganisation', request)).value;
      }),
    startVerification: (session, id, method, idempotencyKey, signal) =>
      ask(session, async (bearer) => {
        const body = { method, language: language() };
        const request = { bearer, parameters: { id }, body, idempotencyKey, signal };
        return (await call('startVerification', request)).value;
      }),
    setReceiving: (session, id, { scheme, value, on }, signal) =>
      ask(session, async (bearer) => {
        const request = { bearer, parameters: { id }, body: { scheme, value, on }, signal };
        return (await call('setReceiving', request)).value;
      }),
    invite: (session, invitation, idempotencyKey, signal) =>
      ask(session, async (bearer) => {
        const body = { ...invitation, language: language() };
        const asked = call('invite', { bearer, body, idempotencyKey, signal });
        return (await translateRefusedAddress(asked)).value;
      }),
    checkInvoice: (session, xml) =>
      ask(session, async (bearer) => {
        const query = { language: language() };
        return (await callPatiently('checkInvoice', { bearer, query, body: xml })).value;
      }),
  };
}
