import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';

/** Signs for one issuer. */
export type SigningKey = {
  kid: string;
  algorithm: 'RS256' | 'ES256';
  /** With `kid`, `alg` and `use`, as it is kept in the state file. */
  privateJwk: JWK;
  publicJwk: JWK;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
};

/** RSA where the real provider signs with it; else the curve that costs nothing to generate. */
const algorithms = {
  microsoft: 'RS256',
  google: 'RS256',
  apple: 'RS256',
  organisation: 'ES256',
  platform: 'ES256',
} as const;

type KeyName = keyof typeof algorithms;
export type SigningKeys = Record<KeyName, SigningKey>;
export type KeptKeys = Record<KeyName, JWK>;

// The keys are those of `algorithms`, which is what KeyName means.
const names = Object.keys(algorithms) as KeyName[];

let generated: Promise<KeptKeys> | undefined;

/** The keys that were kept, or new ones: made once per process, because RSA keys take their time. */
export async function signingKeys(kept?: KeptKeys): Promise<SigningKeys> {
  const jwks = kept ?? (await newKeys());
  return await byName((name) => load(jwks[name], algorithms[name]));
}

/** What the state file keeps of them. */
export function keptKeys(keys: SigningKeys): KeptKeys {
  return {
    microsoft: keys.microsoft.privateJwk,
    google: keys.google.privateJwk,
    apple: keys.apple.privateJwk,
    organisation: keys.organisation.privateJwk,
    platform: keys.platform.privateJwk,
  };
}

async function byName<Value>(make: (name: KeyName) => Promise<Value>): Promise<Record<KeyName, Value>> {
  const entries = await Promise.all(names.map(async (name) => [name, await make(name)] as const));
  // One entry for each name, as `Object.fromEntries` cannot say.
  return Object.fromEntries(entries) as Record<KeyName, Value>;
}

/** The public key in PEM, as Google's certificate endpoint lists it. */
export function pem(key: SigningKey): Promise<string> {
  return exportSPKI(key.publicKey);
}

function newKeys(): Promise<KeptKeys> {
  generated ??= byName((name) => generateOne(algorithms[name]));
  return generated;
}

async function generateOne(algorithm: SigningKey['algorithm']): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' };
}

async function load(privateJwk: JWK, algorithm: SigningKey['algorithm']): Promise<SigningKey> {
  const { kty, n, e, crv, x, y, kid, alg, use } = privateJwk;
  const publicJwk: JWK = JSON.parse(JSON.stringify({ kty, n, e, crv, x, y, kid, alg, use }));
  return {
    kid: kid ?? '',
    algorithm,
    privateJwk,
    publicJwk,
    privateKey: await cryptoKey(privateJwk),
    publicKey: await cryptoKey(publicJwk),
  };
}

async function cryptoKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, jwk.alg, { extractable: true });
  if (key instanceof Uint8Array) throw new TypeError('a key pair was expected');
  return key;
}
