import {
  clientId,
  type RevocationError,
  revocationError,
  revocationRequest,
  type TokenError,
  tokenError,
  tokenExchange,
  tokenRefresh,
  tokenRequest,
  tokens,
} from '../contract.ts';
import { type DocumentedSchema, documented } from './documented.ts';

/** What each error of the token endpoint means and when it comes. */
const tokenErrors: Record<TokenError['error'], string> = {
  invalid_request: 'The request lacks something, or says something twice. A client asks for a new sign-in.',
  invalid_client: 'The client id is not known.',
  invalid_grant:
    'The ID token is not valid or too old, or the refresh token does not count any more: the session is over.',
  unauthorized_client: 'This client may not use this grant.',
  unsupported_grant_type: 'The grant type is not known.',
  registration_required: 'There is no account for this identity. `registration` is the ticket to make one.',
  confirmation_required:
    'The provider does not vouch for the address. `sign_up` is the sign-up whose mail confirms it; the same ID token is sent again after that.',
  organisation_mismatch: 'The organisation of this address lets its people in by its own provider alone.',
  temporarily_unavailable: 'The same request is of use later. No token is used up.',
  server_error: 'As `temporarily_unavailable`.',
  slow_down: 'As `temporarily_unavailable`: it was asked too often.',
};

const revocationErrors: Record<RevocationError['error'], string> = {
  unsupported_token_type: 'Refresh tokens cannot be revoked here. A client gives up.',
  invalid_request: 'There is no token in the request. A client gives up.',
  invalid_grant: 'The token is none of this client’s. A client gives up.',
  invalid_client: 'The client id is not known. The session may live on: a client asks again later.',
  unauthorized_client: 'This client may not revoke. A client asks again later.',
  temporarily_unavailable: 'A client asks again later.',
};

const inWords = (meanings: Record<string, string>) =>
  Object.entries(meanings)
    .map(([value, words]) => `- \`${value}\`: ${words}`)
    .join('\n');

const confirmation = documented(
  'Confirmation',
  'received',
  tokenError.shape.sign_up.unwrap(),
  'A sign-up that was begun to confirm the address of an identity.',
  {
    id: ['Names it in addresses.', '0b6f7f5a-6d1c-4f39-9a50-6f7c40f6a6e1'],
    secret: ['Sent as Bearer from then on.', 'Zm9yLWV4YW1wbGUtb25seQ'],
    phrase: ['Shown by the client and in the mail.', 'rustige otter'],
    expiresAt: ['When it is over. RFC 3339.', '2026-11-24T10:00:00Z'],
    resendAt: ['When another mail can be asked for. RFC 3339.', '2026-11-23T10:00:30Z'],
    email: ['The address that the mail went to.', 'fenna@bakkerij-devries.example'],
  },
);

const exchange = documented('TokenExchange', 'sent', tokenExchange, 'An ID token for tokens (RFC 8693).', {
  grant_type: ['Tells the two requests apart.', 'urn:ietf:params:oauth:grant-type:token-exchange'],
  subject_token: [
    'The ID token, as the provider or the platform’s issuer signed it.',
    'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl',
  ],
  subject_token_type: ['What `subject_token` is.', 'urn:ietf:params:oauth:token-type:id_token'],
  client_id: ['A public client: there is no secret.', clientId],
  language: ['Of a mail that confirms the address.', 'nl'],
});

const renewal = documented(
  'TokenRefresh',
  'sent',
  tokenRefresh,
  'A refresh token for new tokens (RFC 6749 §6).',
  {
    grant_type: ['Tells the two requests apart.', 'refresh_token'],
    refresh_token: [
      'The last one that was given. It counts once more within the grace.',
      'cmVmcmVzaC1leGFtcGxl',
    ],
    client_id: ['A public client: there is no secret.', clientId],
  },
);

/** OAuth's part of the interface. */
export const tokenSchemas: readonly DocumentedSchema[] = [
  exchange,
  renewal,
  {
    name: 'TokenRequest',
    direction: 'sent',
    schema: tokenRequest,
    description: 'What the token endpoint is asked, beside the codes that it redeems as the issuer.',
    properties: {},
    example: exchange.example,
  },
  documented('Tokens', 'received', tokens, 'RFC 6749 §5.1, in snake_case because OAuth decided it.', {
    access_token: ['Sent as Bearer. A client reads nothing in it.', 'YWNjZXNzLWV4YW1wbGU'],
    token_type: ['In any case.', 'Bearer'],
    expires_in: ['Seconds. Not relied on: a client renews when it is refused with 401.', 300],
    refresh_token: ['Another one each time. Kept in the keychain.', 'cmVmcmVzaC1leGFtcGxl'],
    issued_token_type: [
      'Of `access_token`, as RFC 8693 §2.2.1 wants it after an exchange. Not read by this client.',
      'urn:ietf:params:oauth:token-type:access_token',
    ],
    scope: ['Not read by this client.', 'onboarding'],
  }),
  confirmation,
  documented('TokenError', 'received', tokenError, 'RFC 6749 §5.2, with what a client needs to go on.', {
    error: [inWords(tokenErrors), 'registration_required'],
    error_description: ['For a log. Not read by this client.', 'the subject token is not valid'],
    registration: [
      'With `registration_required`: the ticket for `/onboarding/v1/registration`.',
      'dGlja2V0LWZvci1leGFtcGxlLW9ubHk',
    ],
    sign_up: ['With `confirmation_required`.', confirmation.example],
  }),
  documented('RevocationRequest', 'sent', revocationRequest, 'RFC 7009 §2.1. Ends the whole session.', {
    token: ['A refresh token, current or used.', 'cmVmcmVzaC1leGFtcGxl'],
    token_type_hint: ['What `token` is.', 'refresh_token'],
    client_id: ['A public client: there is no secret.', clientId],
  }),
  documented(
    'RevocationError',
    'received',
    revocationError,
    'RFC 7009 §2.2.1. A token that does not count is no error.',
    {
      error: [inWords(revocationErrors), 'invalid_client'],
      error_description: ['For a log. Not read by this client.', 'the client is not known'],
    },
  ),
];
