import { expect, test } from 'vitest';
import { allowedReturnPath } from '../../../../main/preflight/preflight.ts';

const anyhow = { allowed: null, prefersRelay: false };
const missing = { returnPath: 'relay', reason: 'browser-missing' } as const;
const remote = { returnPath: 'relay', reason: 'remote-session' } as const;
const usual = { returnPath: 'loopback' } as const;
const blocked = { returnPath: 'relay', reason: 'loopback-blocked' } as const;

test.each([
  ['a browser here, nothing forbidden', usual, anyhow, usual],
  ['no browser, nothing forbidden: a phone', missing, anyhow, missing],
  ['no browser, relay allowed', missing, { ...anyhow, allowed: ['relay'] as const }, missing],
  ['no browser, loopback alone: no QR code', missing, { ...anyhow, allowed: ['loopback'] as const }, usual],
  ['no browser, by hand alone', missing, { ...anyhow, allowed: ['paste'] as const }, { returnPath: 'paste' }],
  ['remote, loopback alone', remote, { ...anyhow, allowed: ['loopback', 'paste'] as const }, usual],
  ['nothing reaches the listener', usual, { ...anyhow, prefersRelay: true }, blocked],
  ['the same, without relay', usual, { allowed: ['loopback'] as const, prefersRelay: true }, usual],
])('%s', (_, found, limits, expected) => {
  expect(allowedReturnPath(found, limits)).toEqual(expected);
});
