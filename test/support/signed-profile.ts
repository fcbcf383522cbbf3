import { SignJWT } from 'jose';
import { documentTypes } from '../../main/organisation/signed-document.ts';
import type { Organisation } from '../../main/platform-contract/contract.ts';
import { practiceOnlySigningKey } from '../sandbox/organisation/signing-key.ts';

const year = 365 * 24 * 60 * 60;

/** An organisation profile as the sandbox's eConnect signs it. */
export function signedProfile(
  issuer: string,
  organisation: Organisation,
  { serial = 1, policy = {}, expired = false }: { serial?: number; policy?: object; expired?: boolean } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ organisation, serial, policy })
    .setProtectedHeader({ alg: 'ES256', kid: practiceOnlySigningKey.kid, typ: documentTypes.profile })
    .setIssuer(issuer)
    .setIssuedAt(expired ? now - 2 * year : now - 60)
    .setExpirationTime(expired ? now - year : now + year)
    .sign(practiceOnlySigningKey);
}
