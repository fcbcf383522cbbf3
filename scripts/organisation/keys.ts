import { writeFile } from 'node:fs/promises';
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { environment, type OrganisationKey } from '../../main/environment/environment.ts';
import { profileExtension } from '../../main/organisation/profile-file.ts';
import { Refusal } from '../lib/command-line.ts';
import { fileRefusal, readGivenFile } from '../lib/given-file.ts';

/** A packaged app does not accept the keys of the practice environment. */
const practice = /^sandbox-/;

const publicKey = environment.shape.organisationKeys.unwrap().element;
/** Many times the size of an environment, a key or a profile draft. */
const maxJsonBytes = 256 * 1024;

const privateHalf = z.string().regex(/^[\w-]{43}$/);

/**
 * Creates a key pair. Writes the private key to a new file that only this user can read, and returns the public key for an environment.
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
    throw fileRefusal(out, error);
  });
  return JSON.stringify(named.data, null, 2);
}

/** Reads the key pair of a file. An error contains nothing from the file. */
export async function readKey(path: string): Promise<{ privateJwk: JWK; publicJwk: OrganisationKey }> {
  const found = await readJson(path);
  const parsed = z.object({ d: privateHalf }).safeParse(found);
  const { d: _, ...rest } = z.looseObject({ d: z.unknown() }).safeParse(found).data ?? {};
  const publicJwk = publicKey.safeParse(rest);
  if (!parsed.success || !publicJwk.success)
    throw new Refusal(`${path} is no private key for ES256 as keygen makes one`);
  const privateJwk = { ...publicJwk.data, d: parsed.data.d };
  await importJWK(privateJwk, 'ES256').catch(() => {
    throw new Refusal(`${path} is no private key: its private half does not belong to its public half`);
  });
  return { privateJwk, publicJwk: publicJwk.data };
}

/** Reads a JSON file. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readGivenFile(path, maxJsonBytes);
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes the text, which may be a key.
    throw new Refusal(`${path} is not JSON`);
  }
}
