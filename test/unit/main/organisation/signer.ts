import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { OrganisationKey } from '../../../../main/environment/environment.ts';
import { type DocumentType, documentTypes } from '../../../../main/organisation/signed-document.ts';
import type { Organisation } from '../../../../main/platform-contract/contract.ts';
import { tenants } from '../../../sandbox/accounts.ts';

export const issuer = 'https://identity.example';

/** Milliseconds since 1970: the present of tests that have one of their own. */
export const today = Date.UTC(2026, 10, 24, 9);
export const day = 24 * 60 * 60 * 1000;
export const seconds = (moment: number) => Math.floor(moment / 1000);

export const acme: Organisation = {
  slug: 'acme',
  name: 'Acme',
  method: 'microsoft',
  tenantId: tenants.bakkerij,
  emailDomains: ['acme.test'],
  restricted: false,
  support: 'https://acme.test/help',
};

/** Whoever signs documents. */
export type Signer = {
  kid: string;
  /** What a client pins. */
  key: OrganisationKey;
  privateKey: CryptoKey;
  /** A document of any claims; those left out are the usual ones. */
  sign(typ: DocumentType, claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
};

export async function signer(kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const { x = '', y = '' } = await exportJWK(publicKey);
  return {
    kid,
    key: { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' },
    privateKey,
    sign: (typ, claims, header = {}) =>
      new SignJWT({ iss: issuer, iat: seconds(today), exp: seconds(today + 30 * day), ...claims })
        .setProtectedHeader({ alg: 'ES256', kid, typ, ...header })
        .sign(privateKey),
  };
}

/** An organisation as the directory answers it. */
export function answerAbout(by: Signer, organisation: Organisation, claims: Record<string, unknown> = {}) {
  return by.sign(documentTypes.organisation, { organisation, ...claims });
}

/** A profile, as in an `.econnect-org` file. */
export function profileOf(by: Signer, claims: Record<string, unknown> = {}) {
  return by.sign(documentTypes.profile, { organisation: acme, policy: {}, serial: 0, ...claims });
}
