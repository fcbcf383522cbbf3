import { z } from 'zod';
import { heldRoutes } from './held.ts';
import { escaped, formOf, page, phraseQuestion, problem, type Routes, sha256 } from './http.ts';
import { iso, organisation, type Relay, type State } from './state.ts';

const relaySeconds = 600;
const organisationSeconds = 7 * 86_400;
const emailDomain = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/);
const relayRequest = z.object({ stateHash: z.string().length(43) });

/** Relays, and the pages that an authorization response comes to. */
export function relayRoutes(state: State): Routes {
  const statusOf = ({ expiresAt, response }: Relay) => {
    if (state.isPast(expiresAt)) return { status: 'expired' };
    return response === undefined ? { status: 'waiting' } : { status: 'answered', response };
  };
  /** The relay of a browser's `state` that has no answer yet. */
  const openRelayOf = (value = ''): Relay => {
    const relay = [...state.relays.values()].find(({ stateHash }) => stateHash === sha256(value));
    if (relay && statusOf(relay).status === 'waiting') return relay;
    throw page(410, 'This sign-in is over.');
  };
  const release = (relay: Relay, response: string) => {
    relay.response = response;
    state.changed();
    return page(200, 'Go on in the app.');
  };
  return {
    ...heldRoutes(state, '/onboarding/v1/relays', state.relays, statusOf),
    'POST /onboarding/v1/relays': ({ body }) => {
      const { stateHash } = relayRequest.parse(JSON.parse(body));
      const held = state.newHeld(relaySeconds);
      state.relays.set(held.id, { ...held, stateHash });
      return Response.json({ ...held, expiresAt: iso(held.expiresAt) }, { status: 201 });
    },
    // The first answer counts. A code waits for a yes (P-72).
    'POST /connect/relay': (asked) => {
      const { state: value = '', code } = formOf(asked);
      const relay = openRelayOf(value);
      if (code === undefined && relay.pending === undefined) return release(relay, asked.body);
      relay.pending ??= asked.body;
      return phraseQuestion(relay.phrase, '/connect/relay/answer', { state: value });
    },
    'POST /connect/relay/answer': (asked) => {
      const { state: value = '', choice } = formOf(asked);
      const relay = openRelayOf(value);
      const refusal = new URLSearchParams({ error: 'access_denied', state: value, iss: state.url });
      return release(relay, (choice === 'yes' && relay.pending) || refusal.toString());
    },
    'POST /connect/paste': ({ body }) => page(200, `<code>${Buffer.from(body).toString('base64url')}</code>`),
  };
}

/** The one organisation, signed (P-60, P-61), and its page (P-74). */
export function organisationRoutes(state: State): Routes {
  const signed = async (isKnown: boolean): Promise<Response> => {
    if (!isKnown) return problem(404, 'organisation-unknown');
    const document = { organisation: { ...organisation, restricted: state.isRestricted } };
    const typ = 'econnect-organisation+jwt';
    const jws = await state.sign(state.keys.organisations, typ, organisationSeconds, document);
    return Response.json({ organisation: jws });
  };
  return {
    'GET /onboarding/v1/organisations/{id}': (_, slug) => signed(slug === organisation.slug),
    'GET /onboarding/v1/organisations': ({ query }) =>
      signed(organisation.emailDomains.includes(emailDomain.parse(query.get('emailDomain')))),
    'GET /o/{id}': (_, slug) => {
      if (slug !== organisation.slug) return page(404, 'This organisation is not known.');
      const link = `eu.econnect.onboarding:///organisation?slug=${slug}`;
      return page(200, `<h1>${escaped(organisation.name)}</h1><a href="${link}">Open the app</a>`);
    },
  };
}
