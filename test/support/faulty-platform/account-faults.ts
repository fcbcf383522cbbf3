import { formOf, sha256 } from '../second-platform/http.ts';
import {
  after,
  before,
  changeForm,
  instead,
  meanwhile,
  type Planted,
  signedAgain,
  withFields,
  withText,
} from './on-the-way.ts';

const token = /^POST \/connect\/token$/;
const profile = /^GET \/onboarding\/v1\/me$/;
const registration = /^POST \/onboarding\/v1\/registration$/;
const status = /^GET \/onboarding\/v1\/sign-ups\//;
const day = 86_400;

/** Changes claims of ID tokens. */
const withClaims = (claims: object) =>
  withFields(async ({ id_token }, _, { keys }) =>
    typeof id_token === 'string' ? { id_token: await signedAgain(id_token, keys.issuer, { claims }) } : {},
  );

/** Faults of the issuer, of whose account it is, and of sessions. */
export const accountFaults = {
  'any-verifier': {
    rule: 'P-1',
    at: token,
    fault: before((asked, { codes }) => {
      const { code = '', code_verifier = '' } = formOf(asked);
      Object.assign(codes.get(code)?.request ?? {}, { code_challenge: sha256(code_verifier) });
    }),
  },
  'any-redirect': {
    rule: 'P-2',
    at: /^POST \/par$/,
    fault: before((asked, { url }) => changeForm(asked, { redirect_uri: `${url}/connect/relay` })),
  },
  'no-iss': {
    rule: 'P-3',
    at: /^POST \/authorize$/,
    fault: withText((text) => text.replace(/<input type="hidden" name="iss"[^>]*>/, '')),
  },
  'other-idp': { rule: 'P-4', at: token, fault: withClaims({ idp: 'another' }) },
  'no-name': { rule: 'P-5', at: token, fault: withClaims({ name: undefined }) },
  'keys-elsewhere': {
    rule: 'P-6',
    at: /openid-configuration$/,
    fault: withFields(() => ({ jwks_uri: 'https://keys.example/jwks' })),
  },
  'restriction-ignored': {
    rule: 'P-10',
    at: token,
    fault: meanwhile('isRestricted', () => false),
  },
  'identity-forgotten': {
    rule: 'P-11',
    at: registration,
    fault: after((_, { accounts, confirmed }) => {
      for (const account of accounts) account.subjects = [];
      confirmed.clear();
    }),
  },
  'every-address-trusted': {
    rule: 'P-12',
    at: token,
    fault: before((_, { people, confirmed }) => {
      for (const { subject } of people.values()) confirmed.add(subject);
    }),
  },
  'second-account': {
    rule: 'P-13',
    at: token,
    fault: meanwhile('accounts', (accounts) => accounts.filter(({ subjects }) => subjects.length > 0)),
  },
  'old-id-token': {
    rule: 'P-15',
    at: token,
    fault: meanwhile('movedMs', () => 0),
  },
  'two-confirmations': {
    rule: 'P-16',
    at: token,
    fault: after((_, state) => {
      for (const signUp of state.signUps.values()) signUp.expiresAt = state.in(day);
    }),
  },
  'ticket-of-confirmation': {
    rule: 'P-17',
    at: status,
    fault: withFields((fields) =>
      fields.status === 'activated' ? { registration: fields.registration ?? 'a-ticket' } : {},
    ),
  },
  'no-grace': {
    rule: 'P-50',
    at: token,
    fault: before((_, { refreshTokens }) => {
      for (const session of refreshTokens.values()) delete session.previous;
    }),
  },
  'reuse-tolerated': {
    rule: 'P-51',
    at: token,
    fault: before((asked, { refreshTokens }) => {
      const { refresh_token: current = '' } = formOf(asked);
      Object.assign(refreshTokens.get(current) ?? {}, { current });
    }),
  },
  'used-token-lives-on': {
    rule: 'P-53',
    at: /^POST \/connect\/revocation$/,
    fault: instead(
      (asked, { refreshTokens }) => {
        const { token: revoked = '' } = formOf(asked);
        return ![undefined, revoked].includes(refreshTokens.get(revoked)?.current);
      },
      () => new Response(),
    ),
  },
  'access-for-ever': {
    rule: 'P-54',
    at: profile,
    fault: before((_, state) => {
      for (const access of state.accessTokens.values()) access.expiresAt = state.in(day);
    }),
  },
} satisfies Record<string, Planted>;
