import {
  organisation,
  organisationDocument,
  relay,
  relayRequest,
  relayStatus,
  signedOrganisation,
} from '../contract.ts';
import { type DocumentedSchema, documented } from './documented.ts';

const described = documented(
  'Organisation',
  'received',
  organisation,
  'An organisation and how its people sign in. Travels signed, and never else.',
  {
    slug: ['Names it: `<platform>/o/<slug>` is its own URL.', 'molen'],
    name: ['As it is shown.', 'Molen B.V.'],
    method: [
      'How its people sign in. `organisation`: by its own provider, which the issuer knows by `scheme`.',
      'microsoft',
    ],
    tenantId: [
      'Microsoft’s tenant. Who signs in with another one does not belong.',
      '2f4a9838-26b7-47ee-be60-ccc1fdec5953',
    ],
    hostedDomain: ['Google’s hosted domain.', 'molen.example'],
    scheme: ['By which the platform’s issuer knows its own provider.', 'molen'],
    emailDomains: [
      'An address with one of these belongs to it. Subdomains are domains of their own. Lower case, A-labels.',
      ['molen.example'],
    ],
    restricted: ['Its people sign in with `method` alone.', false],
    support: ['For its own people. Opened in the browser.', 'https://molen.example/it'],
  },
);

/** Organisations, and answers that are held. */
export const organisationSchemas: readonly DocumentedSchema[] = [
  described,
  documented(
    'OrganisationDocument',
    'received',
    organisationDocument,
    'The payload of the signed organisation.',
    {
      iss: [
        'The platform’s issuer, exactly as in the environment of the client.',
        'https://identity.example',
      ],
      iat: ['Seconds since 1970.', 1_795_000_000],
      exp: ['Seconds since 1970; 30 days after `iat` at most.', 1_797_592_000],
      organisation: ['Whom it is about.', described.example],
    },
  ),
  documented('SignedOrganisation', 'received', signedOrganisation, 'An organisation, signed.', {
    organisation: [
      'A compact JWS: ES256, header `{ alg, kid, typ: "econnect-organisation+jwt" }`, payload an OrganisationDocument. Its key is pinned in the client, which keeps the document and uses it offline.',
      'eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl',
    ],
  }),
  documented('RelayRequest', 'sent', relayRequest, 'Asks for a place that holds one answer.', {
    stateHash: [
      'SHA-256 of the `state` in base64url: tells whose answer it is without telling the state.',
      'uUo_vmit365Blu4NKZ3AXaC7cTjyGe2Ixsp3chWOfgo',
    ],
    language: ['Of the pages that the browser is shown.', 'nl'],
  }),
  documented('Relay', 'received', relay, 'A place that holds one answer.', {
    id: ['Names it in addresses.', '0b6f7f5a-6d1c-4f39-9a50-6f7c40f6a6e1'],
    secret: ['Sent as Bearer from then on. Never kept.', 'Zm9yLWV4YW1wbGUtb25seQ'],
    phrase: [
      'Shown by the client and by the page, which a person compares before the answer is released.',
      'rustige otter',
    ],
    expiresAt: ['When it is over. RFC 3339.', '2026-11-23T10:10:00Z'],
  }),
  documented('RelayStatus', 'received', relayStatus, 'Whether the answer is there.', {
    status: ['`answered`: a browser brought it and the person released it.', 'answered'],
    response: [
      'Present once `answered`, until it is withdrawn: the authorization response as its form came (RFC 6749 §4.1.2).',
      'code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj&iss=https%3A%2F%2Fidentity.example',
    ],
  }),
];
