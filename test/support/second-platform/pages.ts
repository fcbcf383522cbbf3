import { createHash } from 'node:crypto';
import { CompactSign } from 'jose';
import {
  type Answer,
  type Asked,
  answer,
  escaped,
  fieldsOf,
  form,
  page,
  problem,
  type Routes,
} from './http.ts';
import type { Keys } from './sessions.ts';
import { organisation, phrase, random, type State } from './state.ts';

const relaySeconds = 600;
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

type Relay = { isWithdrawn: boolean; expiresAt: number };

/** Relays, and the pages that an authorization response comes to. */
export function relayRoutes(state: State): Routes {
  const isOver = ({ isWithdrawn, expiresAt }: Relay) => isWithdrawn || expiresAt <= state.now();
  const statusOf = (id: string) => {
    const relay = state.relays.get(id);
    if (!relay || isOver(relay)) return { status: 'expired' };
    return relay.form === undefined ? { status: 'waiting' } : { status: 'answered', response: relay.form };
  };
  return {
    'POST /onboarding/v1/relays': (asked) => {
      const { stateHash } = fieldsOf(asked);
      if (typeof stateHash !== 'string' || stateHash.length !== 43) return problem(400, 'malformed-request');
      const relay = {
        id: random(),
        secret: random(),
        phrase: phrase(),
        stateHash,
        expiresAt: state.now() + relaySeconds * 1000,
        isWithdrawn: false,
      };
      state.relays.set(relay.id, relay);
      const { id, secret } = relay;
      return answer(201, {
        id,
        secret,
        phrase: relay.phrase,
        expiresAt: new Date(relay.expiresAt).toISOString(),
      });
    },
    'GET /onboarding/v1/relays/{id}': async ({ id, bearer, query }) => {
      if (bearer === '') return problem(401, 'unauthorised');
      if (state.relays.get(id)?.secret !== bearer) return problem(404, 'not-found');
      const wait = Math.min(25, Number(query.get('wait') ?? 0));
      return answer(
        200,
        await state.held(
          wait,
          () => statusOf(id),
          ({ status }) => status,
        ),
      );
    },
    'DELETE /onboarding/v1/relays/{id}': ({ id, bearer }) => {
      const relay = state.relays.get(id);
      if (relay?.secret === bearer) relay.isWithdrawn = true;
      state.changed();
      return answer(204);
    },
    ...relayPages(state, isOver),
  };
}

function relayPages(state: State, isOver: (relay: Relay) => boolean): Routes {
  const receive = ({ body }: Asked): Answer => {
    const response = new URLSearchParams(body);
    const stateHash = sha256(response.get('state') ?? '');
    const relay = [...state.relays.values()].find((one) => one.stateHash === stateHash);
    if (!relay || isOver(relay) || relay.form !== undefined || relay.pending !== undefined)
      return page(410, 'This sign-in is over.');
    if (!response.has('code') || state.has('released-at-once')) {
      relay.form = body;
      state.changed();
      return page(200, 'Go on in the app.');
    }
    relay.pending = body;
    const buttons = [
      ['choice', 'yes', 'Yes'],
      ['choice', 'no', 'No'],
    ];
    return page(
      200,
      `Does your app show <b>${relay.phrase}</b>?${form('/connect/relay/answer', { state: response.get('state') ?? '' }, ...buttons)}`,
    );
  };
  return {
    'POST /connect/relay': receive,
    'POST /connect/relay/answer': (asked) => {
      const { state: given, choice } = fieldsOf(asked);
      const relay = [...state.relays.values()].find(({ stateHash }) => stateHash === sha256(String(given)));
      if (!relay || isOver(relay) || relay.pending === undefined || relay.form !== undefined)
        return page(410, 'This sign-in is over.');
      const iss = new URLSearchParams(relay.pending).get('iss') ?? '';
      const refusal = new URLSearchParams({ error: 'access_denied', state: String(given), iss }).toString();
      relay.form = choice === 'yes' ? relay.pending : refusal;
      state.changed();
      return page(200, 'Go on in the app.');
    },
    'POST /connect/paste': ({ body }) => {
      const text = Buffer.from(body).toString('base64url');
      return page(
        200,
        `<code>${state.has('paste-in-parts') ? text.match(/.{1,30}/g)?.join(' ') : text}</code>`,
      );
    },
  };
}

/** The directory of one organisation, and its page. */
export function organisationRoutes(state: State, url: string, signing: Keys): Routes {
  const signed = async (isKnown: boolean): Promise<Answer> => {
    if (!isKnown) return problem(404, 'organisation-unknown');
    const iat = Math.floor(state.now() / 1000);
    const days = state.has('ninety-days') ? 90 : 7;
    const payload = {
      iss: url,
      iat,
      exp: iat + days * 86_400,
      organisation: { ...organisation, restricted: state.isRestricted },
    };
    const kid = state.has('key-of-its-own') ? 'another' : String(signing.jwk.kid);
    const jws = new CompactSign(Buffer.from(JSON.stringify(payload)));
    jws.setProtectedHeader({ alg: 'ES256', typ: 'econnect-organisation+jwt', kid });
    return answer(200, { organisation: await jws.sign(signing.privateKey) });
  };
  return {
    'GET /onboarding/v1/organisations/{id}': ({ id }) => signed(id === organisation.slug),
    'GET /onboarding/v1/organisations': ({ query }) => {
      const domain = query.get('emailDomain')?.toLowerCase() ?? '';
      if (!/^[a-z0-9.-]+\.[a-z0-9-]+$/.test(domain)) return problem(400, 'malformed-request');
      return signed(organisation.emailDomains.includes(domain));
    },
    'GET /o/{id}': ({ id }) => {
      if (id !== organisation.slug && !state.has('page-of-anything'))
        return page(404, 'This organisation is not known.');
      const link = `eu.econnect.onboarding:///organisation?slug=${organisation.slug}`;
      return page(200, `<h1>${escaped(organisation.name)}</h1><a href="${link}">Open the app</a>`);
    },
  };
}
