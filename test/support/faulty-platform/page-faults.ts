import { problem } from '../second-platform/http.ts';
import type { State } from '../second-platform/state.ts';
import {
  after,
  before,
  instead,
  type Planted,
  signedAgain,
  withFields,
  withHeader,
  withText,
} from './on-the-way.ts';

const organisations = /^GET \/onboarding\/v1\/organisations/;
const profile = /^GET \/onboarding\/v1\/me$/;
const signUps = /^POST \/onboarding\/v1\/sign-ups$/;
const fromMail = /^POST \/activate$/;
const day = 86_400;

/** Changes signed organisations. */
const withOrganisation = (change: (state: State) => { claims?: object; header?: object }) =>
  withFields(async ({ organisation: jws }, _, state) => {
    if (typeof jws !== 'string') return {};
    return { organisation: await signedAgain(jws, state.keys.organisations, change(state)) };
  });

/** Faults of organisations, of pages and of every request. */
export const pageFaults = {
  'key-of-its-own': {
    rule: 'P-60',
    at: organisations,
    fault: withOrganisation(() => ({ header: { kid: 'another' } })),
  },
  'ninety-days': {
    rule: 'P-61',
    at: organisations,
    fault: withOrganisation((state) => ({ claims: { exp: Math.floor(state.in(90 * day) / 1000) } })),
  },
  'activated-by-look': {
    rule: 'P-70',
    at: fromMail,
    fault: async (asked, next) => {
      await next({ ...asked, body: `${asked.body}&choice=yes` });
      return await next(asked);
    },
  },
  'token-in-query': {
    rule: 'P-71',
    at: signUps,
    fault: after((_, { mails }) => {
      for (const mail of mails) mail.link = mail.link.replace(/activate#(.+)/, 'activate?token=$1#$1');
    }),
  },
  'released-at-once': {
    rule: 'P-72',
    at: /^POST \/connect\/relay$/,
    fault: after((_, { relays }) => {
      for (const relay of relays.values()) Object.assign(relay, { response: relay.pending });
    }),
  },
  'released-once': {
    rule: 'P-72',
    at: /^GET \/onboarding\/v1\/relays\//,
    fault: after((_, { relays }) => {
      for (const relay of relays.values()) if (relay.response !== undefined) relay.expiresAt = 0;
    }),
  },
  'paste-in-parts': {
    rule: 'P-73',
    at: /^POST \/connect\/paste$/,
    fault: withText((text) => text.replace(/[\w-]{30}/g, '$& ')),
  },
  'page-of-anything': {
    rule: 'P-74',
    at: /^GET \/o\//,
    fault: before((asked) => {
      asked.path = '/o/second';
    }),
  },
  'page-in-a-frame': { rule: 'P-75', fault: withHeader('content-security-policy', () => null) },
  'errors-in-words': {
    rule: 'P-80',
    fault: withHeader('content-type', (type) => (type === 'application/problem+json' ? 'text/plain' : type)),
  },
  'wait-in-words': { rule: 'P-81', fault: withHeader('retry-after', (wait) => wait && 'later') },
  'path-moved': {
    rule: 'P-82',
    at: profile,
    fault: instead(
      () => true,
      () => new Response(null, { status: 307, headers: { location: '/v2/me' } }),
    ),
  },
  'answers-kept': { rule: 'P-83', fault: withHeader('cache-control', (kept) => kept ?? 'max-age=60') },
  'client-decides': {
    rule: 'P-84',
    at: /^GET \/\.well-known\/econnect-onboarding$/,
    fault: withFields((_, { headers }) =>
      headers.get('onboarding-client')?.endsWith('/0.0.1') ? { manualSignUp: false } : {},
    ),
  },
  'unknown-field-refused': {
    rule: 'P-85',
    at: signUps,
    fault: instead(
      ({ body }) => Object.keys(JSON.parse(body)).length > 2,
      () => problem(400, 'malformed-request'),
    ),
  },
} satisfies Record<string, Planted>;
