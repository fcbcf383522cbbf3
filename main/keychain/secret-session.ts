import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** The Secret Service API's name for the key exchange and cipher of this file. */
export const algorithm = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';

/** An encrypted value and its initialisation vector (`parameters`). */
type EncryptedSecret = { parameters: Buffer; value: Buffer };

/** Encrypts secrets for the bus, because other programs of the same user can monitor it. */
export type SecretCipher = {
  encrypt(secret: string): EncryptedSecret;
  /** @throws {Error} If it was not encrypted with this key. */
  decrypt(encrypted: EncryptedSecret): string;
};

type KeyExchange = {
  publicKey: Buffer;
  /** @throws {RangeError} For a public key of a small subgroup, which would reveal the shared secret (RFC 2631 §2.1.5). */
  agree(peer: Uint8Array): SecretCipher;
};

// The second Oakley group (RFC 2409 §6.2), with generator 2.
const prime = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD',
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF',
  ].join('')}`,
);
const primeBytes = 128;

/**
 * Starts a Diffie-Hellman exchange for one session with the Secret Service.
 *
 * Computed here because Electron's crypto library (BoringSSL) lacks this small group, which the API prescribes. It protects
 * against programs that monitor the bus now, not against a recording that is attacked for years.
 */
export function startKeyExchange(exponent = toBigInt(randomBytes(primeBytes))): KeyExchange {
  return {
    publicKey: toBytes(power(2n, exponent)),
    agree: (peer) => {
      const theirs = toBigInt(peer);
      if (theirs <= 1n || theirs >= prime - 1n)
        throw new RangeError('the keychain sent an unsafe public key');
      const shared = toBytes(power(theirs, exponent));
      return cipher(Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), Buffer.alloc(0), 16)));
    },
  };
}

function cipher(key: Buffer): SecretCipher {
  return {
    encrypt: (secret) => {
      const parameters = randomBytes(16);
      const encrypting = createCipheriv('aes-128-cbc', key, parameters);
      return { parameters, value: Buffer.concat([encrypting.update(secret, 'utf8'), encrypting.final()]) };
    },
    decrypt: ({ parameters, value }) => {
      const decrypting = createDecipheriv('aes-128-cbc', key, parameters);
      return Buffer.concat([decrypting.update(value), decrypting.final()]).toString('utf8');
    },
  };
}

/** `base` to the power of `exponent`, modulo the group's prime, by squaring. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

const toBigInt = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
/** Keeps leading zeros: without them the derived key would be wrong in one of 256 sessions. */
const toBytes = (number: bigint) => Buffer.from(number.toString(16).padStart(primeBytes * 2, '0'), 'hex');
