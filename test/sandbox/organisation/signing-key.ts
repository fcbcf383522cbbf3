/**
 * For practice only: the key pair by which the sandbox signs organisations. Everybody has the private half, so a packaged
 * app refuses every environment whose keys begin with `sandbox-`.
 *
 * It is a constant because `assets/environments/sandbox.json` is a file, and holds the public half.
 */
export const practiceOnlySigningKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'uUo_vmit365Blu4NKZ3AXaC7cTjyGe2Ixsp3chWOfgo',
  y: 'SoESrWgFAxWmkWMqK1qKYkViKLk5KtruDdIw-6Q-GJw',
  d: 'JfG2ipKQuEfMN1_KRAupTi01qmIwACvbuNWilF5ZIfc',
  kid: 'sandbox-organisation-1',
  alg: 'ES256',
  use: 'sig',
} as const;

const { d: _, ...publicHalf } = practiceOnlySigningKey;

/** What the sandbox's environment pins. */
export const practiceOnlyPublicKey = publicHalf;
