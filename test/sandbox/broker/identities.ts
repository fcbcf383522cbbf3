import { createHash } from 'node:crypto';
import type { IdentityFacts } from '../state.ts';
import type { UpstreamClaims } from './upstream.ts';

/** Whom the broker vouches for. Of eConnect's own accounts there is no identity elsewhere. */
type BrokeredIdentity = {
  /** `sub` of the broker's ID tokens: the same for the same person at the same provider. */
  subject: string;
  scheme: string;
  identity: IdentityFacts;
  /** At the platform itself. */
  accountId?: string;
  emailVerified: boolean;
  claims: Record<string, string | boolean>;
};

/** The identities that came through the broker, by its own `sub`. In memory: an ID token lives minutes. */
export class BrokeredIdentities {
  readonly #bySubject = new Map<string, BrokeredIdentity>();

  get(subject: string): BrokeredIdentity | undefined {
    return this.#bySubject.get(subject);
  }

  /** `name`: where a provider tells it beside the token. */
  addUpstream(scheme: string, kind: 'microsoft' | 'oidc', from: UpstreamClaims, name?: string): string {
    const { iss, sub, email, tid, hd, is_private_email: isPrivate } = from;
    return this.#add({
      subject: subjectOf(scheme, iss, sub),
      scheme,
      identity: { issuer: iss, subject: sub, email, name: from.name ?? name ?? email },
      emailVerified: kind === 'microsoft' ? from.xms_edov === true : from.email_verified === true,
      claims: {
        ...(tid === undefined ? {} : { tid }),
        ...(hd === undefined ? {} : { hd }),
        ...(isPrivate === undefined ? {} : { is_private_email: isPrivate }),
      },
    });
  }

  addAccount(issuer: string, account: { id: string; email: string; name: string }): string {
    const { id, email, name } = account;
    return this.#add({
      subject: subjectOf('econnect', issuer, id),
      scheme: 'econnect',
      identity: { issuer, subject: id, email, name },
      accountId: id,
      emailVerified: true,
      claims: {},
    });
  }

  #add(identity: BrokeredIdentity): string {
    const known = this.#bySubject.get(identity.subject);
    // A name that is told only once is kept.
    if (known && identity.identity.name === identity.identity.email)
      identity.identity.name = known.identity.name;
    this.#bySubject.set(identity.subject, identity);
    return identity.subject;
  }
}

function subjectOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
