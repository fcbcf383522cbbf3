import { afterAll, beforeEach } from 'vitest';
import { HostileIssuer } from './hostile-issuer.ts';

/**
 * Starts an issuer for all tests of a file. It behaves again before each, and stops after the last. Where a single test needs
 * one, that takes the fixture `issuer`.
 */
export async function shareIssuer(): Promise<HostileIssuer> {
  const issuer = await HostileIssuer.start();
  beforeEach(() => issuer.reset());
  afterAll(() => issuer.stop());
  return issuer;
}
