import { type CryptoKey, generateKeyPair, type JWK, SignJWT } from 'jose';
import { documentTypes } from '../../../main/organisation/signed-document.ts';
import type { Organisation } from '../../../main/platform-contract/contract.ts';
import { directoryEntries } from './directory-entries.ts';
import type { Provenance } from './provenance.ts';
import { practiceOnlySigningKey } from './signing-key.ts';

/** How organisations are signed: as they should be, or as nobody should accept them. */
export type OrganisationSigning = 'right' | 'foreign-key' | 'expired' | 'tampered';

const days = 24 * 60 * 60;

/** The platform's directory of organisations. Restrictions last as long as the sandbox runs. */
export class Organisations {
  signing: OrganisationSigning = 'right';
  readonly #issuer: string;
  readonly #all: Organisation[];

  constructor(issuer: string) {
    this.#issuer = issuer;
    this.#all = directoryEntries(issuer);
  }

  bySlug(slug: string): Organisation | undefined {
    return this.#all.find((organisation) => organisation.slug === slug);
  }

  byEmailDomain(domain: string): Organisation | undefined {
    return this.#all.find(({ emailDomains }) => emailDomains.includes(domain.toLowerCase()));
  }

  /** Whether its people may sign in by its own provider alone, from now on. */
  restrict(slug: string, restricted: boolean): void {
    const organisation = this.bySlug(slug);
    if (!organisation) throw new Error(`the sandbox knows no organisation ${slug}`);
    organisation.restricted = restricted;
  }

  /** The organisation that keeps this address to its own provider. */
  restrictionOf(email: string): Organisation | undefined {
    const organisation = this.byEmailDomain(email.trim().split('@').at(-1) ?? '');
    return organisation?.restricted ? organisation : undefined;
  }

  /** Whether an organisation rules out that somebody with this address came in this way. */
  excludes(email: string, from: Provenance): boolean {
    const organisation = this.restrictionOf(email);
    return organisation !== undefined && !isOwnProvider(organisation, from);
  }

  /** The organisation as a compact JWS, for 30 days. */
  async sign(organisation: Organisation): Promise<string> {
    const since = Math.floor(Date.now() / 1000) - (this.signing === 'expired' ? 60 * days : 0);
    const { kid, key } = await this.#key();
    const document = await new SignJWT({ organisation })
      .setProtectedHeader({ alg: 'ES256', kid, typ: documentTypes.organisation })
      .setIssuer(this.#issuer)
      .setIssuedAt(since)
      .setExpirationTime(since + 30 * days)
      .sign(key);
    return this.signing === 'tampered' ? tampered(document) : document;
  }

  async #key(): Promise<{ kid: string; key: JWK | CryptoKey }> {
    if (this.signing !== 'foreign-key')
      return { kid: practiceOnlySigningKey.kid, key: practiceOnlySigningKey };
    const { privateKey } = await generateKeyPair('ES256');
    return { kid: 'sandbox-foreign', key: privateKey };
  }
}

function isOwnProvider({ method, tenantId, hostedDomain, scheme }: Organisation, from: Provenance): boolean {
  switch (method) {
    case 'microsoft':
      return from.scheme === 'microsoft' && from.tenantId === tenantId;
    case 'google':
      return from.scheme === 'google' && from.hostedDomain === hostedDomain;
    case 'apple':
      return from.scheme === 'apple';
    case 'organisation':
      return from.scheme === scheme;
  }
}

/** The same document about somebody with another name, under the old signature. */
function tampered(document: string): string {
  const [header, payload = '', signature] = document.split('.');
  const text = Buffer.from(payload, 'base64url').toString().replace('"name":"', '"name":"Niet ');
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}
