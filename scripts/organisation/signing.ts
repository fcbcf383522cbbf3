import { writeFile } from 'node:fs/promises';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { isSecureAddress } from '../../main/network/transport.ts';
import { type Profile, profilePayload, readProfile } from '../../main/organisation/organisation-profile.ts';
import { profileExtension } from '../../main/organisation/profile-file.ts';
import { documentTypes } from '../../main/organisation/signed-document.ts';
import { organisation } from '../../main/platform-contract/contract.ts';
import { Refusal } from '../lib/command-line.ts';
import { fileRefusal } from '../lib/given-file.ts';
import { readJson, readKey } from './keys.ts';

/** The arguments of `sign`. */
type SignOptions = {
  profile: string;
  key: string;
  issuer: string;
  out: string;
  days: number;
  serial: number | undefined;
};

/** A profile draft. An unknown field is refused as a mistake. */
const draft = z.strictObject({
  organisation: z.strictObject(organisation.shape),
  policy: z.record(z.string(), z.unknown()).default({}),
  serial: z.number().int().nonnegative().default(0),
});

const secondsPerDay = 24 * 60 * 60;

/** Signs a profile and returns the message for the user. Reads the result back first, as a client would. */
export async function signProfile(options: SignOptions): Promise<string> {
  const { issuer, out, days } = options;
  if (!out.endsWith(profileExtension)) throw new Refusal(`the name of a profile ends in ${profileExtension}`);
  const address = URL.parse(issuer);
  if (address === null || !isSecureAddress(address))
    throw new Refusal('--issuer is the issuer of an environment, https://…, to the letter');
  const { privateJwk, publicJwk } = await readKey(options.key);
  const written = draft.safeParse(await readJson(options.profile));
  if (!written.success) throw invalidFile(options.profile, written.error);

  const iat = Math.floor(Date.now() / 1000);
  const serial = options.serial ?? written.data.serial;
  const payload = profilePayload.safeParse({
    ...written.data,
    serial,
    iss: issuer,
    iat,
    exp: iat + days * secondsPerDay,
  });
  if (!payload.success) throw invalidFile(options.profile, payload.error);
  const missing = findMissing(payload.data);
  if (missing !== null) throw new Refusal(`${options.profile}: ${missing}`);

  const document = await new SignJWT({ ...payload.data })
    .setProtectedHeader({ alg: 'ES256', kid: publicJwk.kid, typ: documentTypes.profile })
    .sign(privateJwk);
  const read = await readProfile(document, { keys: [publicJwk], issuer, now: Date.now() });
  if (!read.ok) throw new Refusal(`the signed profile would not be accepted: ${read.code}`);
  await writeFile(out, document).catch((error: unknown) => {
    throw fileRefusal(out, error);
  });
  const until = new Date(read.profile.exp * 1000).toISOString().slice(0, 10);
  const { name, slug } = read.profile.organisation;
  return `${out}: ${name} (${slug}), serial ${serial}, valid until ${until}, signed by ${publicJwk.kid}`;
}

/** Returns what is missing to recognise the members of the organisation, or null. */
function findMissing({
  organisation: { method, tenantId, hostedDomain, scheme, restricted },
}: Profile): string | null {
  if (method === 'organisation' && scheme === undefined) return 'method organisation needs a scheme';
  if (restricted && method === 'microsoft' && tenantId === undefined)
    return 'restricted to Microsoft needs the tenantId';
  if (restricted && method === 'google' && hostedDomain === undefined)
    return 'restricted to Google needs the hostedDomain';
  return null;
}

function invalidFile(path: string, error: z.ZodError): Refusal {
  return new Refusal(`${path} is no profile:\n${z.prettifyError(error)}`);
}
