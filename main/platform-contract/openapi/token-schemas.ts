import {
  clientId,
  type RevocationError,
  refreshGraceSeconds,
  revocationError,
  revocationRequest,
  type TokenError,
  tokenError,
  tokenExchange,
  tokenRefresh,
  tokenRequest,
  tokens,
} from '../contract.ts';
import { type DocumentedSchema, listMeanings, received, sent } from './documented.ts';

/** The meaning of each error of the token endpoint. */
const tokenErrors: Record<TokenError['error'], string> = {
  invalid_request: 'A parameter is missing or repeated. A client asks for a new sign-in.',
  invalid_client: 'The client id is unknown.',
  invalid_grant:
    'The ID token is not valid or too old, or the refresh token is no longer valid: the session is over.',
  unauthorized_client: 'This client may not use this grant.',
  unsupported_grant_type: 'The grant type is unknown.',
  registration_required: 'There is no account for this identity. `registration` is the ticket to create one.',
  confirmation_required:
    'The provider does not confirm the address. `sign_up` is the sign-up whose mail confirms it; after that the client sends the same ID token again.',
  organisation_mismatch: 'The organisation of this address allows only its own provider.',
  temporarily_unavailable: 'The same request may succeed later. No token is used up.',
  server_error: 'As `temporarily_unavailable`.',
  slow_down: 'As `temporarily_unavailable`, after too many requests.',
};

/** The meaning of each error of the revocation endpoint. */
const revocationErrors: Record<RevocationError['error'], string> = {
  unsupported_token_type: 'Refresh tokens cannot be revoked. A client gives up.',
  invalid_request: 'The request has no token. A client gives up.',
  invalid_grant: 'The token was not issued to this client. A client gives up.',
  invalid_client:
    'The client id is unknown. The session may still exist: a client asks again at its next start.',
  unauthorized_client: 'This client may not revoke tokens. A client asks again at its next start.',
  temporarily_unavailable: 'A client asks again later.',
};

const confirmation = received(
  'Confirmation',
  tokenError.shape.sign_up.unwrap(),
  'A sign-up that was started to confirm the address of an identity.',
  {
    id: ['Names the sign-up in paths.', '0b6f7f5a-6d1c-4f39-9a50-6f7c40f6a6e1'],
    secret: ['The bearer credential of this sign-up.', 'Zm9yLWV4YW1wbGUtb25seQ'],
    phrase: ['Shown by the client and in the mail.', 'rustige otter'],
    expiresAt: ['When the sign-up expires. RFC 3339.', '2026-11-24T10:00:00Z'],
    resendAt: ['From when another mail can be requested. RFC 3339.', '2026-11-23T10:00:30Z'],
    email: ['The address to which the mail was sent.', 'fenna@bakkerij-devries.example'],
  },
);

const exchange = sent('TokenExchange', tokenExchange, 'Exchanges an ID token for tokens (RFC 8693).', {
  grant_type: ['The kind of request.', 'urn:ietf:params:oauth:grant-type:token-exchange'],
  subject_token: [
    'The ID token, as the provider or the platform’s issuer signed it.',
    'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl',
  ],
  subject_token_type: ['The type of `subject_token`.', 'urn:ietf:params:oauth:token-type:id_token'],
  client_id: ['A public client, without a secret.', clientId],
  language: ['The language of a mail that confirms the address.', 'nl'],
});

const renewal = sent('TokenRefresh', tokenRefresh, 'Renews the tokens of a session (RFC 6749 §6).', {
  grant_type: ['The kind of request.', 'refresh_token'],
  refresh_token: [
    `The latest one. A rotated one is accepted once more within ${refreshGraceSeconds} seconds, as long as the tokens that replaced it were not used.`,
    'cmVmcmVzaC1leGFtcGxl',
  ],
  client_id: ['A public client, without a secret.', clientId],
});

/** The schemas of the token and revocation endpoints. */
export const tokenSchemas: readonly DocumentedSchema[] = [
  exchange,
  renewal,
  {
    name: 'TokenRequest',
    direction: 'sent',
    schema: tokenRequest,
    description:
      'A request to the token endpoint, apart from the authorization codes that it redeems as the issuer.',
    example: exchange.example,
  },
  received(
    'Tokens',
    tokens,
    'The tokens of a session (RFC 6749 §5.1). In snake_case, which OAuth prescribes.',
    {
      access_token: ['Sent as a bearer token. Opaque to the client.', 'YWNjZXNzLWV4YW1wbGU'],
      token_type: ['Compared without regard to case.', 'Bearer'],
      expires_in: ['In seconds. Not used by this client, which renews after a 401.', 300],
      refresh_token: [
        'A new one in every answer. A client stores it in the keychain.',
        'cmVmcmVzaC1leGFtcGxl',
      ],
      issued_token_type: [
        'The type of `access_token`, required after an exchange (RFC 8693 §2.2.1). Not read by this client.',
        'urn:ietf:params:oauth:token-type:access_token',
      ],
      scope: ['Not read by this client.', 'onboarding'],
    },
  ),
  confirmation,
  received('TokenError', tokenError, 'An error (RFC 6749 §5.2), with what a client needs to continue.', {
    error: [listMeanings(tokenErrors), 'registration_required'],
    error_description: ['For logs. Not read by this client.', 'the subject token is not valid'],
    registration: [
      'Only with `registration_required`: the ticket for `/onboarding/v1/registration`.',
      'dGlja2V0LWZvci1leGFtcGxlLW9ubHk',
    ],
    sign_up: ['Only with `confirmation_required`.', confirmation.example],
  }),
  sent(
    'RevocationRequest',
    revocationRequest,
    'Revokes a refresh token, which ends the whole session (RFC 7009 §2.1).',
    {
      token: ['A refresh token, also one that was rotated already.', 'cmVmcmVzaC1leGFtcGxl'],
      token_type_hint: ['The type of `token`.', 'refresh_token'],
      client_id: ['A public client, without a secret.', clientId],
    },
  ),
  received(
    'RevocationError',
    revocationError,
    'An error of the revocation endpoint (RFC 7009 §2.2.1). An invalid token is not an error (§2.2).',
    {
      error: [listMeanings(revocationErrors), 'invalid_client'],
      error_description: ['For logs. Not read by this client.', 'the client is unknown'],
    },
  ),
];
