import { createDecipheriv, getDiffieHellman, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startKeyExchange } from '../../../../main/keychain/secret-session.ts';

const prime = getDiffieHellman('modp2').getPrime();

type Encrypted = { parameters: Buffer; value: Buffer };

/** As the API prescribes, with the number that both ends know. */
function decrypt(shared: Buffer, { parameters, value }: Encrypted): string {
  const padded = Buffer.concat([Buffer.alloc(128 - shared.length), shared]);
  const key = Buffer.from(hkdfSync('sha256', padded, new Uint8Array(), new Uint8Array(), 16));
  const decrypting = createDecipheriv('aes-128-cbc', key, parameters);
  return Buffer.concat([decrypting.update(value), decrypting.final()]).toString('utf8');
}

/** The other end, by OpenSSL. */
function service() {
  const group = getDiffieHellman('modp2');
  group.generateKeys();
  return {
    publicKey: group.getPublicKey(),
    decrypt: (publicKey: Uint8Array, encrypted: Encrypted) =>
      decrypt(group.computeSecret(publicKey), encrypted),
  };
}

describe('a session with the Secret Service', () => {
  test('agrees with OpenSSL on the key', () => {
    const theirs = service();
    const ours = startKeyExchange();
    const encrypted = ours.agree(theirs.publicKey).encrypt('a secret €');
    expect(theirs.decrypt(ours.publicKey, encrypted)).toBe('a secret €');
  });

  test('has a key of all bytes of the number that both ends know, the zeros in front of a small one too', () => {
    // To the power of one, so that the number is the other end's key itself.
    const { value, parameters } = startKeyExchange(1n).agree(Uint8Array.of(5)).encrypt('a secret');
    expect(decrypt(Buffer.of(5), { value, parameters })).toBe('a secret');
  });

  test('decrypts what it encrypted, and encrypts differently each time', () => {
    const cipher = startKeyExchange(3n).agree(Uint8Array.of(5));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (secret) => {
        const encrypted = cipher.encrypt(secret);
        expect(cipher.decrypt(encrypted)).toBe(secret);
        expect(cipher.encrypt(secret).value.equals(encrypted.value)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['0', Uint8Array.of(0)],
    ['1', Uint8Array.of(1)],
    ['the prime less one', Buffer.concat([prime.subarray(0, 127), Buffer.of(0xfe)])],
    ['the prime', prime],
    ['more than the prime', Buffer.alloc(200, 0xff)],
  ])('is not opened with a public key of %s, which would give the key away', (_what, key) => {
    expect(() => startKeyExchange().agree(key)).toThrow(RangeError);
  });
});
