import { expect, test } from 'vitest';
import {
  capabilities,
  firstCapabilities,
  hasCapability,
} from '../../../../main/platform-contract/capabilities.ts';
import { configuration } from '../../../../main/platform-contract/contract.ts';
import { tolerant } from '../../../../main/platform-contract/tolerant-reader.ts';

const read = (listed: unknown) =>
  tolerant(configuration).parse({ methods: [], manualSignUp: false, capabilities: listed });

test.each(firstCapabilities)('a platform without a list has %s', (name) => {
  expect(hasCapability(null, name)).toBe(true);
  expect(hasCapability(read(undefined), name)).toBe(true);
});

test('a platform without a list does not have the setup, which came later', () => {
  expect(hasCapability(null, 'environment-setup')).toBe(false);
  expect(hasCapability(read(undefined), 'environment-setup')).toBe(false);
});

test.each(capabilities)('a platform that lists %s has it, and one that lists others has not', (name) => {
  expect(hasCapability(read([name]), name)).toBe(true);
  expect(hasCapability(read([]), name)).toBe(false);
  expect(hasCapability(read(capabilities.filter((other) => other !== name)), name)).toBe(false);
});

test('names that this version does not know change nothing', () => {
  const later = read(['relay', 'time-travel', { name: 'exchange' }, 7]);
  expect(later.capabilities).toEqual(['relay', 'time-travel']);
  expect(hasCapability(later, 'relay')).toBe(true);
  expect(hasCapability(later, 'exchange')).toBe(false);
});

test('a list of another form counts as none', () => {
  expect(hasCapability(read('relay'), 'exchange')).toBe(true);
});
