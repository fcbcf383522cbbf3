import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { activationCodeLength } from '#contract/activation-code.ts';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** 256 random bits, in characters that need no escaping anywhere. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** To be typed from a mail. */
export function newCode(): string {
  return String(randomInt(10 ** activationCodeLength)).padStart(activationCodeLength, '0');
}

/** What is kept of a secret. Fast on purpose: the secrets are random. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Whether a secret is the one that was kept, in a time that does not tell how much of it was right. */
export function matches(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash));
}

/** Whether a password is the one that was kept; takes as long where none was, so that time tells nothing. */
export async function passwordMatches(password: string, hash: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = hash?.split('$') ?? [];
  const given = await derive(password.normalize('NFC'), Buffer.from(salt, 'base64url'), 32);
  const kept = Buffer.from(key, 'base64url');
  return kept.length === given.length && timingSafeEqual(given, kept);
}

/** What is kept of a password. */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFC'), salt, 32);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}
