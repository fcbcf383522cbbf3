import {
  organisation,
  organisationDocument,
  relay,
  relayRequest,
  relayStatus,
  signedOrganisation,
} from '../contract.ts';
import { type DocumentedSchema, received, sent } from './documented.ts';

const described = received(
  'Organisation',
  organisation,
  'An organisation and how its people sign in. Accepted only in a signed document.',
  {
    slug: ['Names the organisation. `<platform>/o/<slug>` is its own page.', 'molen'],
    name: ['Shown to people.', 'Molen B.V.'],
    method: [
      'How its people sign in. `organisation`: at its own provider, which the issuer knows by `scheme`.',
      'microsoft',
    ],
    tenantId: [
      'The Microsoft tenant. An account of another tenant is not a member.',
      '2f4a9838-26b7-47ee-be60-ccc1fdec5953',
    ],
    hostedDomain: ['The hosted domain at Google (claim `hd`).', 'molen.example'],
    scheme: ['The name by which the platform’s issuer knows the organisation’s own provider.', 'molen'],
    emailDomains: [
      'An address in one of these domains belongs to the organisation. Subdomains are listed separately. Lower case, A-labels.',
      ['molen.example'],
    ],
    restricted: ['True: its people can sign in by `method` only.', false],
    support: ['The organisation’s own help page, opened in the browser.', 'https://molen.example/it'],
  },
);

/** The schemas of organisations and relays. */
export const organisationSchemas: readonly DocumentedSchema[] = [
  described,
  received('OrganisationDocument', organisationDocument, 'The payload of a signed organisation.', {
    iss: ['The platform’s issuer, exactly as in the client’s environment.', 'https://identity.example'],
    iat: ['When it was signed, in seconds since 1970.', 1_795_000_000],
    exp: ['When it expires, in seconds since 1970; at most 30 days after `iat`.', 1_797_592_000],
    organisation: ['The organisation.', described.example],
  }),
  received('SignedOrganisation', signedOrganisation, 'An organisation, signed.', {
    organisation: [
      'A compact JWS: ES256, header `{ alg, kid, typ: "econnect-organisation+jwt" }`, payload an OrganisationDocument. Its key is pinned in the client, which keeps the document and uses it offline.',
      'eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl',
    ],
  }),
  sent('RelayRequest', relayRequest, 'Opens a relay for one authorization response.', {
    stateHash: [
      'SHA-256 of the `state` in base64url. Identifies the response without revealing the `state`.',
      'uUo_vmit365Blu4NKZ3AXaC7cTjyGe2Ixsp3chWOfgo',
    ],
    language: ['The language of the relay’s pages in the browser.', 'nl'],
  }),
  received('Relay', relay, 'A relay, which holds one authorization response for the client.', {
    id: ['Names the relay in paths.', '0b6f7f5a-6d1c-4f39-9a50-6f7c40f6a6e1'],
    secret: ['The bearer credential of this relay. A client never stores it.', 'Zm9yLWV4YW1wbGUtb25seQ'],
    phrase: [
      'Shown by the client and by the relay’s page. The person compares the two before the response is released.',
      'rustige otter',
    ],
    expiresAt: ['When the relay expires. RFC 3339.', '2026-11-23T10:10:00Z'],
  }),
  received('RelayStatus', relayStatus, 'The status of a relay.', {
    status: [
      '`waiting`: no response yet. `answered`: the browser returned and the person released the response. `expired`: the time is over.',
      'answered',
    ],
    response: [
      'Present while `answered`, until the relay is withdrawn: the form-encoded authorization response (RFC 6749 §4.1.2).',
      'code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj&iss=https%3A%2F%2Fidentity.example',
    ],
  }),
];
