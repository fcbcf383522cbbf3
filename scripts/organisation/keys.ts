import { writeFile } from 'node:fs/promises';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';
import { environment, type OrganisationKey } from '../../main/environment/environment.ts';
import { profileExtension } from '../../main/organisation/profile-file.ts';
import { Refusal } from '../lib/command-line.ts';
import { fileTrouble, readText } from './trouble.ts';

/** Of the practice environment, whose keys count in no packaged app. */
const practice = /^sandbox-/;

const publicKey = environment.shape.organisationKeys.unwrap().element;
/** Many times what an environment, a key or the draft of a profile holds. */
const maxJsonBytes = 256 * 1024;

const privateHalf = z.string().regex(/^[\w-]{43}$/);

/**
 * Makes a key pair: the private half in a new file of this user alone. Gives the public half, as an environment pins it.
 */
export async function makeKey(kid: string, out: string): Promise<string> {
  if (practice.test(kid)) throw new Refusal('a kid that begins with sandbox- is for practice');
  if (out.endsWith(profileExtension)) throw new Refusal(`${out} is the name of a profile, not of a key`);
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y, d } = await exportJWK(privateKey);
  const named = publicKey.safeParse({ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' });
  if (!named.success) throw new Refusal('a kid is letters, digits, dots, dashes and underscores, 64 at most');
  await writeFile(out, `${JSON.stringify({ ...named.data, d }, null, 2)}\n`, {
    flag: 'wx',
    mode: 0o600,
  }).catch((error: unknown) => {
    throw fileTrouble(out, error);
  });
  return JSON.stringify(named.data, null, 2);
}

/** Both halves of the key in a file. What is wrong with the file is said without a word of what is in it. */
export async function readKey(path: string): Promise<{ privateJwk: JWK; publicJwk: OrganisationKey }> {
  const found = await readJson(path);
  const parsed = z.object({ d: privateHalf }).safeParse(found);
  const { d: _, ...rest } = z.looseObject({ d: z.unknown() }).safeParse(found).data ?? {};
  const publicJwk = publicKey.safeParse(rest);
  if (!parsed.success || !publicJwk.success)
    throw new Refusal(`${path} is no private key for ES256 as keygen makes one`);
  return { privateJwk: { ...publicJwk.data, d: parsed.data.d }, publicJwk: publicJwk.data };
}

/** What is in a JSON file. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path, maxJsonBytes);
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse quotes what it stumbles over, which may be a key.
    throw new Refusal(`${path} is not JSON`);
  }
}
